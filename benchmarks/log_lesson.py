"""`make bench`: `/mvp logga lektion 5`, acknowledged and on disk, beside a bare Bolt app that only acks.

Same transport, same run, same client; 1 and 32 connections; rounds are interleaved and medians taken over them.
Exit code 1 when the aims of `docs/performance.md` are missed.
"""

from __future__ import annotations

import asyncio
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.bare import SECRET
from benchmarks.floor import floor
from benchmarks.load import Run, command, drive, said
from benchmarks.world import fill, teacher
from bot.clock import system_now

ROUNDS = 5
PER_ROUND = {1: 300, 32: 1000}
SIDES = ("bare, default", "bare, direct", "mvp, SQLite")


def free_port() -> int:
    """A port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(side: str, database: str, stack: ExitStack) -> int:
    """Start one side as a process of its own; returns its port."""
    port = free_port()
    if side.startswith("bare"):
        arguments = ["-m", "benchmarks.bare", side.split(", ")[1], str(port)]
    else:
        arguments = ["-m", "bot", "run"]
    environment = os.environ | {
        "SLACK_BOT_TOKEN": "xoxb-benchmark", "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": "http://127.0.0.1:9/",
        "DATABASE_URL": database, "MVP_PORT": str(port), "MVP_HOST": "127.0.0.1", "SLACK_APP_TOKEN": "",
    }  # fmt: skip
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.kill)
    wait_for_port(port)
    return port


def wait_for_port(port: int) -> None:
    """Until something listens there."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        try:
            opener.open(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # the bare app has no health page, but it listens
        except OSError:
            continue


def measure(ports: dict[str, int]) -> dict[tuple[str, int], list[Run]]:
    """Every side in turn, round after round, so that a noisy minute falls on all of them."""
    results: dict[tuple[str, int], list[Run]] = {}
    next_teacher = 1
    for port in ports.values():
        asyncio.run(drive(port, [command(teacher(0), "hjälp", port)] * 50, 4))
    for connections, count in PER_ROUND.items():
        for _ in range(ROUNDS):
            for side, port in ports.items():
                requests = [command(teacher(next_teacher + i), "logga lektion 5", port) for i in range(count)]
                run = asyncio.run(drive(port, requests, connections))
                if side.startswith("mvp"):
                    next_teacher += count
                    assert all(said(body).startswith("Sparat: lektion 5") for body in run.bodies), said(run.bodies[0])
                results.setdefault((side, connections), []).append(run)
    return results


def median(runs: list[Run], name: str) -> float:
    """The median over rounds of one figure."""
    return statistics.median(getattr(run, name) for run in runs)


def show(results: dict[tuple[str, int], list[Run]]) -> bool:
    """Print the table and whether each aim holds."""
    console = Console(width=120)
    table = Table(title=f"{system_now():%Y-%m-%d} · Python {platform.python_version()} · {os.cpu_count()} cores")
    for column in ("side", "connections", "requests", "median ms", "p99 ms", "requests/s"):
        table.add_column(column, justify="right" if column != "side" else "left")
    for (side, connections), runs in results.items():
        table.add_row(
            side, str(connections), str(sum(len(run.seconds) for run in runs)), f"{median(runs, 'median'):.2f}",
            f"{median(runs, 'p99'):.1f}", f"{median(runs, 'rate'):.0f}",
        )  # fmt: skip
    console.print(table)
    ours, default, direct = (SIDES[2], SIDES[0], SIDES[1])
    of_default = median(results[ours, 1], "median") / median(results[default, 1], "median")
    of_direct = median(results[ours, 1], "median") / median(results[direct, 1], "median")
    throughput = median(results[ours, 32], "rate") / median(results[direct, 32], "rate")
    p99 = median(results[ours, 32], "p99")
    aims = (
        ("median at 1 connection / default bare app's", of_default, of_default < 0.25, "under 0.25"),
        ("median at 1 connection / direct bare app's", of_direct, of_direct <= 3, "at most 3"),
        ("throughput at 32 connections / direct bare app's", throughput, throughput >= 0.2, "at least 0.2"),
        ("p99 at 32 connections, ms", p99, p99 < 100, "under 100"),
    )
    for name, value, holds, aim in aims:
        console.print(f"{'holds ' if holds else 'MISSED'} {name}: {value:.2f} ({aim})")
    return all(holds for _, _, holds, _ in aims)


def main() -> int:
    """Run the whole comparison."""
    teachers = sum(PER_ROUND.values()) * ROUNDS + 1
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        database = f"sqlite:///{Path(folder) / 'bench.db'}"
        fill(database, teachers)
        ports = {side: start(side, database, stack) for side in SIDES}
        held = show(measure(ports))
    floor()
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
