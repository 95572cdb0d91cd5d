"""The demo: a local Slack with sample people beside the real bot, whose clock can be moved ahead.

`run_demo` is `mvp demo`. It starts `mvp run --demo-clock`, which lives by a `DemoClock`; the page moves that by a
`Journey`, through the address of `clock_route`.
"""

from bot.demo.clock import DemoClock, clock_from
from bot.demo.journey import SPEED, CannotMove, Journey, Stop
from bot.demo.launch import playground_config, run_demo
from bot.demo.routes import clock_route
from bot.demo.sample import SAMPLE, ZONE, DemoFailed, demo_start, import_sample, invented_year

__all__ = [
    "SAMPLE",
    "SPEED",
    "ZONE",
    "CannotMove",
    "DemoClock",
    "DemoFailed",
    "Journey",
    "Stop",
    "clock_from",
    "clock_route",
    "demo_start",
    "import_sample",
    "invented_year",
    "playground_config",
    "run_demo",
]
