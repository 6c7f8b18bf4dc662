"""The command line: reads arguments, calls one command, turns errors into one line each.

Exit codes: 0 done; 1 a check failed (`validate`); 2 unusable input or usage; 130 interrupted;
143 told to end.
Commands import what they need when they run, so that `--help` is quick.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence

from generator.cli.parser import parse_arguments
from generator.cli.report import error, internal_error
from generator.errors import MingzhangError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    arguments = parse_arguments(argv)
    _end_in_order()
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing to say, and nobody to hear it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (MingzhangError, OSError) as fault:
        error(fault)
    except Exception as fault:
        internal_error(fault)
    return 2


def _end_in_order() -> None:
    """Told to end, the program clears away what it made for itself, as when it is interrupted."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
