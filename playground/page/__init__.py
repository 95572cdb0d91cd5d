"""The web page of a playground, in Swedish. It needs NiceGUI, and everything it loads comes from this machine.

``attach`` puts the page on the web application, ``tab`` is one open browser tab, ``screen`` is what that tab shows and
does, ``unread`` how far its people have read. The other modules draw the parts of the page as trees of ``nodes``:

- the frame: ``sidebar``, ``clock``, ``stream`` (messages and Home), ``composer``, ``modals``, ``traffic``
- Block Kit: ``blocks``, ``fields`` (interactive elements), ``mrkdwn``, ``rich_text``; ``scene`` says where blocks stand
- words: ``texts`` (all of the page's own), ``dates``

The stylesheet and the script are in ``playground/static``.
"""

from playground.page.attach import attach_page

__all__ = ["attach_page"]
