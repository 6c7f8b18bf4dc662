"""The YAML of the standards as typed objects: what a file may hold is what its class declares.

A file that cannot be read, a missing or an unknown key, a value of another type and a broken
expression are a StandardsError that names file, place and key, all faults of a file at once.
A file may declare `pieces`, parts of expressions by name, which stand in its expressions as
`{name}`. This module does not know what the other keys mean.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BeforeValidator, ConfigDict, TypeAdapter, ValidationError, ValidationInfo

from generator.errors import StandardsError

# A unit money is counted in; `{unit}` in an expression stands for it.
MONEY_UNIT = "(?:人民币|RMB)?(?P<unit>[百千]?元|[十百千]?万元|亿元)"
# Words that may stand anywhere in a title; `{o}` stands for any run of them.
_FILLER = (
    "(预算|决算|预决算|情况|概况|总体|公开|明细|汇总|统计|科目|当年|本年|年度|本级|资金|安排|简"
    "|按功能分类|按经济分类)*"
)
_PIECES = {"o": _FILLER, "unit": MONEY_UNIT}
_PIECE = re.compile(r"\{([a-z]+)\}")
_SAID = {"missing": "missing key", "unexpected_keyword_argument": "unknown key"}

T = TypeVar("T")


def _filled(words: object, info: ValidationInfo) -> object:
    """An expression with its pieces filled in; ValueError for one that is not declared."""
    if not isinstance(words, str):
        return words
    pieces: dict[str, str] = info.context or {}
    if unknown := set(_PIECE.findall(words)) - set(pieces):
        raise ValueError(f"pieces not declared: {sorted(unknown)}")
    return _PIECE.sub(lambda name: pieces[name[1]], words)


Pattern = Annotated[re.Pattern[str], BeforeValidator(_filled)]


def read(path: Path, made: type[T]) -> T:
    """What stands in the YAML file `path`, as the dataclass (or tuple of them) `made`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # What forbids unknown keys is handed down to plain dataclasses by what holds them.
    holder: Any = GenericAlias(tuple, (made,))
    adapter = TypeAdapter[Any](holder, config=ConfigDict(extra="forbid"))
    try:
        raw = yaml.load(path.read_text("utf-8"), loader)
        own = {"pieces": raw.pop("pieces", {})} if isinstance(raw, dict) else {}
        pieces = TypeAdapter(dict[str, dict[str, str]]).validate_python(own).get("pieces", {})
        result: T = adapter.validate_python((raw,), context=_PIECES | pieces)[0]
    except (OSError, yaml.YAMLError) as error:
        raise StandardsError(f"{path.name}: {error}") from error
    except ValidationError as error:
        faults = "; ".join(map(_fault, error.errors()))
        raise StandardsError(f"{path.name}: {faults}") from error
    return result


def _fault(error: Any) -> str:
    """One fault: the place inside the file, what is wrong, and with which value."""
    place = [str(step) for step in error["loc"][1:]]
    if said := _SAID.get(error["type"]):
        return ": ".join((*place[:-1], f"{said} {place[-1]!r}"))
    return ": ".join((*place, error["msg"], repr(error["input"])))
