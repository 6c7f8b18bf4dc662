"""Posts as the prose of a department says them: one number, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pages_sample import reading

from generator.facts.model import NarrativeBlock
from generator.pages.posts import Posts, posts


def _of(*texts: str) -> Posts | None:
    blocks = tuple(NarrativeBlock(n, "", 0, t, f"line:{n}") for n, t in enumerate(texts, 1))
    return posts(replace(reading(), narrative=blocks))


@pytest.mark.parametrize(
    ("text", "said", "present"),
    [
        ("农业农村局内设机构6个，编制86名，实有在职人员81人。", "编制86名", 81),
        ("核定编制86名，实有人数81人。", "核定编制86名", 81),
        ("人员情况：现有编制86个，其中行政20个。", "现有编制86个", None),
        ("编制86人", "编制86人", None),
    ],
)
def test_posts_said_at_the_head_of_a_clause(text: str, said: str, present: int | None) -> None:
    found = _of(text)
    assert found
    assert (found.number, found.said, found.present) == (86, said, present)


@pytest.mark.parametrize(
    "text",
    [
        "全年任务为培训3次，编制3个规划。",
        "组织编制86人参加的方案。",
        "行政单位1个，编制30名；事业单位5个，编制56名。",
        "超编制3人。",
    ],
)
def test_a_verb_and_two_numbers_are_no_posts(text: str) -> None:
    assert _of(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("县教育局内设机构6个，编制86名。", None),  # of its own office, beside 12,000 teachers
        ("本部门及所属单位共有编制860名。", 860),
    ],
)
def test_posts_of_one_office_are_not_those_of_a_department_of_several_units(
    text: str, number: int | None
) -> None:
    given = reading()
    units = [
        replace(given.facts[0], fact_id=f"u-{code}", table_kind="revenue-summary",
                row_role="item", unit_code=code)
        for code in ("105001", "105002")
    ]  # fmt: skip
    block = NarrativeBlock(1, "", 0, text, "line:1")
    found = posts(replace(given, facts=(*given.facts, *units), narrative=(block,)))
    assert (found.number if found else None) == number
