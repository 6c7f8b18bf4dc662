"""How the time grows with a disclosure: conversion with checks, and the pages of the site.

    python benchmarks/growth.py [--only rows_plain ...] [--scale 4] [--seconds 60]

Every direction in which a disclosure can grow (`INPUTS` of the `growth_*` modules) is measured
at a size n, at 2n and at 4n, each in a process of its own. The exponent is that of the last
doubling: 1 is time in proportion, 2 is quadratic. Marked is what grows faster than n^1.3 and
takes more than a second; the exit code is 1 when there is such a thing, or a process that was
not done.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from growth_inputs import PUBLISHER

ROOT = Path(__file__).resolve().parents[1]
for _place in (ROOT, ROOT / "tests" / "documents"):
    sys.path.insert(0, str(_place))

import growth_office  # noqa: E402
import growth_pdf  # noqa: E402
import growth_prose  # noqa: E402
import growth_tables  # noqa: E402

INPUTS = {
    made.__name__: (made, size)
    for module in (growth_tables, growth_prose, growth_office, growth_pdf)
    for made, size in module.INPUTS.items()
}

LIMIT, FROM_SECONDS = 1.3, 1.0
STAGES = ("convert", "pages")
Times = dict[str, float | str]


def main() -> int:
    """Measure, print, mark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", choices=INPUTS, default=list(INPUTS))
    parser.add_argument("--scale", type=float, default=1.0, help="all sizes so many times larger")
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of one measurement")
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        name, size = arguments.measure
        print(json.dumps(measured(name, int(size))))
        return 0
    marked = [grew(name, arguments.scale, arguments.seconds) for name in arguments.only]
    return 1 if any(marked) else 0


def grew(name: str, scale: float, seconds: float) -> bool:
    """Measures one direction and prints a line; whether it grows too fast."""
    first = max(1, round(INPUTS[name][1] * scale))
    runs = [apart(name, size, seconds) for size in (first, 2 * first, 4 * first)]
    said, marked = "", False
    for stage in STAGES:
        times = [float(run.get(stage, math.inf)) for run in runs]
        power = math.log2(times[2] / times[1]) if times[2] < math.inf else math.inf
        bad = power > LIMIT and times[2] > FROM_SECONDS
        marked |= bad and "refused" not in runs[2]
        said += f"  {stage} " + " ".join(f"{t:7.2f}" for t in times) + f"  n^{power:4.1f}"
        said += " !" if bad else "  "
    refused = next((str(run["refused"]) for run in runs if "refused" in run), "")
    print(f"{name:24}{4 * first:8}{said} {refused}", flush=True)
    return marked


def apart(name: str, size: int, seconds: float) -> Times:
    """One measurement in a process of its own; nothing of what was not done in time."""
    command = [sys.executable, __file__, "--measure", name, str(size)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        said = error.stdout.decode() if isinstance(error.stdout, bytes) else error.stdout or ""
        return json.loads(said.splitlines()[0]) if said else {}
    except subprocess.CalledProcessError as error:
        return {"refused": error.stderr.strip().splitlines()[-1][:100]}
    times: Times = json.loads(done.stdout.splitlines()[-1])
    return times


def measured(name: str, size: int) -> Times:
    """Seconds of conversion and of the pages, the program loaded before."""
    from generator.build import convert
    from generator.errors import MingzhangError
    from generator.facts.identity import IdentityOptions
    from generator.package.read import read_package
    from generator.pages.build import write_pages

    options = IdentityOptions(PUBLISHER, "sample", "500152", 2023, "budget")
    made = INPUTS[name][0]
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        write_pages([read_package(convert(_files(made(1)), Path("warm"), options))], Path("docs"))
        shutil.copy(ROOT / "mkdocs.yml", "mkdocs.yml")
        paths = _files(made(size))
        begun = time.perf_counter()
        try:
            package = convert(paths, Path("to"), options)
        except MingzhangError as error:
            return {"refused": str(error)[:100]}
        times: Times = {"convert": time.perf_counter() - begun}
        print(json.dumps(times), flush=True)
        begun = time.perf_counter()
        write_pages([read_package(package)], Path("docs"))
        return {**times, "pages": time.perf_counter() - begun}


def _files(made: dict[str, bytes]) -> list[Path]:
    """The files of a disclosure, written below the working directory."""
    for name, data in made.items():
        Path("in", name).parent.mkdir(exist_ok=True)
        Path("in", name).write_bytes(data)
    return [Path("in", name) for name in made]


if __name__ == "__main__":
    sys.exit(main())
