"""Runs that write into one directory wait for each other, never for themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.package.alone import alone

HOLD = """
import sys, time
from pathlib import Path
from generator.package.alone import alone
directory = Path(sys.argv[1])
with alone(directory):
    print("held", flush=True)
    time.sleep(1)
    (directory / "done").touch()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks")
def test_a_second_run_waits_until_the_first_is_done(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with alone(tmp_path):
            assert (tmp_path / "done").exists()


def test_who_holds_a_directory_does_not_wait_for_itself(tmp_path: Path) -> None:
    with alone(tmp_path):
        with alone(tmp_path / ".." / tmp_path.name):
            pass
        with alone(tmp_path):
            pass
