"""Thousands of damaged and hostile files through the whole conversion; counts what goes wrong.

    python benchmarks/fuzz.py [--inputs 10000] [--keep DIR]
    python benchmarks/fuzz.py --slow [--inputs 300]

Every input is made from a seed and a number alone (`fuzz_seeds`, `fuzz_mutations`),
converted into a temporary directory in a process of its own kind, and looked at afterwards:

    crash     anything but one of the program's own errors, or the process died
    hang      not done within the limit of computing time
    outside   a file appeared anywhere but below the target
    partial   a package that is not whole, or anything left beside it, or after a refusal

The counts by format go to benchmarks/results/fuzz.json, without times: the same program and
seed give the same file. Text recognition is switched off: it would take seconds a page.
With --slow it is on, and the files are pictures, scans and `.doc`; the counts go to
fuzz-slow.json.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pickle
import random
import resource
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from fuzz_mutations import mutated
from fuzz_seeds import ROOT, Seed, seeds, slow_seeds

RESULTS = ROOT / "benchmarks" / "results"
SEED, INPUTS, SECONDS = 20191, 10_000, 20
SLOW_INPUTS, SLOW_SECONDS = 300, 120
PATIENCE = 10  # a machine with other work: so many times the limit by the clock
MEMORY = 3 << 30
OUTCOMES = ("converted", "refused", "crash", "hang", "outside", "partial")
FAULTS = OUTCOMES[2:]


def main() -> int:
    """Run, print the table, write the result; 1 when anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--inputs", type=int)
    parser.add_argument("--slow", action="store_true", help="pictures, scans and .doc")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--keep", type=Path, help="where inputs that went wrong are kept")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    whole = SLOW_INPUTS if arguments.slow else INPUTS
    inputs = whole if arguments.inputs is None else arguments.inputs
    last = arguments.first + inputs
    if arguments.worker:
        return work(arguments.worker, arguments.first, last, slow=arguments.slow)
    with tempfile.TemporaryDirectory() as scratch:
        chosen = slow_seeds() if arguments.slow else seeds()
        run = Run(Path(scratch), arguments.keep, last, chosen, arguments.slow)
        run.all(arguments.first)
    print(run.table())
    if (arguments.first, inputs) == (0, whole):
        file = RESULTS / ("fuzz-slow.json" if arguments.slow else "fuzz.json")
        file.write_text(json.dumps(run.result(), ensure_ascii=False, indent=2) + "\n", "utf-8")
    return 1 if any(counts[fault] for counts in run.counts.values() for fault in FAULTS) else 0


@dataclass
class Run:
    """Starts workers, one after the other, and counts what they say."""

    scratch: Path
    keep: Path | None
    last: int
    seeds: list[Seed]
    slow: bool = False
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)

    @property
    def seconds(self) -> int:
        """The time limit of one input."""
        return SLOW_SECONDS if self.slow else SECONDS

    def all(self, first: int) -> None:
        """All inputs; a worker that died or hangs is followed by one for the next input."""
        (self.scratch / "seeds").write_bytes(pickle.dumps(self.seeds))
        while first < self.last:
            first = self._worker(first)

    def _worker(self, first: int) -> int:
        """Lets one worker go on from an input as far as it gets; the next input."""
        command = [sys.executable, __file__, "--worker", str(self.scratch), "--first", str(first)]
        command += ["--inputs", str(self.last - first)] + ["--slow"] * self.slow
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            with selectors.DefaultSelector() as selector:
                selector.register(worker.stdout, selectors.EVENT_READ)
                while first < self.last:
                    # The first input waits for the program to be loaded.
                    answered = selector.select(self.seconds * PATIENCE)
                    line = worker.stdout.readline() if answered else None
                    if not line:
                        worker.kill()
                        code = worker.wait()
                        died = line is not None and code != -signal.SIGPROF
                        self._count(first, "crash" if died else "hang", f"{code}" * died)
                        return first + 1
                    if line != "ready\n":
                        outcome, _, place = line.rstrip("\n").partition(" ")
                        self._count(first, outcome, place)
                        first += 1
        return first

    def _count(self, number: int, outcome: str, place: str) -> None:
        seed, data = made(self.seeds, number)
        self.counts.setdefault(seed.form, Counter())[outcome] += 1
        if outcome in FAULTS:
            self.places[f"{outcome} {place}"] += 1
            print(f"{number} {seed.form}: {outcome} {place}", flush=True)
            if self.keep:
                self.keep.mkdir(parents=True, exist_ok=True)
                (self.keep / f"{number}{seed.suffix}").write_bytes(data)
        if number % 500 == 499:
            print(f"{number + 1} inputs", file=sys.stderr, flush=True)

    def table(self) -> str:
        """Counts by format, for people."""
        lines = [f"{'format':16}" + "".join(f"{name:>11}" for name in OUTCOMES)]
        for form, counts in sorted(self.counts.items()):
            lines.append(f"{form:16}" + "".join(f"{counts[name]:>11}" for name in OUTCOMES))
        return "\n".join(lines)

    def result(self) -> dict[str, object]:
        """Counts by format, for machines."""
        forms = {
            form: {name: counts[name] for name in OUTCOMES}
            for form, counts in sorted(self.counts.items())
        }
        whole = {name: sum(c[name] for c in self.counts.values()) for name in OUTCOMES}
        inputs = sum(whole.values())
        return (
            {"seed": SEED, "inputs": inputs, "limit_seconds": self.seconds}
            | whole
            | {"forms": forms}
        )


