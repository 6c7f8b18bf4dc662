"""The words by which templates differ and that stand in no list of `vocabulary`, from YAML.

`tables/words.yml` says how captions, headers and rows are worded, `checks/words.yml` what the
checks and pages look for in prose. One key, one expression; an unknown or missing key or a
broken expression is a StandardsError. This module knows nothing of documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.standards.declared import Pattern, read

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class TableWords:
    """How captions, headers and rows are worded (`tables/words.yml`)."""

    continued: Pattern
    before_bare_title: Pattern
    office_before_title: Pattern
    given_to: Pattern
    listed: Pattern
    one_fund: Pattern
    title_page: Pattern
    unit_page: Pattern
    called_table: Pattern
    cover: Pattern
    office: Pattern
    unit_level: Pattern
    department_level: Pattern
    sequence: Pattern
    numbering: Pattern
    inner_total: Pattern
    of_which: Pattern
    ratio: Pattern
    nothing: Pattern
    failed: Pattern
    referred: Pattern
    spelled: Pattern
    budget_year: Pattern
    grand_total: Pattern
    year_total: Pattern
    prior: Pattern
    executed: Pattern
    approved: Pattern
    stage_columns: Pattern
    fund_names: Pattern
    year_alone: Pattern
    compared_with: Pattern
    spent: Pattern
    spent_alone: Pattern
    unsaid_change: Pattern
    bare_year: Pattern
    sum_of_years: Pattern
    opening_moment: Pattern
    closing_moment: Pattern
    balance: Pattern
    whose: Pattern
    all_levels: Pattern
    own_level: Pattern
    part: Pattern
    own_part: Pattern
    office_alone: Pattern
    office_row: Pattern
    income: Pattern
    outgo: Pattern
    opening: Pattern
    closing: Pattern
    revenue_heading: Pattern
    revenue_names: Pattern
    expenditure_names: Pattern
    expenditure_heading: Pattern
    revenue_line: Pattern
    expenditure_line: Pattern
    side_total: Pattern
    part_of_basic: Pattern
    this_year: Pattern
    level_of_money: Pattern
    plainly_empty: Pattern
    plainly_none: Pattern
    part_number: Pattern
    whether_empty: Pattern
    is_empty: Pattern
    elsewhere: Pattern
    performance: Pattern


@dataclass(frozen=True, slots=True)
class ProseWords:
    """What the checks and pages look for in prose (`checks/words.yml`)."""

    project_named: Pattern
    approved_on: Pattern
    procurement_amount: Pattern
    posts: Pattern
    posts_of_kind: Pattern
    posts_of_all: Pattern
    in_post: Pattern
    gives_reason: Pattern
    offices_listed: Pattern
    office_ends: Pattern
    not_all_listed: Pattern
    projects_counted: Pattern
    accounts_of: Pattern
    titled_stage: Pattern
    denied: Pattern
    kinds_denied: Mapping[str, str]
    spent_of: Pattern
    class_said: Pattern


@cache
def table_words() -> TableWords:
    """The words of captions, headers and rows."""
    return read(_HERE / "tables" / "words.yml", TableWords)


@cache
def prose_words() -> ProseWords:
    """The words the checks and pages look for."""
    return read(_HERE / "checks" / "words.yml", ProseWords)
