"""Prints how long the whole build takes, conversion alone, each stage's share, and `--help`.

It measures the committed disclosures on this machine, warm, and writes only below a
temporary directory. The two commands run as a person would run them; the stages are timed
in one process by putting a clock around the functions `generator.build` calls.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"--help": 0.3, "conversion with checks": 4.0, "whole build": 30.0}
# Stage: module and function that is the whole of it.
STAGES = {
    "read manifests": ("generator.build", "load_manifest"),
    "read sources": ("generator.build", "load_files"),
    "bind tables, make facts": ("generator.build", "_read"),
    "find statements": ("generator.build", "read_statements"),
    "run checks": ("generator.build", "check_disclosure"),
    "write packages": ("generator.build", "write_package"),
    "read packages": ("generator.build", "read_package"),
    "write pages and charts": ("generator.pages.build", "write_pages"),
    "MkDocs": ("generator.build", "_run_mkdocs"),
    "finish the site": ("generator.pages.finish", "finish_site"),
}


def main() -> int:
    """Measure and print; with --strict exit 1 when a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of the quick measurements")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a limit is passed")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))  # the program need not be installed
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(copied(Path(scratch))):
        times = measure(arguments.runs)
        stages = stage_times()
    print(json.dumps({"seconds": times, "stages": stages}) if arguments.json else "", end="")
    if not arguments.json:
        report(times, stages)
    over = [name for name, limit in LIMITS.items() if times[name] > limit]
    return 1 if over and arguments.strict else 0


def copied(scratch: Path) -> Path:
    """A copy of what the build reads and writes."""
    for name in ("datapackages", "docs"):
        shutil.copytree(ROOT / name, scratch / name)
    shutil.copy(ROOT / "mkdocs.yml", scratch)
    return scratch


def measure(runs: int) -> dict[str, float]:
    """Seconds by measurement, the best of some runs."""
    from generator import build

    return {
        "--help": best(runs, lambda: run("--help")),
        "conversion with checks": best(
            runs, lambda: build.convert_registered(Path("datapackages"))
        ),
        "whole build": best(1, lambda: run("build")),
    }


def run(*arguments: str) -> None:
    """One command of the program in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed: {done.stderr}")


def best(runs: int, action: Callable[[], object]) -> float:
    """The shortest of some runs, in seconds."""
    durations = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        durations.append(time.perf_counter() - start)
    return min(durations)


def stage_times() -> dict[str, float]:
    """Seconds spent in each stage of one whole build."""
    from generator import build

    spent = dict.fromkeys(STAGES, 0.0)
    with contextlib.ExitStack() as clocks:
        for stage, (module, function) in STAGES.items():
            clocks.enter_context(clocked(stage, module, function, spent))
        build.convert_registered(Path("datapackages"))
        build.build_site(Path("datapackages"), Path("docs"), Path("site"))
    return spent


@contextlib.contextmanager
def clocked(stage: str, module: str, function: str, spent: dict[str, float]) -> Iterator[None]:
    """A clock around a function, for as long as the context lasts."""
    owner = __import__(module, fromlist=[function])
    original = getattr(owner, function)

    def timed(*positional: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return original(*positional, **named)
        finally:
            spent[stage] += time.perf_counter() - start

    setattr(owner, function, timed)
    try:
        yield
    finally:
        setattr(owner, function, original)


def report(times: dict[str, float], stages: dict[str, float]) -> None:
    """The measurements for people."""
    for name, seconds in times.items():
        print(f"{name:24}{seconds:8.2f} s   limit {LIMITS[name]} s")
    whole = sum(stages.values()) or 1.0
    print("\nstages of the whole build")
    for name, seconds in stages.items():
        print(f"{name:24}{seconds:8.2f} s {seconds / whole:7.1%}")


if __name__ == "__main__":
    sys.exit(main())