def made(seeds: list[Seed], number: int) -> tuple[Seed, bytes]:
    """The seed and the bytes of an input."""
    rng = random.Random(f"{SEED}:{number}")
    whole = [seed for seed in seeds if seed.form == "whole text"]
    parts = [seed for seed in seeds if seed.form != "whole text"]
    seed = rng.choice(whole if whole and number % 50 == 0 else parts)
    return seed, mutated(seed, rng)


def work(scratch: Path, first: int, last: int, *, slow: bool = False) -> int:
    """A worker: one line for every input."""
    from generator.documents import ocr

    if not slow:
        ocr.available = lambda: False
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    seeds = pickle.loads((scratch / "seeds").read_bytes())
    area = scratch / "area"
    print("ready", flush=True)
    for number in range(first, last):
        shutil.rmtree(area, ignore_errors=True)
        for name in ("here", "tmp", "in"):
            (area / name).mkdir(parents=True)
        tempfile.tempdir = str(area / "tmp")
        seed, data = made(seeds, number)
        path = area / "in" / f"{number}{seed.suffix}"
        path.write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, SLOW_SECONDS if slow else SECONDS)
        with contextlib.chdir(area / "here"):
            said = outcome(path, area, number)
        signal.setitimer(signal.ITIMER_PROF, 0)
        print(said, flush=True)
    return 0


def outcome(path: Path, area: Path, number: int) -> str:
    """What came of one input: one of OUTCOMES, and for a fault its place."""
    from generator.build import convert
    from generator.errors import MingzhangError
    from generator.facts.identity import IdentityOptions

    options = IdentityOptions("某某市某某局", "sample", "500152", 2023, "budget")
    if number % 5 == 0:
        options = IdentityOptions(division="500152")
    target = area / "to"
    package = None
    try:
        package = convert([path], target, options)
    except MingzhangError as error:
        if "\n" in str(error):
            return f"crash message of several lines: {str(error)[:200]!r}"
    except BaseException as error:
        return f"crash {type(error).__name__}: {str(error)[:120]!r} at {_place(error)}"
    return _left_behind(path, area, target, package)


def _left_behind(path: Path, area: Path, target: Path, package: Path | None) -> str:
    """Whether there is exactly what there should be: one whole package, or nothing."""
    from generator.package.read import read_package

    others = [p for p in area.rglob("*") if p.is_file() and target not in p.parents and p != path]
    if others:
        return f"outside {others[0].relative_to(area)}"
    names = sorted(p.name for p in target.iterdir()) if target.exists() else []
    if names != ([package.name] if package else []):
        return f"partial {names}"
    if package:
        try:
            read_package(package)
        except Exception as error:
            return f"partial {type(error).__name__}: {str(error)[:160]!r}"
    return "converted" if package else "refused"


def _place(error: BaseException) -> str:
    """The innermost place of our own code in a traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f"{os.sep}generator{os.sep}" in f.filename] or list(frames)
    shown = [f"{Path(f.filename).name}:{f.lineno}" for f in ours[-3:]]
    return " > ".join(shown)


if __name__ == "__main__":
    sys.exit(main())
