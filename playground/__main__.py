"""``python -m playground --config FILE.json``: the local Slack as a process of its own."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Sequence

import uvicorn

from playground.config import Config, load_config
from playground.errors import ConfigError
from playground.people import Playground
from playground.server import create_app


def configure(argv: Sequence[str] | None = None) -> tuple[Config, str, int]:
    """The configuration, host and port from the command line; ConfigError when they do not fit."""
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=3000, help="port to listen on (default: 3000)")
    parser.add_argument("--config", required=True, metavar="FILE.json", help="manifest, tokens, people, channels")
    options = parser.parse_args(argv)
    config = load_config(options.config)
    return dataclasses.replace(config, base_url=f"http://{options.host}:{options.port}"), options.host, options.port


def main(argv: Sequence[str] | None = None) -> int:
    """Run until stopped; 2 when the configuration is not accepted."""
    try:
        config, host, port = configure(argv)
        app = create_app(Playground(config))
    except ConfigError as error:
        sys.stderr.write(f"playground: {error}\n")
        return 2
    uvicorn.run(app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
