"""The YAML of the standards as typed objects: what a file may hold is what its class declares.

A file that cannot be read, a missing or an unknown key, a value of another type and a broken
expression are a StandardsError that names file, place and key, all faults of a file at once.
This module does not know what the keys mean.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from generator.errors import StandardsError

# A unit money is counted in; `{unit}` in an expression stands for it.
MONEY_UNIT = "(?:人民币|RMB)?(?P<unit>[百千]?元|[十百千]?万元|亿元)"
# Words that may stand anywhere in a title; `{o}` stands for any run of them.
_FILLER = (
    "(预算|决算|情况|总体|公开|明细|汇总|统计|科目|当年|本年|年度|资金|安排|按功能分类|按经济分类)*"
)
_SAID = {"missing": "missing key", "unexpected_keyword_argument": "unknown key"}

T = TypeVar("T")


def _filled(words: object) -> object:
    """An expression with `{o}` and `{unit}` filled in."""
    if not isinstance(words, str):
        return words
    return words.replace("{o}", _FILLER).replace("{unit}", MONEY_UNIT)


Pattern = Annotated[re.Pattern[str], BeforeValidator(_filled)]


def read(path: Path, made: type[T]) -> T:
    """What stands in the YAML file `path`, as the dataclass (or tuple of them) `made`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # What forbids unknown keys is handed down to plain dataclasses by what holds them.
    holder: Any = GenericAlias(tuple, (made,))
    adapter = TypeAdapter[Any](holder, config=ConfigDict(extra="forbid"))
    try:
        raw = yaml.load(path.read_text("utf-8"), loader)
        result: T = adapter.validate_python((raw,))[0]
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
