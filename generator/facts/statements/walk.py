"""The figures of all blocks in order, each with its noun, its year and what it is part of.

Lists are followed through sentences and blocks: after 其中 or a colon the figures are parts
of the one before, until the sentence, the bracket or the heading ends. This module knows
nothing of facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from generator.facts.model import NarrativeBlock
from generator.facts.statements import phrases
from generator.facts.statements.brackets import OF_NAME, is_aside, is_list, still_open
from generator.facts.statements.dated import dated
from generator.facts.statements.figures import LEVEL, SHARE, Figure, figures
from generator.facts.statements.nouns import subject as subject_of
from generator.facts.statements.offices import offices
from generator.facts.statements.plain import PlainText, plain_text
from generator.facts.statements.projects import with_project
from generator.facts.statements.references import comparison_of, is_reference, phase_of
from generator.facts.statements.said import Said, State
from generator.facts.statements.scope import Scope, funds_said, inside, scope_of
from generator.facts.statements.sides import of_same_money, phase_beside, side_said
from generator.standards.statement_words import figure_words, phrase_words, subject_words
from generator.standards.template_words import prose_words

_SENTENCE = "。"
_JOINT = 2  # characters between the amounts of a row: 、 or 以及
_NEXT = 60  # characters in which what follows a figure says what it is compared with
_DEEPEST = 12  # of lists inside lists; more are none that anybody wrote


def walk(blocks: Iterable[NarrativeBlock], fiscal_year: int, publisher: str = "") -> Iterator[Said]:
    """All figures of the prose in document order."""
    state = State(fiscal_year, publisher)
    for block in blocks:
        plain = plain_text(block.text)
        if block.level:
            state.carried, state.before, state.named = None, None, ""
        if state.carried and _is_over(state, plain.text):
            state.carried = None
        if named := phrase_words().named.match(plain.text):
            state.named, state.carried = named["name"] or named["title"], None
        if _is_glossary(block, plain.text):
            continue
        titled = phrases.path_alone(plain.text)
        yield from _block(block, plain, state)
        state.titled = titled


def _is_over(state: State, text: str) -> bool:
    """True where a list that began in a block before has ended before this one.

    Its parts make its head already, the next is more than the head, or a numbered paragraph
    without a figure begins something else.
    """
    head = state.carried.figure if state.carried else None
    if head is None:
        return False
    first = next((figure for figure in figures(text) if figure.kind == LEVEL), None)
    if first is None:
        return phrase_words().numbered.match(text) is not None
    if first.amount - first.precision > head.amount + head.precision:
        return True
    told = sum(state.told)
    return bool(first.amount) and len(state.told) > 1 and abs(told - head.amount) <= head.precision


def _is_glossary(block: NarrativeBlock, text: str) -> bool:
    words = figure_words()
    nearest = block.section.rpartition(" / ")[2]
    return bool(words.glossary_section.search(nearest) and words.definition.search(text))


def _block(block: NarrativeBlock, plain: PlainText, state: State) -> Iterator[Said]:
    """The figures of one block; then what it leaves to the next ones."""
    state.stack = [("carried", state.carried)] if state.carried else []
    state.last = state.outer = state.recent = state.carried
    state.about, state.change, state.against = "", None, None
    state.fund, state.whole, state.levels, state.outside = "", None, {}, None
    floor, state.offices = 0, offices(plain.text, state.publisher)
    for figure in figures(plain.text):
        _follow(plain.text, floor, figure.start - 1, state)
        said = _said(block, plain, figure, floor, state)
        yield said
        state.against = said.compared if figure.kind == LEVEL else state.against
        if not floor:
            state.fund = next(iter(funds_said(said.subject) & subject_words().narrow_funds), "")
        start, floor = floor, figure.tail
        if _in_passing(said, state.last):
            if _SENTENCE in plain.text[start : figure.start]:
                state.recent = state.last  # 。与上年预算1400万元相比增加100万元: of the list's head
            continue
        if _measures_another(plain.text, figure, state):
            state.levels[figure.start] = said
            continue
        if said.base is None or said.subject != said.base.subject:
            state.recent = said
        elif _SENTENCE in plain.text[start : figure.start] and said.base is state.outer:
            state.recent = said.base  # 。比年初预算增加…；比上年增加…: both of the list's head
        elif _closes(plain.text, start, figure, state):
            state.recent = state.last = said.base
        state.change = said if figure.kind not in (LEVEL, SHARE) else None
        if figure.kind == LEVEL:
            state.levels[figure.start] = said
            if is_aside(plain.text, start, figure, state):
                state.outside = state.last
            state.last = said
            if said.scope.is_of_sides and not (said.scope.is_empty and not said.scope.side):
                state.whole = said
            if all(mark == "carried" for mark, _ in state.stack):
                state.outer = said
                state.told += [figure.amount]
    _leave(plain.text, floor, state)
    state.before = state.outer if floor else state.before


def _in_passing(said: Said, last: Said | None) -> bool:
    """True for the amount of the year before beside that of the year: （上年55.00万元）.

    So is one of which nothing but an earlier year is said: 2024年12万元，2023年13万元; and one of
    the same noun in the same sentence, but where the next is measured against a year before it.
    """
    figure = said.figure
    if figure is None or last is None or figure.kind != LEVEL or said.year >= last.year:
        return False
    before = phrase_words().year_before.search(figure.lead) is not None
    same = said.subject == last.subject or said.scope == last.scope
    if not same or said.plain is None:
        return False
    return before or not phrases.noun(figure.lead) or _is_beside(said.plain.text, said, last)


def _measures_another(text: str, figure: Figure, state: State) -> bool:
    """True for what a share is said of, and for what an amount holds of what was carried over."""
    is_included = phrase_words().included.search(figure.lead) and not state.stack
    return figure.kind == LEVEL and bool(phrases.share_of(text, figure) or is_included)


def _is_beside(text: str, said: Said, last: Said) -> bool:
    """True for a level right behind that of a later year, and followed by no change of its own."""
    if said.figure is None or last.figure is None or said.block is not last.block:
        return False
    between = text[last.figure.tail : said.figure.start]
    following = text[said.figure.tail :][:_NEXT].partition(_SENTENCE)[0]
    against = next((phrases.compared(one.lead) for one in figures(following)), None)
    own = against is not None and against.year and against.year < said.year
    return not own and not set("。；").intersection(between)


def _leave(text: str, floor: int, state: State) -> None:
    if not phrase_words().continued.search(text):
        return
    _follow(text, floor, len(text), state)
    state.carried, state.told = state.stack[-1][1] if state.stack else state.last, []
    year = phrases.year_said(text, state.year) if floor == 0 else 0
    if state.carried is None and year:
        state.carried = Said("", Scope(), year)


def _follow(text: str, start: int, end: int, state: State) -> None:
    """Opens and closes lists between two figures (or at the edges of a block)."""
    place = start
    while place <= end and place < len(text):
        mark = text[place]
        if text.startswith(OF_NAME, place):  # 因公出国(境)费 opens no list
            place += len(OF_NAME)
            continue
        opener = phrase_words().openers.match(text, place)
        if mark == "(" and place == start and start and is_list(text, place):
            _push("(", text, start, place, state)
        if opener and _opens(text, place):
            before = text[place - 1] if place else ""
            if side := side_said(text, start, place, state):
                _end_lists(side, state)
            _push("(" if before == "(" else "", text, start, place, state)
            place = opener.end()
            continue
        if mark == ":" and place == start and start:
            _push("", text, start, place, state)
        elif mark == ")" and state.stack and state.stack[-1][0] == "(":
            state.last = state.recent = state.stack.pop()[1]
        elif mark == ")" and state.outside:
            state.last = state.recent = state.outside
            state.outside = None
        elif mark == "；":
            del state.stack[still_open(text, place, state) :]
        elif start and state.stack and phrase_words().divides.match(text, place):
            del state.stack[1:]
            state.last = state.recent = state.stack[0][1]
        elif mark == _SENTENCE:
            _end_lists(state.outer, state)
        place += 1


def _opens(text: str, place: int) -> bool:
    """True when the opener at `place` is one: not in the reason of a change."""
    return not prose_words().gives_reason.match(text, place)


def _end_lists(last: Said | None, state: State) -> None:
    """Ends the lists of the block; the next one is of the last level outside, or of a side."""
    state.stack = [entry for entry in state.stack if entry[0] == "carried"]
    state.last = last or state.last


def _push(mark: str, text: str, floor: int, place: int, state: State) -> None:
    """Opens a list: its head is the last level said, or the noun before the opener."""
    head = state.last
    if head is None:
        name = phrases.noun(next(phrases.clauses(text, floor, place))) if place > floor else ""
        if not name:
            return
        head = Said(name, scope_of(name), phrases.year_said(text[floor:place], state.year))
    if len(state.stack) < _DEEPEST and (not state.stack or state.stack[-1][1] is not head):
        state.stack.append((mark, head))


def _said(
    block: NarrativeBlock, plain: PlainText, figure: Figure, floor: int, state: State
) -> Said:
    heads = tuple(head for _, head in state.stack)
    base = _base(plain.text, floor, figure, state)
    own = phrases.noun(figure.noun) or phrases.share_of(plain.text, figure)
    name = own or subject_of(block, plain.text, figure, floor, state)
    name = "" if figure.of in state.levels else name
    if not own and not set("。；").intersection(plain.text[floor : figure.start]):
        name = of_same_money(name, state.last)
    doubtful = any(one.doubtful for one in (*heads, *([base] if base else [])))
    doubtful = doubtful or state.offices.is_other(figure.start)
    if not name and base:
        scope, subject = base.scope, base.subject
    else:
        stands = figure.kind == LEVEL and not is_reference(plain.text, figure)
        lead = phrases.noun(figure.lead) or figure.lead
        scope, subject = scope_of(name), name or (lead if stands else "")
        for head in reversed(heads):
            scope = inside(scope, head.scope)
        same = bool(heads) and stands and scope == heads[-1].scope  # 收入，其中：经费拨款
        same = same and not (heads[-1].figure and subject_words().own_of_year.fullmatch(subject))
        doubtful = doubtful or (same and not comparison_of(plain.text, figure))
        if not scope.fund and not scope.topic:
            scope = replace(scope, fund=_fund_of_section(block.section))
        subject = _with_head(subject, scope, heads)
        if not heads:
            scope = with_project(scope, plain.text, figure.start, state)
            scope = _of_money_before(scope, state)
    return Said(
        subject=subject,
        scope=scope,
        year=_as_of(plain.text, figure, scope, state)
        or _year(plain.text, figure, floor, base, state),
        figure=figure,
        block=block,
        plain=plain,
        heads=heads,
        base=base,
        compared=_compared(plain.text, figure, floor, state),
        phase=phase_of(plain.text, figure) or phase_beside(name, plain.text, figure, state.last),
        doubtful=doubtful,
    )


def _of_money_before(scope: Scope, state: State) -> Scope:
    """What follows a total of one fund may be of that fund: 财政拨款支出12万元。教育支出8万元.

    So may be all that a block says which begins with a fund that few have (政府性基金).
    """
    fund = state.whole.scope.fund if state.whole and scope.is_named else ""
    is_other = scope.fund not in ("", "carryover") or scope.topic or scope.item
    if is_other or (state.fund or fund) in ("", "carryover"):
        return scope
    return replace(scope, fund=scope.fund or state.fund, soft=True)


@lru_cache(maxsize=512)
def _fund_of_section(section: str) -> str:
    """The one fund that the nearest heading naming any speaks of: 四、财政拨款支出."""
    for heading in reversed(section.split(" / ")):
        funds = funds_said(heading) - {"carryover"}
        narrow = funds - {subject_words().summed_fund}
        if funds:
            return next(iter(narrow or funds)) if len(narrow) < 2 else ""
    return ""


def _base(text: str, floor: int, figure: Figure, state: State) -> Said | None:
    """The level a change or share belongs to: the last one of its sentence, else outside."""
    if figure.kind == LEVEL:
        return None
    if figure.of in state.levels:
        return state.levels[figure.of]
    if state.recent is state.carried and state.before:
        return state.before
    if _SENTENCE in text[floor : figure.start]:
        return state.outer
    change = state.change if figure.is_rate and figure.kind != SHARE else None
    if change and change.base and change.subject == change.base.subject:
        return change.base
    if _closes(text, floor, figure, state):
        return state.stack[0][1]
    return state.last if figure.kind == SHARE else state.recent


def _closes(text: str, floor: int, figure: Figure, state: State) -> bool:
    """True for a change behind the last semicolon of a list: of the list's head, if of no noun.

    Not where the change of a part stands behind a semicolon too.
    """
    mark, head = state.stack[0] if state.stack else ("carried", None)
    if mark == "carried" or head is None or head.figure is None or figure.kind == SHARE:
        return False
    of_parts = text[head.figure.tail : floor].split("；")[1:]
    if any(phrase_words().comparison.match(part) for part in of_parts):
        return False
    ended = "；" in text[floor : figure.start]
    return ended and "；" not in text[figure.tail :].partition(_SENTENCE)[0]


def _with_head(subject: str, scope: Scope, heads: tuple[Said, ...]) -> str:
    """The head's noun before a part that says nothing without it.

    上年结转：一般公共预算; 行政运行：基本支出.
    """
    own = scope_of(subject)
    of_balance = scope.topic == "carryover" and own.fund != "carryover"
    of_class = bool(own.type) and scope.is_named and not own.is_named
    if heads and (of_balance or of_class):
        return f"{heads[-1].subject}：{subject}"
    if own.item.startswith("procurement/") and "采购" not in subject:
        return f"政府采购{subject}"
    return subject


def _year(text: str, figure: Figure, floor: int, base: Said | None, state: State) -> int:
    """The year a figure is of: said before it in its sentence, else its list's, else ours."""
    if figure.kind == SHARE and base and base.plain and base.plain.text == text:
        return base.year
    if own := phrases.year_said(figure.noun, state.year):
        return own
    if figure.noun and state.recent and figure.start - floor <= _JOINT:
        return state.recent.year
    change, comparison = figure.kind != LEVEL, comparison_of(text, figure)
    if comparison and comparison.year:
        return comparison.year
    if not change and phrase_words().reached.search(figure.lead):
        return _year_reached(text, figure, state)
    start = max(floor, text.rfind(_SENTENCE, floor, figure.start) + 1)
    for clause in dated(text, start, figure):
        if year := phrases.year_said(clause, state.year, of_change=change):
            return year
    if comparison:
        return state.year - (not comparison.own_budget)
    above = base or (state.stack[-1][1] if state.stack else None)
    if above and above.figure and above.plain and is_reference(above.plain.text, above.figure):
        return state.year
    return (above.year if above else 0) or state.year


