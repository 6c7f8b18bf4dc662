"""Serves the built site to this machine only; it builds nothing itself."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
from pathlib import Path

from generator.cli.report import note
from generator.errors import UsageError

_HOST = "127.0.0.1"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Says only what went wrong."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Requests that were answered are not news."""


def make_server(site: Path, port: int) -> http.server.ThreadingHTTPServer:
    """A server of a directory on the loopback address; port 0 takes any free one."""
    handler = functools.partial(_Quiet, directory=str(site))
    try:
        return http.server.ThreadingHTTPServer((_HOST, port), handler)
    except (OSError, OverflowError) as fault:
        raise UsageError(
            f"cannot listen on port {port} ({fault}): choose another --port"
        ) from fault


def serve_site(site: Path, port: int) -> None:
    """Serve until interrupted."""
    with make_server(site, port) as server:
        note(f"http://{_HOST}:{server.server_address[1]}/ (Ctrl-C stops)")
        server.serve_forever()


def serve_live(port: int) -> int:
    """Let the site builder watch docs/ and serve."""
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"{_HOST}:{port}"]
    return subprocess.run(command, check=False).returncode
