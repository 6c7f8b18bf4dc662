"""Pictures of free form: every piece in its field, in proportion, and named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.pages.charts.draw import specification
from generator.pages.charts.flow import lay_out_flow
from generator.pages.charts.frame import Frame, Group, Part, Row
from generator.pages.charts.icicle import lay_out_icicle
from generator.pages.charts.layout import WIDTH, lay_out, ticks, width
from generator.pages.charts.multiples import lay_out_multiples
from generator.pages.charts.render import svg
from generator.pages.charts.sketch import wrap
from generator.pages.charts.waterfall import lay_out_waterfall


def test_flow_runs_through_the_whole_and_stays_in_its_field() -> None:
    sides = (("一般公共预算", "70", "收入"), ("事业收入", "30", "收入"), ("甲", "99", "支出"),
             ("乙", "0.5", "支出"), ("丙", "0.5", "支出"))  # fmt: skip
    rows = tuple(Row(n, (Part("main", Decimal(a)),), side=s) for n, a, s in sides)
    flow = lay_out_flow(Frame("x", "x", "flow", "count", rows, (), "", Decimal(100)))
    assert len(flow.nodes) == len(flow.ribbons) == 5
    places = [node.place for node in flow.nodes]
    assert all(0 <= place.top < place.bottom <= flow.height for place in places)
    top, bottom = flow.blocks[0].place.top, flow.blocks[0].place.bottom
    for ribbon in flow.ribbons:
        _, upper, lower = ribbon.points[-1]
        assert top - 1 <= upper
        assert lower <= bottom + 1
    texts = sorted(line.y for line in flow.lines if line.align == "right")
    assert all(later - earlier >= 15 for earlier, later in zip(texts, texts[1:], strict=False))


def _icicle(*rows: tuple[str, str, tuple[str, ...]], groups: tuple[Group, ...] = ()) -> Frame:
    made = tuple(Row(n, (Part("main", Decimal(a)),), path=path) for n, a, path in rows)
    whole = sum((row.amount for row in made), Decimal(0))
    return Frame("x", "x", "icicle", "money", made, (), "", whole, groups)


def test_icicle_pieces_are_in_proportion_and_below_their_groups() -> None:
    frame = _icicle(
        ("行政运行", "600000", ("一般公共服务", "网信事务")),
        ("其他", "300000", ("一般公共服务", "网信事务")),
        ("公积金", "100000", ("住房保障", "住房改革")),
    )
    sketch = lay_out_icicle(frame)
    high = {node.row.label: node.place.bottom - node.place.top for node in sketch.nodes}
    assert high["行政运行"] / high["其他"] == pytest.approx(2, rel=0.05)
    blocks = {block.label: block.place for block in sketch.blocks}
    assert set(blocks) == {"合计", "一般公共服务", "网信事务", "住房保障", "住房改革"}
    for node in sketch.nodes:
        for group in node.row.path:
            assert blocks[group].top <= node.place.top
            assert node.place.bottom <= blocks[group].bottom + 1.5
            assert blocks[group].right <= node.place.left
    assert max(place.bottom for place in blocks.values()) <= sketch.height


def test_icicle_prints_what_is_printed_for_a_group_not_the_sum_of_its_rows() -> None:
    path = ("卫生健康支出",)
    group = Group(path, Decimal("88800"))
    frame = _icicle(("甲", "40500", path), ("乙", "48200", path), groups=(group,))
    said = [line.text for line in lay_out_icicle(frame).lines]
    assert any(text.startswith("8.88 万元") for text in said)
    assert not any(text.startswith("8.87 万元") for text in said)


def test_long_icicle_keeps_the_rest_in_its_own_group() -> None:
    rows = [(f"甲{n}", str(1000 + n), ("大",)) for n in range(20)]
    rows += [(f"乙{n}", str(10 + n), ("小",)) for n in range(3)]
    frame = _icicle(*rows)
    shown = frame.shown()
    assert [(r.label, r.path) for r in shown if r.label.startswith("其余")] == [
        ("其余 9 项", ("大",)),
        ("其余 3 项", ("小",)),
    ]
    assert sum(r.amount for r in shown) == frame.whole


def test_multiples_share_one_scale_and_a_zero_has_no_bar() -> None:
    def row(label: str, now: str, before: str) -> Row:
        return Row(label, (Part("main", Decimal(now)),), Part("before", Decimal(before)))

    rows = (row("出国", "0", "50000"), row("车辆", "100000", "100000"), row("接待", "25000", "0"))
    sketch = lay_out_multiples(Frame("x", "x", "multiples", "money", rows, (), ""))
    high = [
        (node.row.label, node.part.series, round(node.place.bottom - node.place.top, 1))
        for node in sketch.nodes
    ]
    assert high == [
        ("出国", "before", 42.0), ("出国", "main", 0.0), ("车辆", "before", 84.0),
        ("车辆", "main", 84.0), ("接待", "before", 0.0), ("接待", "main", 21.0),
    ]  # fmt: skip
    said = [line.text for line in sketch.lines]
    assert {"本年", "上年", "0.00 万元", "上年 5.00"} <= set(said)


@pytest.mark.parametrize("count", [1, 3, 5, 9])
def test_multiples_stay_in_their_field(count: int) -> None:
    rows = tuple(Row(f"很长很长的费用名称{n}", (Part("main", Decimal(n)),)) for n in range(count))
    sketch = lay_out_multiples(Frame("x", "x", "multiples", "count", rows, (), ""))
    assert all(0 <= node.place.left <= node.place.right <= WIDTH for node in sketch.nodes)
    assert all(0 <= line.y <= sketch.height for line in sketch.lines)


def _waterfall(*changes: str) -> Frame:
    rows = [Row(f"第{n}", (Part("more", Decimal(c)),), note="原因") for n, c in enumerate(changes)]
    total = sum((row.amount for row in rows), Decimal(0))
    rows.append(Row("合计", (Part("more", total),), side="合计"))
    return Frame("x", "x", "waterfall", "change", tuple(rows), (), "")


@pytest.mark.parametrize(
    "changes", [("5", "-2"), ("-5", "2"), ("-1", "-1"), ("3", "-8", "5.5"), ("1", "-1")]
)
def test_waterfall_steps_begin_where_the_last_one_ended(changes: tuple[str, ...]) -> None:
    sketch = lay_out_waterfall(_waterfall(*changes))
    places = [node.place for node in sketch.nodes]
    assert all(-0.01 <= place.left <= place.right <= WIDTH + 1.6 for place in places)
    for number, (one, other) in enumerate(zip(places[:-1], places[1:-1], strict=False)):
        end = one.right if float(changes[number]) > 0 else one.left
        begin = other.left if float(changes[number + 1]) > 0 else other.right
        assert end == pytest.approx(begin, abs=0.01)
    assert svg(specification(_waterfall(*changes)), "x")


def test_no_line_ends_with_an_opening_bracket() -> None:
    assert wrap("因公出国（境）费", 5, 2) == ["因公出国", "（境）费"]
    for room in range(3, 9):
        assert not any(
            line.endswith(("（", "“")) for line in wrap("公务用车（含“租赁”）费", room, 9)
        )


@pytest.mark.parametrize("shape", ["bars", "dots", "parts"])
def test_no_line_of_the_axis_runs_through_words(shape: str) -> None:
    parts = (Part("basic", Decimal("12535700")), Part("project", Decimal("7724300")))
    rows = (Row("a", parts), Row("b", parts[:1], Part("before", Decimal("14000000"))), Row("c", ()))
    layout = lay_out(Frame("x", "x", shape, "money", rows, (), ""))
    words = [(line.y - 6, line.y + 6) for line in layout.lines]
    assert words
    assert layout.bands
    assert all(low >= bottom or high <= top for low, high in words for top, bottom in layout.bands)


def test_the_shares_that_are_not_drawn_are_no_sum() -> None:
    """200 % of two departments was a bar of its own, and the axis went to 200 %."""
    rows = tuple(
        Row(str(n), (Part("basic", Decimal(40)), Part("project", Decimal(60)))) for n in range(14)
    )
    frame = Frame("x", "x", "bars", "share", rows, (), "")
    last = frame.shown()[-1]
    assert (last.label, last.amount, last.said) == ("其余 3 项", Decimal(0), "见数据表")
    assert max(ticks(lay_out(frame))) == 100
    assert "other" not in frame.series()


def test_a_reason_is_wrapped_without_breaking_a_number() -> None:
    text = "一般性项目支出增加209.28万元，重点专项项目支出减少296.57万元"
    for room in range(4, 40):
        lines = wrap(text, room, 20)
        assert "".join(lines) == text
        assert all(width(line) <= room for line in lines)
        assert any("209.28" in line for line in lines)
        assert any("296.57" in line for line in lines)
    assert wrap("", 10, 2) == []
