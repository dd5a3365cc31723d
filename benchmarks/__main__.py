"""Prints the table of targets as measured here and now: figures, ratios, and whether each target is met."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import NotMeasured, spread
from benchmarks.peers import HERE
from benchmarks.rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.bases import Outcome

HEAD = (
    "| work | claims | ours | peer | its figure | ratio | least to most | target | met |\n"
    "|---|---|---|---|---|---|---|---|---|"
)
WRITTEN = HERE / "docs/benchmarks.md"
KEPT = "\n## What is not met, and why"
"""Where the part of that page begins that is not written anew."""


SMALL = 0.01
"""Ratios below this are told with two digits more."""


def main() -> None:
    """Measure what is asked for, print the table line by line, and write it down if told to."""
    options = _options()
    lines = []
    for line in _table(options.rows, options.sizes, options.times):
        print(line, flush=True)
        lines.append(line)
    if options.write:
        _, mark, kept = WRITTEN.read_text("utf-8").partition(KEPT)
        WRITTEN.write_text(_page("\n".join(lines), options.times) + mark + kept, "utf-8")
        print(f"\nwritten to {WRITTEN.relative_to(HERE)}")


def _options() -> argparse.Namespace:
    names = [row.name for row in ROWS]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"one of {', '.join(names)}; all of them by default")
    parser.add_argument(
        "--sizes", type=_numbers, default=(), help="claims, such as 100,1000; else those of the targets"
    )
    parser.add_argument("--times", type=int, default=5, help="how often each is run, after one run to warm up")
    parser.add_argument("--write", action="store_true", help=f"write the table to {WRITTEN.relative_to(HERE)} as well")
    options = parser.parse_args()
    unknown = [name for name in options.rows if name not in names]
    if unknown:
        parser.error(f"there is no row {unknown[0]}; the rows are {', '.join(names)}")
    return options


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part.replace("_", "")) for part in text.split(",") if part)


def _table(names: list[str], sizes: tuple[int, ...], times: int) -> Iterator[str]:
    yield HEAD
    for row in ROWS:
        if names and row.name not in names:
            continue
        for size in sizes if sizes and row.sizes != (0,) else row.sizes:
            try:
                for outcome in row.measure(size, times):
                    yield _line(outcome)
            except NotMeasured as why:
                yield f"| {row.name} | {size:,} | not measured: {_cell(str(why))} | | | | | | |"


def _line(outcome: Outcome) -> str:
    """Return one line of the table; all of it comes from what was measured."""
    ours = spread([figures[0] for figures in outcome.rounds])
    cells = [outcome.work, f"{outcome.size:,}" if outcome.size else "", _figure(ours.middle, outcome.unit)]
    judged, times = ours, f" {outcome.unit}"
    if outcome.against:
        peer = spread([figures[1] for figures in outcome.rounds])
        judged, times = spread([mine / other if other else 1.0 for mine, other in outcome.rounds]), " times"
        cells += [
            outcome.against,
            _figure(peer.middle, outcome.unit),
            f"{judged.middle:.{2 if judged.middle >= SMALL else 4}f} times",
        ]
    else:
        cells += ["", "", ""]
    cells.append(f"{judged.least:.3g} to {judged.most:.3g}{times}")
    if outcome.limit is None:
        return f"| {' | '.join([*cells, '', ''])} |"
    met = "yes" if judged.middle <= outcome.limit else "no"
    return f"| {' | '.join([*cells, f'≤ {outcome.limit:g}{times}', met])} |"


def _figure(value: float, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"  # noqa: PLR2004 - three digits tell enough


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _page(table: str, times: int) -> str:
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    machine = f"{os.cpu_count()} cores, {_processor()}, {platform.system()}, Python {platform.python_version()}"
    return (
        "# Benchmarks\n\n"
        f"Measured on {today} with `make bench`: {machine}.\n\n"
        f"Each figure is the median of {times} runs, which took turns with those of the peer; a ratio is of\n"
        "neighbouring runs. Seconds are processor seconds of the whole process and of those it started,\n"
        "unless they are called elapsed; memory is the most that one process held. Sites of 10,000 claims, growth,\n"
        "and what a browser loads are measured once. What it loads is in bytes as they lie on the host, before any\n"
        "compression; a search loads its program and manifest, a part of the index for each word, and the parts of\n"
        "the 24 pages that fit best: the figure adds the longest parts there are.\n\n"
        f"{table}\n"
    )


def _processor() -> str:
    """Return the name of the processor, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


if __name__ == "__main__":
    main()
