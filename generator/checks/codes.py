"""Checks of classification codes and their names.

The lists of codes are incomplete: a code or name that they lack is never a finding. What
the reader mended (`Fact.note`) is told, because the publisher can print it right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.checks.model import Check, Disclosure, Evaluation, check
from generator.checks.titles import plain_name
from generator.facts.codes import classification
from generator.facts.model import Fact, Reading
from generator.findings import HOLDS, NOTICE, VIOLATED
from generator.standards.vocabulary import squash

# What a name may end with or not: its absence is no cut.
_WHOLE_WORDS = {"支出", "费", "费用", "用", "经费", "资金", "事务", "收入", "(款)", "(项)", "(类)"}
_CODES = (
    ("function", "function_code", "function_name"),
    ("economic", "economic_code", "economic_name"),
)


def _rows(reading: Reading) -> dict[str, list[Fact]]:
    """One fact of every data row, by table."""
    found: dict[str, dict[tuple[int, str], Fact]] = {}
    for fact in reading.facts:
        key = (fact.row, fact.label)
        found.setdefault(fact.table_id, {}).setdefault(key, fact)
    return {table: list(rows.values()) for table, rows in found.items()}


@check(
    "CODE-FORM",
    title="科目编码印得完整",
    title_en="Classification codes are printed whole",
    group="codes",
    severity="warning",
    basis="政府收支分类科目",
    strength="rule",
)
def codes_are_well_formed(disclosure: Disclosure) -> Iterator[Evaluation]:
    """支出功能分类编码类、款、项分别为三、二、二位（2013701），各级应按位数印全。

    依据财政部《政府收支分类科目》。少印数字的编码由读取程序按科目名称补全，并列出；补不全
    的留空。每张表一条结论。
    """
    for table_id, rows in _rows(disclosure.reading).items():
        coded = [fact for fact in rows if fact.function_code_published]
        if coded:
            yield _forms(table_id, coded, [fact for fact in coded if not _well_printed(fact)])


def _well_printed(fact: Fact) -> bool:
    """True when the printed parts are the levels of the full code, or the last of them.

    A narrow cell may print a whole code on two lines, a cell of a level all down to that level.
    """
    parts = fact.function_code_published.replace("/", "").split("-")
    code = fact.function_code
    levels = [part for part in (code[:3], code[3:5], code[5:7]) if part]
    whole = [part for part in (code[:3], code[:5], code) if len(part) <= len(code)]
    is_whole = parts == [part for part in dict.fromkeys(whole) if part][-len(parts) :]
    return "".join(parts) == code or levels[-len(parts) :] == parts or is_whole


def _forms(table_id: str, coded: Sequence[Fact], broken: Sequence[Fact]) -> Evaluation:
    told = [
        f"{f.function_code_published}→{f.function_code or '？'} {f.label}（{f.source}）"
        for f in broken
    ]
    some = "；".join(told[:3]) + ("等" if len(told) > 3 else "")
    lost = sum(not fact.function_code for fact in broken)
    mended = f"，{lost}个无法补全" if lost == len(broken) else "，已按科目名称补全"
    if 0 < lost < len(broken):
        mended = f"，{len(broken) - lost}个已按科目名称补全，{lost}个无法补全"
    return Evaluation(
        verdict=VIOLATED if broken else HOLDS,
        subject="支出功能分类编码的位数",
        subject_en="form of functional codes",
        expected="类3位、款2位、项2位",
        found=f"{len(broken)}个编码不全" if broken else f"{len(coded)}个编码完整",
        operands="；".join(told),
        message=f"本表有{len(broken)}个功能分类编码位数不全{mended}：{some}。",
        message_en=f"{len(broken)} functional codes are printed with digits missing.",
        advice="按《政府收支分类科目》印全编码（类三位、款二位、项二位）。",
        facts=tuple(broken[:20]),
        table_ids=(table_id,),
        source=broken[0].source if broken else coded[0].source,
    )


@check(
    "CODE-PARENT",
    title="下级科目的上级科目都列出",
    title_en="Every code has its parent",
    group="codes",
    severity="warning",
    basis="政府收支分类科目",
    strength="rule",
)
def codes_have_parents(disclosure: Disclosure) -> Iterator[Evaluation]:
    """按类、款、项逐级列示的支出表中，每个项应有其款，每个款应有其类。

    只列到项、不逐级列示的表（没有任何上级科目行）不作要求。
    """
    for table_id, rows in _rows(disclosure.reading).items():
        for kind, code_field, name_field in _CODES:
            coded = {
                getattr(f, code_field): f for f in rows
                if getattr(f, code_field) and not f.project_name
            }  # fmt: skip
            levels = {len(code) for code in coded}
            if len(levels) < 2 or not _is_tree(coded):
                continue
            orphans = [f for code, f in coded.items() if _parent(code) not in {*coded, ""}]
            yield _parents(table_id, kind, len(coded), orphans, name_field, code_field)


def _parent(code: str) -> str:
    """The code one level up; empty for a class."""
    return {7: code[:5], 5: code[:3]}.get(len(code), "")


def _is_tree(coded: Mapping[str, Fact]) -> bool:
    """True when most lower codes have their parents, so that a missing one is a gap."""
    lower = [code for code in coded if _parent(code)]
    return 2 * sum(_parent(code) in coded for code in lower) > len(lower)


def _parents(
    table_id: str, kind: str, count: int, orphans: Sequence[Fact], name: str, code: str
) -> Evaluation:
    word = "功能分类" if kind == "function" else "经济分类"
    listed = "；".join(f"{getattr(f, code)} {getattr(f, name)}（{f.source}）" for f in orphans)
    return Evaluation(
        verdict=VIOLATED if orphans else HOLDS,
        subject=f"{word}科目的上级科目",
        subject_en="parents of codes",
        expected="逐级列示",
        found=f"{len(orphans)}个科目没有上级" if orphans else f"{count}个科目层级完整",
        operands=listed,
        message=f"本表逐级列示{word}科目，但下列科目没有上级科目行：{listed}",
        message_en=f"{len(orphans)} codes lack the row of their parent.",
        advice="补列上级科目行，或更正编码（人工复核）。",
        facts=tuple(orphans[:20]),
        table_ids=(table_id,),
        source=orphans[0].source if orphans else "",
    )


@check(
    "CODE-NAME",
    title="科目编码与科目名称相符",
    title_en="Codes and names belong together",
    group="codes",
    severity="warning",
    basis="政府收支分类科目",
    strength="rule",
)
def names_fit_codes(disclosure: Disclosure) -> Iterator[Evaluation]:
    """印出的科目名称应是该编码在某一年度的名称。

    所据科目表不完整，且历年改名：表中查不到的编码、与表中名称不同的名称都不判为错误。只有
    印出的名称在科目表中属于另一编码（功能分类中须属于另一类）时，或者文件自身前后不一——同一编码在
    别的表中印作另一名称，而此处的名称是文件中另一编码的名称——才判为不符。
    """
    tables = _rows(disclosure.reading)
    printed = {kind: _printed_names(tables, code, name) for kind, code, name in _CODES}
    for table_id, rows in tables.items():
        fitting = 0
        for kind, code_field, name_field in _CODES:
            for fact in rows:
                code, label = getattr(fact, code_field), squash(fact.label)
                if not code or fact.project_name or label != squash(getattr(fact, name_field)):
                    continue
                verdict = _name_verdict(kind, code, label, disclosure.fiscal_year)
                fitting += verdict == HOLDS
                if verdict == VIOLATED:
                    yield _wrong_name(table_id, fact, code, kind, disclosure.fiscal_year)
                elif not verdict and (own := _name_elsewhere(code, label, printed[kind])):
                    yield _other_name(table_id, fact, code, own, printed[kind])
        if fitting:
            yield Evaluation(
                HOLDS, "科目编码与名称", "codes and names", found=f"{fitting}个科目名称相符",
                table_ids=(table_id,),
            )  # fmt: skip


def _printed_names(
    tables: Mapping[str, Sequence[Fact]], code: str, name: str
) -> dict[str, Counter[str]]:
    """How often the document prints each name beside a code."""
    found: dict[str, Counter[str]] = {}
    for fact in (fact for rows in tables.values() for fact in rows):
        label = squash(fact.label)
        if getattr(fact, code) and not fact.project_name and label == squash(getattr(fact, name)):
            found.setdefault(getattr(fact, code), Counter())[label] += 1
    return found


def _name_elsewhere(code: str, label: str, printed: Mapping[str, Counter[str]]) -> str:
    """The name of a code elsewhere in the document, where its name here is another code's."""
    names = printed[code]
    own = max(names, key=lambda name: (names[name], name != label))
    return own if own != label and _codes_printed(label, code, printed) else ""


