"""Prints how long the whole build takes, conversion alone, each stage's share, and `--help`.

Times are the best of a few runs on this machine. It measures the committed disclosures and
writes only below a temporary directory.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"--help": 0.3, "conversion": 3.0, "whole build": 30.0}
LAYERS = ("documents", "standards", "tables", "facts", "checks", "package", "pages", "build")


def main() -> int:
    """Measure, print, and fail when a limit is passed and --strict was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of the quick measurements")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a limit is passed")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        times, shares = measure(Path(scratch), arguments.runs)
    if arguments.json:
        print(json.dumps({"seconds": times, "shares": shares}, indent=2))
    else:
        report(times, shares)
    over = [name for name, limit in LIMITS.items() if times[name] > limit]
    return 1 if over and arguments.strict else 0


def measure(scratch: Path, runs: int) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds by measurement, and the share of each layer in the conversion."""
    for name in ("datapackages", "docs", "mkdocs.yml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, scratch / name)
    times = {
        "--help": best(runs, lambda: run(scratch, "--help")),
        "conversion": best(runs, lambda: convert(scratch)),
        "whole build": best(1, lambda: run(scratch, "build")),
        "pages and site": best(1, lambda: run(scratch, "build", "--no-convert")),
    }
    return times, layer_shares(scratch)


def run(scratch: Path, *arguments: str) -> None:
    """One command of the program in a process of its own, as a person would run it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        check=True,
        cwd=scratch,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def convert(scratch: Path) -> None:
    """All registered disclosures again, in this process."""
    from generator import build

    build.convert_registered(scratch / "datapackages")


def best(runs: int, action: Callable[[], None]) -> float:
    """The shortest of some runs, in seconds."""
    durations = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        durations.append(time.perf_counter() - start)
    return min(durations)


def layer_shares(scratch: Path) -> dict[str, float]:
    """The share of each layer's own time, libraries counted to nobody's."""
    profile = cProfile.Profile()
    profile.runcall(convert, scratch)
    own = dict.fromkeys((*LAYERS, "libraries"), 0.0)
    for (file, _, _), (_, _, seconds, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        own[layer_of(file)] += seconds
    whole = sum(own.values()) or 1.0
    return {name: seconds / whole for name, seconds in own.items()}


def layer_of(file: str) -> str:
    """The layer a source file belongs to."""
    package = ROOT / "generator"
    path = Path(file)
    if not path.is_relative_to(package):
        return "libraries"
    name = path.relative_to(package).parts[0].removesuffix(".py")
    return name if name in LAYERS else "libraries"


def report(times: dict[str, float], shares: dict[str, float]) -> None:
    """The measurements for people."""
    for name, seconds in times.items():
        limit = f"  (limit {LIMITS[name]} s)" if name in LIMITS else ""
        print(f"{name:16}{seconds:8.2f} s{limit}")
    print("\nshare of the conversion, own time under the profiler")
    for name, share in shares.items():
        print(f"{name:16}{share:8.1%}")


if __name__ == "__main__":
    sys.exit(main())
