"""Everything that is measured, in one run and within its time; the table is printed and kept in ``out/``."""

import argparse
import os
import platform
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from scripts.benchmarks import crowds, graphs, measures, pages, pictures, reading, scenarios, sent
from scripts.benchmarks.browser import opened
from scripts.benchmarks.clock import Budget
from scripts.benchmarks.datasets import OUT, SHIPPED
from scripts.benchmarks.results import Line, as_csv, as_markdown, summary
from scripts.benchmarks.servers import ours, plain

ALL: Final = 570.0  # seconds
QUICK: Final = 150.0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the run: its share of the time, and the datasets that it measures."""

    measure: Callable[[list[str], Budget], Iterator[Line]]
    share: float
    names: tuple[str, ...]
    quick: tuple[str, ...]


def _pages(names: list[str], budget: Budget) -> Iterator[Line]:
    with plain("empty") as empty, opened() as browser:
        yield from pages.measure(browser, empty, names, budget)


def _sent(names: list[str], budget: Budget) -> Iterator[Line]:
    with plain("empty") as empty, opened() as browser:
        yield from sent.measure(browser, empty, names, budget)


def _pictures(names: list[str], budget: Budget) -> Iterator[Line]:
    with ExitStack() as running:
        bare = {app: running.enter_context(plain(app)) for app in ("bare_network", "bare_points", "folium_points")}
        browser = running.enter_context(opened())
        yield from pictures.measure(browser, bare, names, budget)


def _scenarios(names: list[str], budget: Budget) -> Iterator[Line]:
    with plain("empty") as empty, opened() as browser:
        yield from scenarios.measure(browser, empty, names, budget)


def _sessions(_: list[str], budget: Budget) -> Iterator[Line]:
    with ours(SHIPPED) as dashboard, plain("empty", as_installed=True) as empty:
        yield from crowds.measure(dashboard, empty, budget)


SIZES: Final = ("n100", "n1000", "n10000", "n100000")
PARTS: Final = {
    "reading": Part(reading.measure, 0.11, SIZES, SIZES[:3]),
    "graphs": Part(graphs.measure, 0.1, SIZES, SIZES[:3]),
    "measures": Part(measures.measure, 0.07, ("n1000", "n10000"), ("n1000",)),
    "pages": Part(_pages, 0.19, (SHIPPED, "n10000", "n1000", "n100000"), (SHIPPED,)),
    "pictures": Part(_pictures, 0.24, pictures.NAMES, (SHIPPED, "n1000")),
    "sent": Part(_sent, 0.06, (SHIPPED, "n1000"), (SHIPPED,)),
    "scenarios": Part(_scenarios, 0.15, ("n10000",), ("n1000",)),
    "sessions": Part(_sessions, 0.08, (SHIPPED,), (SHIPPED,)),
}


def main() -> None:
    """Measure what was asked for; whoever stops it gets what was measured by then."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    asked = _asked()
    budget = Budget(asked.seconds or (QUICK if asked.quick else ALL))
    lines: list[Line] = []
    try:
        for line in _lines(asked, budget):
            lines.append(line)
            print("  " + "  ".join(cell for cell in line.cells() if cell != "–"), flush=True)
    except KeyboardInterrupt:
        print("stopped")
    finally:
        _tell(lines, asked.to, budget.taken)


def _lines(asked: argparse.Namespace, budget: Budget) -> Iterator[Line]:
    """Yield the lines of every part that is wanted; what one part leaves over is there for the next."""
    wanted = {name: part for name, part in PARTS.items() if name in asked.only}
    shares = sum(part.share for part in wanted.values())
    for name, part in wanted.items():
        print(f"{name} ... ({budget.left:.0f} s left for everything)", flush=True)
        sizes = part.quick if asked.quick else part.names
        yield from part.measure(
            [size for size in sizes if not asked.sizes or size in asked.sizes], budget.part(part.share / shares)
        )
        shares -= part.share


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench.py", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes only, about two minutes")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--sizes", type=lambda text: text.split(","), default=[], help=f"{SHIPPED}, n100, n1000, ...")
    parser.add_argument("--seconds", type=float, help=f"time for everything, {ALL:.0f} by default")
    parser.add_argument("--to", type=Path, default=OUT.parent, help="folder for bench.md and bench.csv")
    asked = parser.parse_args()
    unknown = set(asked.only) - set(PARTS)
    if unknown:
        parser.error(f"--only knows {', '.join(PARTS)}, not {', '.join(sorted(unknown))}")
    return asked


def _tell(lines: list[Line], folder: Path, seconds: float) -> None:
    head = (
        f"{_machine()}. Medians; ratios within one run of {seconds:.0f} s. docs/benchmarks.md tells how to read them."
    )
    text = f"{head}\n\n{as_markdown(lines)}\n{summary(lines)}\n"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bench.md").write_text(text, "utf-8")
    (folder / "bench.csv").write_text(as_csv(lines), "utf-8")
    print(f"\n{text}\nwritten to {folder / 'bench.md'} and bench.csv")


def _machine() -> str:
    """Return the class of the machine: nothing that names it."""
    memory = psutil.virtual_memory().total / 1e9
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return (
        f"{psutil.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, load {load:.1f} at the end"
    )


if __name__ == "__main__":
    main()
