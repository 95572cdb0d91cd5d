"""Start the local Slack as its own process: ``python -m playground --config FILE.json``."""

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


def _read_options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=3000, help="port to listen on (default: 3000)")
    parser.add_argument("--config", required=True, metavar="FILE.json", help="manifest, tokens, people, channels")
    parser.add_argument("--no-page", action="store_true", help="serve the protocol without the web page")
    return parser.parse_args(argv)


def configure(argv: Sequence[str] | None = None) -> tuple[Config, str, int]:
    """Read the configuration, host and port from the command line.

    Raises ConfigError when the configuration can't be read.
    """
    options = _read_options(argv)
    config = load_config(options.config)
    return dataclasses.replace(config, base_url=f"http://{options.host}:{options.port}"), options.host, options.port


def build(config: Config, *, page: bool = True) -> Starlette:
    """Build the web application. The page is part of it if ``page`` is true and NiceGUI is installed."""
    playground = Playground(config)
    app = create_app(playground)
    if not page:
        return app
    if importlib.util.find_spec("nicegui") is None:
        sys.stderr.write(NO_NICEGUI)
        return app
    from playground.page import attach_page

    attach_page(app, playground)
    return app


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until stopped. Returns the exit code: 2 when the configuration is not accepted."""
    try:
        config, host, port = configure(argv)
        app = build(config, page=not _read_options(argv).no_page)
    except ConfigError as error:
        sys.stderr.write(f"playground: {error}\n")
        return 2
    uvicorn.run(app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
