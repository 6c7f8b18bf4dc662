"""Lists of all the funds that 财政拨款 is made of.

财政拨款“三公”经费支出10万元（其中：一般公共预算支出10万元；政府性基金预算支出0万元；…）: the
three are the whole of it by definition, but for what a grand total carries over.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.prose.claims import Claim
from generator.facts.statements.scope import Scope, scope_of
from generator.standards.check_rules import sum_rules
from generator.standards.disclosure_rules import rules

_APPROPRIATION = "fiscal-appropriation"


def are_all_funds(head: Claim, parts: Sequence[Claim]) -> bool:
    """True for every fund of the appropriation once, behind what the appropriation paid."""
    subject = head.level.statement.subject if head.level else ""
    scopes = [scope_of(claim.subject) for claim in parts]
    funds = sorted(scope.fund for scope in scopes)
    of_funds = funds == sorted(sum_rules().appropriation_funds)
    own = scope_of(subject).fund == _APPROPRIATION and not rules().prose.balanced.search(subject)
    return own and of_funds and all(map(_is_plain, scopes))


def _is_plain(scope: Scope) -> bool:
    """True for the money of a fund, of nothing more."""
    return scope.is_of_sides and not scope.soft
