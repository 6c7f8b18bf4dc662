"""Kills the program at random moments and looks at what is left: nothing half-written.

    python benchmarks/kill.py [--kills 50]

`convert`, the conversion of all registered packages, and `build` run again and again in a
temporary copy of two committed disclosures, and are killed (SIGKILL: the program itself, or
with the MkDocs it started) after a random part of the time they take. Before each run the
packages and the site are marked, so that "the one from before" and "the new one" can be told
apart. It is a fault when

    broken    a package or the site is neither wholly the old nor wholly the new one
    failed    the next run of the same command fails
    leftover  after the next run anything is there that an undisturbed run does not leave
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED, KILLS, PACKAGES = 20191, 50, 2
REGISTERED = (
    "from pathlib import Path; from generator import build; "
    "build.convert_registered(Path('datapackages'))"
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command, which share of the kills it gets, and where what it writes stands."""

    name: str
    arguments: tuple[str, ...]
    share: float
    places: tuple[str, ...]


def main() -> int:
    """Kill, look, run again, count; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=KILLS)
    kills = parser.parse_args().kills
    rng, faults, seen = random.Random(SEED), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(copied(Path(scratch))):
        for command in commands():
            duration = undisturbed(command)
            whole, names = state(command), everything()
            for number in range(round(kills * command.share)):
                mark(command)
                old = state(command)
                moment = rng.uniform(0, duration)
                ended = killed(command.arguments, moment, with_children=number % 2 == 0)
                found = [f"{command.name}: {f}" for f in look(command, old, whole, names)]
                faults.update(found)
                seen[f"{command.name}: {ended}"] += 1
                for fault in found:
                    print(f"killed after {moment:.2f} of {duration:.2f} s: {fault}", flush=True)
    for what, count in sorted(seen.items()):
        print(f"{what:48}{count:4}")
    print(f"{'faults':48}{faults.total():4}")
    return 1 if faults else 0


def copied(scratch: Path) -> Path:
    """Two disclosures, and what the site is made of."""
    for path in sorted((ROOT / "datapackages").iterdir())[:PACKAGES]:
        shutil.copytree(path, scratch / "datapackages" / path.name)
    shutil.copytree(ROOT / "docs" / "assets", scratch / "docs" / "assets")
    shutil.copy(ROOT / "mkdocs.yml", scratch)
    return scratch


def commands() -> list[Command]:
    """What is killed."""
    source = next(iter(sorted(Path("datapackages").glob("*/source/*"))))
    identity = ("--publisher", "某某市某某局", "--slug", "sample", "--year", "2023")
    convert = ("-m", "generator", "convert", str(source), "--to", "out", *identity)
    packages = tuple(f"datapackages/{p.name}" for p in sorted(Path("datapackages").iterdir()))
    division = ("--division", "500152", "--phase", "budget")
    return [
        Command("convert", (*convert, *division), 0.4, ("out/500152-sample-2023-budget",)),
        Command("convert_registered", ("-c", REGISTERED), 0.4, packages),
        Command("build", ("-m", "generator", "build"), 0.2, (*packages, "site")),
    ]


def started(arguments: Sequence[str]) -> subprocess.Popen[str]:
    """The command in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def undisturbed(command: Command) -> float:
    """Runs the command to its end, once to warm up; the seconds of the second time."""
    seconds = 0.0
    for _ in range(2):
        begun = time.perf_counter()
        said = again(command)
        if said:
            sys.exit(f"{command.name} fails by itself: {said}")
        seconds = time.perf_counter() - begun
    return seconds


def again(command: Command) -> str:
    """Runs the command to its end; what it says when it fails."""
    run = started(command.arguments)
    _, said = run.communicate()
    return said.strip()[-300:] or f"exit code {run.returncode}" if run.returncode else ""


def killed(arguments: Sequence[str], moment: float, *, with_children: bool) -> str:
    """Kills the command at a moment; whether it was still running."""
    run = started(arguments)
    try:
        run.communicate(timeout=moment)
        return "done before it was killed"
    except subprocess.TimeoutExpired:
        (os.killpg if with_children else os.kill)(run.pid, signal.SIGKILL)
        run.communicate()
        return "killed, with its children" if with_children else "killed alone"


def mark(command: Command) -> None:
    """Marks what the last run left, inside a file every package and site has."""
    for place in command.places:
        name = "index.html" if place == "site" else "data/facts.csv"
        path = Path(place) / name
        path.write_text(path.read_text("utf-8") + "marked\n", "utf-8")


def state(command: Command) -> dict[str, str]:
    """A digest of each of the command's places."""
    return {place: digest(Path(place)) for place in command.places}


def digest(root: Path) -> str:
    """A digest of all files below a directory; empty when there is none."""
    summary = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        summary.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return summary.hexdigest() if root.is_dir() else ""


def everything() -> set[str]:
    """The names of all files and directories but those below what is compared by digest."""
    return {path.as_posix() for path in Path(".").rglob("*") if "__pycache__" not in path.parts}


def look(
    command: Command, old: dict[str, str], whole: dict[str, str], names: set[str]
) -> list[str]:
    """What is wrong right after the kill, and after the next run."""
    faults = []
    for place in command.places:
        found = digest(Path(place)) or digest(_aside(place))
        if found not in (old[place], whole[place]):
            faults.append(f"broken: {place}")
    said = again(command)
    if said:
        return [*faults, f"failed: {said}"]
    changed = [p for p, d in state(command).items() if d != whole[p]]
    left = sorted(everything() ^ names)
    return faults + [f"broken after the next run: {p}" for p in changed] + _said(left)


def _said(left: Sequence[str]) -> list[str]:
    return [f"leftover: {left[0]} and {len(left) - 1} more"] if left else []


def _aside(place: str) -> Path:
    """Where the old one stands between the two renames that put the new one in its place."""
    path = Path(place)
    name = f"{path.name}.tmp-old" if place == "site" else f".{path.name}.tmp-old"
    return path.with_name(name)


if __name__ == "__main__":
    sys.exit(main())
