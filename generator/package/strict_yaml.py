"""Strict YAML: a key given twice, unknown or of the wrong type is an error, all told at once.

`Section` walks one mapping and remembers what it was asked for; whatever is left over is an
unknown key. It knows types, not meanings: what a value must look like is the caller's business.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date, datetime
from typing import Any

import yaml

_LARGEST = 10**9  # no number of a manifest is near it


class _StrictLoader(yaml.SafeLoader):
    """The safe loader, minus its silence about a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):  # a list that holds itself would be endless
                raise yaml.constructor.ConstructorError(
                    None, None, "a key must be a word, not a list or mapping", key.start_mark
                )
            name = str(key.value)
            if name in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {name} is given twice", key.start_mark
                )
            seen.add(name)
        return super().construct_mapping(node, deep)


def parse(text: str) -> Any:
    """The parsed text; `ValueError` with one line when it is not YAML."""
    try:
        return yaml.load(text, Loader=_StrictLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"{place}{error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise ValueError(f"not YAML: {' '.join(str(error).split())}") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


class Section:
    """One mapping being read; problems of it and of its parts gather in one list."""

    def __init__(self, value: Any, problems: list[str], where: str = "") -> None:
        self.problems = problems
        self.where = where
        self._asked: set[str] = set()
        self._values: Mapping[Any, Any] = {}
        if isinstance(value, Mapping):
            self._values = value
        else:
            self._problem("", f"must be a mapping of keys, not {_kind(value)}")

    def text(self, key: str, *, required: bool = False) -> str:
        """A text, or empty when it is optional and not there."""
        value = self._take(key, required)
        if value is None or isinstance(value, str):
            return value or ""
        self._problem(key, f"must be text, not {_kind(value)}: put it in quotes")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none when it is not there."""
        value = self._take(key, False)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(value)
        self._problem(key, "must be a list of texts: put each in quotes")
        return ()

    def integer(self, key: str) -> int:
        """A whole number that must be there."""
        value = self._take(key, True)
        if isinstance(value, int) and not isinstance(value, bool):
            if abs(value) < _LARGEST:
                return value
            self._problem(key, "the number is too large")
        elif value is not None:
            self._problem(key, f"must be a whole number, not {_kind(value)}")
        return 0

    def boolean(self, key: str, default: bool) -> bool:
        """true or false, `default` when it is not there."""
        value = self._take(key, False)
        if isinstance(value, bool):
            return value
        if value is not None:
            self._problem(key, f"must be true or false, not {_kind(value)}")
        return default

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A date, None when it is optional and not there."""
        value = self._take(key, required)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self._problem(key, f"must be a date such as 2024-02-29, not {_kind(value)}")
        return None

    def section(self, key: str) -> Section | None:
        """A mapping inside this one, None when it is not there."""
        value = self._take(key, False)
        return None if value is None else Section(value, self.problems, self._path(key))

    def sections(self, key: str, *, required: bool = False) -> list[Section]:
        """A list of mappings."""
        value = self._take(key, required)
        if isinstance(value, list):
            return [
                Section(part, self.problems, f"{self._path(key)}[{number}]")
                for number, part in enumerate(value, 1)
            ]
        if value is not None:
            self._problem(key, f"must be a list, not {_kind(value)}")
        return []

    def close(self) -> None:
        """Report the keys nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                self._problem(str(key), "unknown key")

    def _take(self, key: str, required: bool) -> Any:
        self._asked.add(key)
        value = self._values.get(key)
        if required and (value is None or value in ("", [])):
            self._problem(key, "is missing")
            return None
        return value

    def _problem(self, key: str, text: str) -> None:
        path = self._path(key)
        self.problems.append(f"{path}: {text}" if path else text)

    def _path(self, key: str) -> str:
        return ".".join(part for part in (self.where, key) if part)


def _kind(value: Any) -> str:
    names = {bool: "true/false", int: "a number", float: "a number", str: "text", list: "a list"}
    if value is None:
        return "nothing"
    if isinstance(value, date):
        return "a date"
    return names.get(type(value), "a mapping" if isinstance(value, Mapping) else "that")
