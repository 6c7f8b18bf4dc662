"""What the site knows of itself: its address and the address of its repository.

Both stand in `mkdocs.yml`, which may take them from the environment. Without them
permanent links are written relative to the site and errors are reported in words.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import yaml

_LOCAL = ("http://127.0.0.1", "http://localhost")


@dataclass(frozen=True, slots=True)
class Site:
    """Addresses; each is empty when it is not known."""

    url: str = ""
    repository: str = ""

    def permanent(self, path: str) -> str:
        """The address of a page that can be quoted elsewhere."""
        return self.url + path

    def report(self, title: str, body: str) -> str:
        """A prefilled issue in the repository; empty without one."""
        if not self.repository:
            return ""
        return f"{self.repository}/issues/new?title={quote(title)}&body={quote(body)}"


class _Loader(yaml.SafeLoader):
    """YAML with the one tag of `mkdocs.yml` that we need."""


def _env(loader: yaml.Loader, node: yaml.Node) -> object:
    """`!ENV [NAME, default]`, as MkDocs reads it."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value), "")
    *names, default = loader.construct_sequence(node)
    return next((os.environ[str(n)] for n in names if str(n) in os.environ), default)


_Loader.add_constructor("!ENV", _env)


def read_site(configuration: Path) -> Site:
    """The addresses in `mkdocs.yml`; none where there is no such file."""
    if not configuration.is_file():
        return Site()
    # A subclass of the safe loader.
    values = yaml.load(configuration.read_text("utf-8"), Loader=_Loader)
    url = str(values.get("site_url") or "")
    repository = str((values.get("extra") or {}).get("repository") or "").rstrip("/")
    return Site("" if url.startswith(_LOCAL) else url.rstrip("/") + "/", repository)