def _as_of(text: str, figure: Figure, scope: Scope, state: State) -> int:
    """The year at whose end assets are counted, where none is said since; else 0."""
    words = phrase_words()
    if scope.topic != "state-assets" or figure.kind != LEVEL:
        return 0
    found = next(reversed([*words.as_of.finditer(text, 0, figure.start)]), None)
    since = text[found.end() : figure.start] if found else ""
    return int(found["year"]) if found and not words.of_this_year.search(since) else 0


def _year_reached(text: str, figure: Figure, state: State) -> int:
    """The year of what something came to: 从2023年的3万元下降为2万元."""
    before = state.last.year if state.last else 0
    sentence = text[: figure.start].rpartition(_SENTENCE)[2]
    years = (int(found["year"]) for found in phrase_words().year.finditer(sentence))
    return max((year for year in years if year > before), default=state.year)


def _compared(text: str, figure: Figure, floor: int, state: State) -> phrases.Comparison | None:
    """What a change is measured against, said in its own or the clause before.

    The rate after a change (减少1.00万元，下降33.33%) is measured as that is, and a change right
    behind the amount it is against (比2022年执行数95.00万元增加5.00万元) as that says.
    """
    if figure.kind == SHARE or (figure.kind == LEVEL and not is_reference(text, figure)):
        return None
    nearest = islice(phrases.clauses(text, max(0, floor), figure.start), 2)
    own = next((c for c in map(phrases.compared, nearest) if c), None)
    if own or _SENTENCE in text[floor : figure.start]:
        return own
    return state.against or (state.change.compared if figure.is_rate and state.change else None)
