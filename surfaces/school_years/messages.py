"""A school year's terms, breaks and single days, and the forms that enter and remove them."""

from __future__ import annotations

from datetime import date

from models.calendar import EntryKind, week
from models.places import LONGEST_NAME, Site
from models.school_years import CalendarLine, EntryPlaces, SchoolCalendar, YearPage
from surfaces.kit import (
    Block,
    Form,
    FormField,
    Message,
    Press,
    actions,
    button,
    context,
    date_picker,
    escape,
    field_block,
    lines,
    modal,
    option,
    pack_ids,
    plain,
    say_day_week,
    say_list,
    say_numbers,
    section,
    select,
    sentence,
    text,
    text_input,
)
from surfaces.moves import build_struck_blocks

MOST_OPTIONS = 100
MOST_YEAR = 12
EVERYWHERE = "all"


def show_year(locale: str, page: YearPage) -> Message:
    """The school year at the reader's schools, with buttons for those who may change it."""
    title = text(locale, "calendar-title", year=str(page.school_year))
    blocks: list[Block] = []
    for place, school in enumerate(page.schools):
        blocks += _build_school(locale, f"year.{place}", page, school)
    blocks = blocks[:40]
    if page.struck and page.struck.lessons:
        blocks += build_struck_blocks(locale, page.struck)
    blocks.append(context("year.note", text(locale, "calendar-note")))
    if page.may_keep:
        buttons = [button(Press.ADD_DAYS, plain(locale, "button-add-days"), primary=True)]
        if page.removable:
            buttons.append(button(Press.REMOVE_DAYS, plain(locale, "button-remove-days"), str(page.school_year.start)))
        blocks.append(actions("year.actions", buttons))
    return Message(title, blocks)


def build_missing_blocks(locale: str, missing: tuple[Site, ...]) -> list[Block]:
    """A line that some schools' terms are not entered, with the button to do so; no blocks where none is missing."""
    if not missing:
        return []
    names = say_list(locale, [escape(site.name) for site in missing[:3]])
    message_text = plain(locale, "calendar-missing", schools=names)
    return [section("home.year", message_text, button(Press.ADD_DAYS, plain(locale, "button-add-year")))]


def _build_school(locale: str, name: str, page: YearPage, school: SchoolCalendar) -> list[Block]:
    site = school.site.name if school.site else plain(locale, "calendar-everywhere")
    sentences = [text(locale, "calendar-of-school", year=str(page.school_year), school=site)]
    if not school.known:
        sentences.append(text(locale, "calendar-unknown"))
        if school.helpers:
            sentences.append(text(locale, "calendar-helpers", names=say_list(locale, school.helpers)))
    return lines(name, [*sentences, *(_say_line(locale, line) for line in school.lines)])


def _say_line(locale: str, line: CalendarLine) -> str:
    """`• Höstlov: 26 oktober–30 oktober (v. 44)`, with a term's weeks and the year groups it is for."""
    parts = [text(locale, "calendar-line", name=_say_name(locale, line), days=say_span(locale, line.first, line.last))]
    if line.kind is EntryKind.TERM:
        parts.append(text(locale, "calendar-weeks", count=line.weeks))
    if line.years:
        parts.append(text(locale, "calendar-groups", groups=_say_year_groups(locale, line.years)))
    return " · ".join(parts)


def _say_name(locale: str, line: CalendarLine) -> str:
    """The entry's name, with its kind where the name does not show that."""
    kind = plain(locale, f"calendar-kind-{line.kind}")
    if not line.name:
        return sentence(kind)
    plain_kind = line.kind in (EntryKind.TERM, EntryKind.BREAK) or kind.casefold() in line.name.casefold()
    return line.name if plain_kind else plain(locale, "calendar-name-kind", name=line.name, kind=kind)