def _codes_printed(label: str, but: str, printed: Mapping[str, Counter[str]]) -> list[str]:
    """The other codes of the same level that bear a name more often than any other one."""
    return [
        code for code, names in printed.items()
        if code != but and len(code) == len(but) and names.most_common(1)[0][0] == label
    ]  # fmt: skip


def _other_name(
    table_id: str, fact: Fact, code: str, own: str, printed: Mapping[str, Counter[str]]
) -> Evaluation:
    others = "、".join(_codes_printed(squash(fact.label), code, printed))
    return _misnamed(
        table_id, fact, code, own,
        message=f"编码{code}在本文件其他表中的名称为“{own}”，此表印作“{fact.label}”"
        f"（该名称在本文件中属于{others}）。",
        message_en="The printed name belongs to another code of the same document.",
    )  # fmt: skip


def _name_verdict(kind: str, code: str, label: str, year: int) -> str:
    """`holds`, `violated`, or empty when the list cannot tell."""
    known = classification(kind, year)
    names = known.names.get(code, ())
    if label in names:
        return HOLDS
    others = known.codes_named(label)
    foreign = bool(others) and (known.is_whole or all(o[:3] != code[:3] for o in others))
    return VIOLATED if names and foreign and all(len(o) == len(code) for o in others) else ""


