/* What only the browser can do: focus, scrolling, and keys in the message field. */
window.pg = (() => {
  const composer = () => document.getElementById("pg-composer");
  const FIELDS = "input:not([type=hidden]):not([disabled]), select, textarea";
  const sent = [];
  let recalled = 0, lastFocus = null, lastTs = null, lastOpener = null, force = false, drawer = false;

  document.addEventListener("focusin", (e) => {
    lastFocus = e.target;
    lastTs = e.target.closest("[data-ts]")?.dataset.ts ?? null;
  });

  /* Menus close on a choice, on Esc, and on a press elsewhere. */
  const openMenus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", (e) => {
    openMenus().forEach((menu) => {
      const inside = menu.contains(e.target);
      if (!inside) menu.open = false;
      else if (e.target.closest("li button")) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  });
  document.addEventListener("keydown", (e) => {
    const menu = openMenus()[0];
    if (e.key === "Escape" && menu) {
      e.preventDefault(); e.stopPropagation();
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    if (menu && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
      e.preventDefault();
      const items = [...menu.querySelectorAll("li button")];
      const step = e.key === "ArrowDown" ? 1 : -1;
      const at = items.indexOf(document.activeElement);
      items[(at + step + items.length) % items.length]?.focus();
    }
    const form = e.target.closest?.("dialog form");
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && form) {
      e.target.dispatchEvent(new Event("change", { bubbles: true }));
      form.requestSubmit();
    }
  }, true);

  /* Dialogs. */
  function focusFirst(dialog) {
    const middle = dialog.querySelector(".middle");
    const wanted = dialog.querySelector("[aria-invalid=true]") ?? dialog.querySelector("[data-focus]");
    const target = wanted ?? middle.querySelector(FIELDS) ?? middle.querySelector("button, summary, a[href]")
      ?? dialog.querySelector(".bottom .primary, .bottom .danger") ?? dialog.querySelector(".bottom button");
    focusOn(target);
  }
  function focusOn(target) {
    if (!target) return;
    (target.matches("[role=group], [role=radiogroup]") ? target.querySelector("input:checked, input") ?? target : target).focus();
  }
  function opened(dialog) {
    const now = document.activeElement;
    if (now && now !== document.body && !now.closest("dialog")) lastOpener = now;
    dialog._opener = now && now !== document.body ? now : lastOpener;
    dialog._errors = dialog.dataset.errors;
    dialog.showModal();
    focusFirst(dialog);
  }
  function updated(dialog) {
    if (dialog.dataset.errors && dialog.dataset.errors !== dialog._errors) focusFirst(dialog);
    dialog._errors = dialog.dataset.errors;
  }
  function leaving(dialog) {
    dialog._leaving = true;
    if (dialog.open) dialog.close();
    setTimeout(() => {
      if (document.activeElement?.closest("dialog[open]") && document.activeElement.isConnected) return;
      const under = [...document.querySelectorAll("dialog[open]")].at(-1);
      const opener = dialog._opener?.isConnected ? dialog._opener : lastOpener;
      if (under && !under.contains(opener)) focusFirst(under);
      else if (opener?.isConnected) opener.focus();
      else (messageAt(lastTs) ?? composer())?.focus();
    });
  }
  const cancel = (e, emit) => { if (e.target === e.currentTarget) { e.preventDefault(); emit(); } };
  const closed = (e, emit) => { if (e.target === e.currentTarget && !e.currentTarget._leaving) emit(); };

  /* The page: focus that would be lost is kept near, the drawer takes it and gives it back. */
  const messageAt = (ts) => (ts ? document.querySelector(`article[data-ts="${CSS.escape(ts)}"]`) : null);
  function keep() {
    const side = document.getElementById("pg-side");
    const open = side?.classList.contains("open") ?? false;
    if (open !== drawer) {
      drawer = open;
      const next = () => (open ? side.querySelector("select") : document.querySelector(".traffic .icon") ?? document.getElementById("pg-menu"));
      requestAnimationFrame(() => next()?.focus());
      return;
    }
    const lost = lastFocus && !lastFocus.isConnected && document.activeElement === document.body;
    if (lost && !document.querySelector("dialog[open]")) (messageAt(lastTs) ?? composer() ?? document.querySelector("#pg-main .stream"))?.focus();
  }
  const enter = (panel) => panel.querySelector("button")?.focus();
  function follow(stream) {
    if (stream._near === undefined) {
      stream._near = true;
      stream.addEventListener("scroll", () => {
        stream._near = stream.scrollHeight - stream.scrollTop - stream.clientHeight < 90;
      }, { passive: true });
      if (matchMedia("(min-width: 800px)").matches && !document.querySelector("dialog[open]")) composer()?.focus();
    }
    const fresh = stream.dataset.last !== stream._last;
    stream._last = stream.dataset.last;
    if (stream._near || (fresh && force)) stream.scrollTop = stream.scrollHeight;
    if (fresh) force = false;
  }

  /* The message field. */
  const token = (field) => /(?:^|\s)([/@#]\S*)$/.exec(field.value.slice(0, field.selectionStart))?.[1] ?? "";
  function suggestions(field) {
    const list = document.getElementById("pg-suggestions");
    return list && !list.hidden && list.dataset.token === token(field) ? list : null;
  }
  function mark(list, step) {
    const options = [...list.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const next = (at + step + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
    options[next].scrollIntoView({ block: "nearest" });
    composer().setAttribute("aria-activedescendant", options[next].id);
  }
  function pick(option, event) {
    event?.preventDefault();
    const field = composer();
    const before = field.value.slice(0, field.selectionStart), after = field.value.slice(field.selectionStart);
    const start = before.length - token(field).length;
    write(field, before.slice(0, start) + option.dataset.insert + " ", after);
  }
  function write(field, before, after = "") {
    field.value = before + after;
    field.setSelectionRange(before.length, before.length);
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function grow(field) {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, 180)}px`;
  }
  function send(emit) {
    const field = composer(), text = field.value;
    if (!text.trim()) { field.focus(); return; }
    force = true;
    recalled = sent.push(text);
    field.value = "";
    grow(field);
    field.focus();
    emit(text);
  }
  function keys(e, emit) {
    if (e.isComposing) return;
    const list = suggestions(e.target);
    const chosen = list?.querySelector("[aria-selected=true]") ?? list?.querySelector("[role=option]");
    if (list && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
      e.preventDefault();
      mark(list, e.key === "ArrowDown" ? 1 : -1);
    } else if (list && e.key === "Escape") {
      e.preventDefault();
      list.hidden = true;
    } else if (chosen && (e.key === "Tab" || e.key === "Enter") && !e.shiftKey && chosen.dataset.insert !== token(e.target)) {
      e.preventDefault();
      pick(chosen);
    } else if (e.key === "ArrowUp" && recalled > 0 && [undefined, sent[recalled]].includes(e.target.value || undefined)) {
      e.preventDefault();
      write(e.target, sent[--recalled]);
    } else if (e.key === "Enter" && !e.shiftKey) {
      e.preventDefault();
      send(emit);
    }
  }
  function typed(e, emit) {
    grow(e.target);
    emit(e.target.value.slice(0, e.target.selectionStart));
  }
  const put = (button) => write(composer(), button.textContent);
  function skip(e) { e.preventDefault(); (composer() ?? document.querySelector("#pg-main .stream"))?.focus(); }

  /* Fields that act at once. */
  function settled(e, emit) {
    const field = e.target;
    clearTimeout(field._timer);
    const tell = () => { clearTimeout(field._timer); field.removeEventListener("blur", tell); emit(field.value); };
    field._timer = setTimeout(tell, 700);
    field.addEventListener("blur", tell, { once: true });
  }
  const entered = (e, emit) => { if (e.key === "Enter") { e.preventDefault(); emit(e.target.value); } };

  return { enter, opened, updated, leaving, cancel, closed, keep, follow, keys, typed, pick, put, send, skip, settled, entered };
})();