def say_span(locale: str, first: date, last: date) -> str:
    """`tisdag 3 november (v. 45)`, `26–30 oktober (v. 44)`."""
    if first == last:
        return say_day_week(locale, first)
    same_month = (first.year, first.month) == (last.year, last.month)
    ends = [str(first.day) if same_month else _say_date(locale, first), _say_date(locale, last)]
    weeks = [str(week(day)) for day in (first, last)]
    week_numbers = weeks[0] if weeks[0] == weeks[1] else "–".join(weeks)
    return plain(locale, "calendar-span", first=ends[0], last=ends[1], weeks=week_numbers)


def _say_date(locale: str, day: date) -> str:
    return plain(locale, "calendar-date", day=str(day.day), month=plain(locale, f"month-{day.month}"))


def _say_year_groups(locale: str, years: tuple[int, ...]) -> str:
    """Year groups as `7–9`, `F och 1`, `gy1`. In the code, 0 is `F` and 10 the first of upper secondary school."""
    lower = [year for year in years if 0 < year <= 9]
    parts = [say_year_group(locale, year) for year in years if year == 0]
    parts += [say_numbers(locale, lower)] if lower else []
    return say_list(locale, parts + [say_year_group(locale, year) for year in years if year > 9])


def say_year_group(locale: str, year: int) -> str:
    """`F`, `7`, `gy1`."""
    if year == 0:
        return plain(locale, "calendar-group-f")
    return str(year) if year <= 9 else plain(locale, "calendar-group-upper", year=str(year - 9))


def build_add_form(locale: str, where: EntryPlaces, metadata: str) -> Block:
    """The form that enters a term, a break, a study day or a blocked day."""
    kinds = [option(plain(locale, f"calendar-kind-{kind}-told"), kind.value) for kind in EntryKind]
    groups = [option(plain(locale, "calendar-group-all"), EVERYWHERE)]
    groups += [
        option(plain(locale, "calendar-group-one", group=say_year_group(locale, year)), str(year))
        for year in range(MOST_YEAR + 1)
    ]
    blocks = [
        field_block(FormField.DAY_KIND, plain(locale, "field-day-kind"), select(kinds, kind="radio_buttons")),
        field_block(FormField.DAY, plain(locale, "field-first-day"), date_picker(None)),
        field_block(
            FormField.LAST_DAY,
            plain(locale, "field-last-day"),
            date_picker(None),
            optional=True,
            hint=plain(locale, "field-last-day-hint"),
        ),
        field_block(
            FormField.DAY_NAME,
            plain(locale, "field-day-name"),
            text_input(LONGEST_NAME, multiline=False),
            optional=True,
            hint=plain(locale, "field-day-name-hint"),
        ),
        field_block(FormField.YEAR_GROUP, plain(locale, "field-year-group"), select(groups, EVERYWHERE)),
        _build_site_field(locale, where),
    ]
    return modal(
        Form.ADD_DAYS,
        plain(locale, "form-add-days"),
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def _build_site_field(locale: str, where: EntryPlaces) -> Block:
    options = [option(plain(locale, "calendar-everywhere-option"), EVERYWHERE)] if where.general else []
    options += [option(site.name, str(site.id)) for site in where.sites]
    return field_block(
        FormField.SITE, plain(locale, "field-where"), select(options[:MOST_OPTIONS], options[0]["value"])
    )


def build_remove_form(locale: str, page: YearPage, metadata: str) -> Block:
    """The form that removes an entry; a page without a button where there is none to remove."""
    options = [_build_removal_option(locale, line) for line in page.removable[:MOST_OPTIONS]]
    title = plain(locale, "form-remove-days")
    if not options:
        notice = section("year.none", text(locale, "calendar-nothing-to-remove"))
        return modal(Form.REMOVE_DAYS, title, [notice], close=plain(locale, "button-close"))
    return modal(
        Form.REMOVE_DAYS,
        title,
        [field_block(FormField.DAYS, plain(locale, "field-days"), select(options))],
        submit=plain(locale, "button-remove-days"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def _build_removal_option(locale: str, line: CalendarLine) -> Block:
    days = say_span(locale, line.first, line.last)
    label = plain(locale, "calendar-option", name=_say_name(locale, line)[:30], days=days)
    return option(label, pack_ids(line.ids))