def _wrong_name(table_id: str, fact: Fact, code: str, kind: str, year: int) -> Evaluation:
    known = classification(kind, year)
    others = "、".join(known.codes_named(squash(fact.label)))
    name = known.name(code)
    return _misnamed(
        table_id, fact, code, name,
        message=f"编码{code}的科目名称为“{name}”，表中印作“{fact.label}”（该名称属于{others}）。",
        message_en="The printed name belongs to another code.",
    )  # fmt: skip


def _misnamed(
    table_id: str, fact: Fact, code: str, usual: str, *, message: str, message_en: str
) -> Evaluation:
    """A row whose name is another code's; `usual` is the name its own code has."""
    return Evaluation(
        verdict=VIOLATED,
        subject=f"科目{code}的名称",
        subject_en="name of a code",
        expected=usual,
        found=fact.label,
        operands=f"{code} {fact.label}（{fact.source}）",
        message=message,
        message_en=message_en,
        advice="核对编码与名称，更正其一。",
        facts=(fact,),
        table_ids=(table_id,),
        source=fact.source,
    )


@check(
    "CODE-CUT",
    title="科目名称印得完整",
    title_en="Names are printed whole",
    group="codes",
    severity="notice",
    basis="政府收支分类科目",
    strength="rule",
)
def names_are_whole(disclosure: Disclosure) -> Iterator[Evaluation]:
    """科目名称、单位名称不应被截断或印错字。

    印出的名称是该编码已知名称的开头一段的，视为被单元格截断；与已知名称只差一两个字的，
    提示核对。
    """
    for table_id, rows in _rows(disclosure.reading).items():
        for fact in rows:
            for kind, code_field, _ in _CODES:
                names = classification(kind, disclosure.fiscal_year).names.get(
                    getattr(fact, code_field), ()
                )
                what = _damage(squash(fact.label), names) if names else ""
                if what and not fact.project_name:
                    yield _cut(table_id, fact, names[0], what)
        publisher = squash(disclosure.publisher)
        for fact in rows:
            label = squash(fact.label)
            tail = publisher.removeprefix(label)
            if len(label) > 8 and tail not in {publisher, ""} and plain_name(tail):
                yield _cut(table_id, fact, disclosure.publisher, "被截断")


def _damage(label: str, names: Sequence[str]) -> str:
    """How a label differs from the usual name of its code: cut off, one letter off, or not."""
    usual = names[0]
    if not label or label == usual:
        return ""
    tail = usual.removeprefix(label)
    if tail != usual and len(label) >= 4 and tail not in _WHOLE_WORDS:
        return "被截断"
    one_more = len(label) == len(usual) + 1 and any(
        label[:at] + label[at + 1 :] == usual for at in range(len(label))
    )
    one_less = label not in names and any(
        usual[:at] + usual[at + 1 :] == label for at in range(len(usual) - 1)
    )
    return "疑有错字" if len(usual) >= 6 and (one_more or one_less) else ""


def _cut(table_id: str, fact: Fact, name: str, what: str) -> Evaluation:
    return Evaluation(
        verdict=VIOLATED,
        subject=f"“{fact.label}”的名称",
        subject_en="name cut off or misspelt",
        expected=name,
        found=fact.label,
        operands=f"{fact.label}（{fact.source}）",
        message=f"名称“{fact.label}”{what}，应为“{name}”。",
        message_en="A name is cut off or misspelt.",
        advice=f"把名称印全为“{name}”。",
        severity=NOTICE,
        facts=(fact,),
        table_ids=(table_id,),
        source=fact.source,
    )


CHECKS: tuple[Check, ...] = (
    codes_are_well_formed,
    codes_have_parents,
    names_fit_codes,
    names_are_whole,
)
