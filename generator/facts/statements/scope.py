"""What a noun means: the facets of the fact it is about.

The same rules read the nouns of the prose and the headers of tables, so that both can be
compared. A noun with words no rule knows is a name of its own. This module knows nothing
of figures nor of facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.facts.statements.phrases import path_names
from generator.facts.statements.plain import squash
from generator.standards.statement_words import subject_words

BOTH = "both"
_ANY_FUND = ("", "carryover", "fiscal-appropriation")
_CODE = re.compile(r"(?<!\d)2\d{2}(?:\d{2}){0,2}(?!\d)")
_DIGITS, _LEVELS = re.compile(r"\d+"), 3  # 类, 款, 项
_NAMES_DEEPER = re.compile(r"\d[类款][^\d)]{2,}$")  # 208类行政事业单位养老支出05款职业年金
_LABEL_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.]|\d{3,7}|\([一二三四五六七八九十]+\)|其中:)"
)
_NAME_END = re.compile(
    r"(?<=..)(?:(?:经费|费用?)?支出|经费|费用?)(?:(?:预算|决算)(?:支出|数|总额|金额)?)?$"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The facets of a noun; an empty facet is not said."""

    side: str = ""
    fund: str = ""
    type: str = ""
    item: str = ""
    topic: str = ""
    name: str = ""  # normalised, see `name_key`
    parents: tuple[str, ...] = ()  # names above it, likewise
    code: str = ""
    soft: bool = False

    @property
    def is_named(self) -> bool:
        """True for one function, object or project."""
        return bool(self.name or self.code)

    @property
    def is_of_sides(self) -> bool:
        """True for income or expenditure as a whole, of a fund or of all."""
        return not (self.type or self.item or self.topic or self.is_named)

    @property
    def is_empty(self) -> bool:
        """True when nothing is said but perhaps a side."""
        return not self.fund and self.is_of_sides


@lru_cache(maxsize=4096)
def scope_of(subject: str) -> Scope:
    """The scope of a noun."""
    words = subject_words()
    scope, rest = Scope(), squash(subject)
    path = path_names(rest)
    if path:
        names = tuple(name_key(name) for name in path)
        return Scope("expenditure", name=names[-1], parents=names[:-1], code=_code(rest))
    for rule in words.rules:
        found = rule.words.search(rest)
        if found:
            rest = rest[: found.start()] + "|" + rest[found.end() :]
            of_fund = scope.fund == "carryover" and rule.fund not in _ANY_FUND
            scope = _with(scope, rule.side, rule.fund, rule.type, rule.item, rule.topic, rule.soft)
            scope = replace(scope, soft=scope.soft or of_fund)  # 政府性基金年初结转
    code = _code(rest)
    rest = words.neutral.sub("", _CODE.sub("", rest)).replace("|", "")
    if code or (rest and not scope.topic):
        side = scope.side or ("expenditure" if code else "")  # a functional class is spent on
        return replace(scope, side=side, name=name_key(subject), code=code)
    return scope


def funds_said(words: str) -> frozenset[str]:
    """All funds that words name."""
    plain = squash(words)
    rules = subject_words().rules
    return frozenset(rule.fund for rule in rules if rule.fund and rule.words.search(plain))


def inside(scope: Scope, head: Scope) -> Scope:
    """The scope of a part, completed by what it is a part of."""
    if head.fund == "carryover" and scope.fund not in ("", "carryover"):
        return replace(scope, topic="carryover")
    if scope.fund not in ("", head.fund) and head.item and not (scope.is_named or scope.item):
        scope = replace(scope, soft=True)  # “三公”经费10万元，其中：财政拨款安排9万元
    side = scope.side or head.side
    fund = scope.fund or head.fund
    soft = scope.soft or head.soft
    if scope.is_named or scope.item:
        of_type = scope.type or ("" if scope.item else head.type)
        return replace(scope, side=side, fund=fund, type=of_type, soft=soft)
    if head.is_named and (scope.type or (scope.fund and not scope.side)):
        # 机构运行120元，其中：基本支出100元; 某工程88元，其中：财政拨款80元
        scope = replace(scope, name=head.name, parents=head.parents, code=head.code)
    return replace(
        scope,
        side=side,
        fund=fund,
        type=scope.type or head.type,
        item=scope.item or ("" if scope.type else head.item),
        topic=scope.topic or head.topic,
        soft=soft,
    )


@lru_cache(maxsize=4096)
def names_of(scope: Scope) -> frozenset[str]:
    """The names of a scope: as it is said, and without its fund (一般公共预算会议费)."""
    own = subject_words().fund_first.sub("", scope.name) if scope.fund else ""
    return frozenset((scope.name, name_key(own))) - {""}


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """A name for comparison: without number, code, marks, 的 and a final 费, 预算支出 or 科目."""
    plain = subject_words().called.sub("", _LABEL_NUMBER.sub("", squash(name)))
    plain = re.sub(r"\((类|款|项|\d{3,7})\)|[“”\"《》·:的]", "", plain)
    return _NAME_END.sub("", plain)


def _with(
    scope: Scope, side: str, fund: str, of_type: str, item: str, topic: str, soft: bool
) -> Scope:
    """The scope with what one more rule says; what was said first stays."""
    return replace(
        scope,
        side=scope.side or side,
        fund=scope.fund or fund,
        type=scope.type or of_type,
        item=scope.item or item,
        topic=scope.topic or topic,
        soft=scope.soft or soft,
    )


def _code(text: str) -> str:
    first, *further = _DIGITS.findall(text) or [""]
    if further and _CODE.fullmatch(first) and len(further) < _LEVELS:
        if [len(first), *map(len, further)] == [3, *[2] * len(further)]:  # 208类05款05项
            return "" if _NAMES_DEEPER.search(text) else "".join((first, *further))
    codes = _CODE.findall(text)
    return codes[-1] if codes else ""
