"""``python -m playground --config FILE.json``: the local Slack as a process of its own."""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import sys
from collections.abc import Sequence

import uvicorn
from starlette.applications import Starlette

from playground.config import Config, load_config
from playground.errors import ConfigError
from playground.people import Playground
from playground.server import create_app

NO_NICEGUI = "playground: no page, since nicegui is not installed (pip install nicegui); the protocol is served alone\n"


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=3000, help="port to listen on (default: 3000)")
    parser.add_argument("--config", required=True, metavar="FILE.json", help="manifest, tokens, people, channels")
    parser.add_argument("--no-page", action="store_true", help="serve the protocol without the web page")
    return parser.parse_args(argv)


def configure(argv: Sequence[str] | None = None) -> tuple[Config, str, int]:
    """The configuration, host and port from the command line; ConfigError when they do not fit."""
    options = _parse(argv)
    config = load_config(options.config)
    return dataclasses.replace(config, base_url=f"http://{options.host}:{options.port}"), options.host, options.port


def build(config: Config, *, page: bool = True) -> Starlette:
    """The application, with the page where it is wanted and NiceGUI is there."""
    playground = Playground(config)
    app = create_app(playground)
    if not page:
        return app
    if importlib.util.find_spec("nicegui") is None:
        sys.stderr.write(NO_NICEGUI)
        return app
    from playground.page.web_page import attach

    attach(app, playground)
    return app


def main(argv: Sequence[str] | None = None) -> int:
    """Run until stopped; 2 when the configuration is not accepted."""
    try:
        config, host, port = configure(argv)
        app = build(config, page=not _parse(argv).no_page)
    except ConfigError as error:
        sys.stderr.write(f"playground: {error}\n")
        return 2
    uvicorn.run(app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
