"""chart = table = sentence, for every chart of the sample and of the committed packages."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import altair as alt
import pytest
from pages_sample import HOSTILE, package, reading

from generator.package.read import package_directories, read_package
from generator.pages.charts.draw import specification
from generator.pages.charts.figure import Setting, figure, sentence
from generator.pages.charts.frame import Frame, Missing, Part, Quantity, Row, sentence_text
from generator.pages.charts.layout import fit, lay_out, ticks, width
from generator.pages.charts.questions import QUESTIONS
from generator.pages.charts.render import Pictures, svg
from generator.pages.disclosure import answers, interactive
from generator.pages.home import home_frames
from generator.pages.overview import overview
from generator.pages.places import NOWHERE, Way

ROOT = Path(__file__).parents[2]


def _frames(tmp_path: Path) -> list[Frame]:
    packages = [package(tmp_path)]
    packages += [read_package(path) for path in package_directories(ROOT / "datapackages")]
    found = [answer for p in packages for answer in answers(p)]
    found += home_frames([overview(p) for p in packages])
    return [answer for answer in found if isinstance(answer, Frame)]


def _drawn(frame: Frame) -> list[Decimal]:
    """Amounts in the data of the specification, marks only."""
    spec = json.loads(interactive(frame, NOWHERE), parse_float=Decimal, parse_int=Decimal)
    return [datum["amount"] for data in _all_values(spec) for datum in data if "amount" in datum]


def _all_values(spec: object) -> list[list[dict[str, Decimal]]]:
    if isinstance(spec, dict):
        own = [spec["data"]["values"]] if "values" in spec.get("data", {}) else []
        return own + [v for layer in spec.get("layer", []) for v in _all_values(layer)]
    return []


def test_sample_answers_every_question() -> None:
    found = [ask(reading(), 2024) for ask in QUESTIONS]
    # The sample prints one year and no prose on changes.
    assert [a.name for a in found if isinstance(a, Missing)] == ["changes"]


def test_chart_table_and_sentence_say_the_same(tmp_path: Path) -> None:
    for frame in _frames(tmp_path):
        expected = [
            part.amount
            for row in frame.shown()
            for part in (*row.parts, *([row.before] if row.before else []))
        ]
        assert sorted(_drawn(frame)) == sorted(expected), frame.name
        assert sum(r.amount for r in frame.shown()) == sum(r.amount for r in frame.rows)
        html = figure(frame, Setting(Way("source/"), Pictures(), "charts/"))
        twin = [Decimal(x) for x in re.findall(r'data-amount="([^"]*)"', html)]
        own = {row.amount for row in frame.shown() if row not in frame.rows}
        assert set(expected) - own <= set(twin), frame.name
        assert {row.amount for row in frame.rows} <= set(twin), frame.name
        said = [x for x in frame.sentence if isinstance(x, Quantity)]
        known = {q.amount for q in frame.quantities()} | {frame.whole}
        known |= {frame.before} if frame.before is not None else set()
        assert {q.amount for q in said} <= known, frame.name
        for quantity in said:
            assert quantity.written in html
            assert quantity.written in sentence_text(frame)


def test_values_written_in_the_picture_are_those_of_the_rows(tmp_path: Path) -> None:
    for frame in _frames(tmp_path):
        picture = svg(specification(frame), frame.title)
        rows = frame.shown()
        for row in rows if frame.shape != "parts" else ():
            assert (row.said or frame.told(row.amount)) in picture
        assert picture.count("<svg ") == 1
        assert 'role="img"' in picture
        assert "aria-label=" in picture


def test_zero_three_public_lines_are_shown_not_dropped() -> None:
    frame = next(a for a in (ask(reading(), 2024) for ask in QUESTIONS) if a.name == "three-public")
    assert isinstance(frame, Frame)
    assert Decimal(0) in {row.amount for row in frame.rows}


def test_a_column_within_another_is_not_counted_twice() -> None:
    frame = next(a for a in (ask(reading(), 2024) for ask in QUESTIONS) if a.name == "sources")
    assert isinstance(frame, Frame)
    assert [row.label for row in frame.rows] == ["一般公共预算", "事业收入"]
    assert frame.whole == 3000000


def test_lines_that_do_not_add_up_are_said() -> None:
    frame = next(a for a in (ask(reading(), 2024) for ask in QUESTIONS) if a.name == "economy")
    assert isinstance(frame, Frame)
    assert frame.whole == Decimal("1800000.00")
    assert "各项相加为 180.00005 万元" in frame.basis
    assert "四舍五入" in frame.basis


def test_long_charts_keep_the_rest_in_one_line() -> None:
    rows = tuple(Row(f"第{n}", (Part("main", Decimal(n)),)) for n in range(20, 0, -1))
    frame = Frame("x", "x", "bars", "money", rows, (), "")
    assert len(frame.shown()) == 12
    assert frame.shown()[-1].label == "其余 9 项"
    assert sum(r.amount for r in frame.shown()) == 210


def test_nothing_to_draw_is_said_not_drawn() -> None:
    html = figure(Missing("x", "题", HOSTILE))
    assert "<svg" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "shape", ["bars", "parts", "dots", "flow", "icicle", "multiples", "waterfall"]
)
def test_every_shape_is_a_valid_specification(shape: str) -> None:
    parts = (Part("basic", Decimal("1.5"), "line:3"), Part("project", Decimal(3)))
    row = Row(HOSTILE, parts, Part("before", Decimal(2)), side="收入")
    frame = Frame("x", "x", shape, "money", (row,), ("a",), "")
    alt.Chart.from_dict(specification(frame, {"line:3": "source/#L3"}), validate=True)


def test_negative_and_zero_amounts_have_a_scale() -> None:
    for amounts in (("-5", "3"), ("0", "0"), ("100000000000", "1")):
        rows = tuple(Row("a", (Part("main", Decimal(a)),)) for a in amounts)
        frame = Frame("x", "x", "bars", "money", rows, (), "")
        layout = lay_out(frame)
        assert layout.low <= min(ticks(layout))
        assert max(ticks(layout)) <= layout.high
        assert svg(specification(frame), "x")


def test_the_last_label_of_an_axis_stays_inside_the_picture() -> None:
    """2,000 万元 of 2,026 万元 stands nearly at the end: set in the middle it was cut."""
    parts = (Part("basic", Decimal("12535700")), Part("project", Decimal("7724300")))
    frame = Frame("x", "x", "parts", "money", (Row("a", parts),), (), "")
    drawn = svg(specification(frame), "x")
    last = next(text for text in re.findall(r"<text[^>]*>[^<]*", drawn) if "2,000 万元" in text)
    assert 'text-anchor="end"' in last


def test_labels_are_cut_by_counting_characters() -> None:
    assert fit("网络安全", 4) == "网络安全"
    assert fit("网络安全维护", 4) == "网络安…"
    assert width("ab网") == pytest.approx(2.12)


def test_sentence_numbers_lead_to_their_lines() -> None:
    html = sentence(("共 ", Quantity("1.00 万元", Decimal(10000), "line:7#2")), Way("source/"))
    assert 'href="source/#L7"' in html


def test_picture_is_the_same_in_another_process() -> None:
    code = (
        "from decimal import Decimal;"
        "from generator.pages.charts.frame import *;"
        "from generator.pages.charts.draw import specification;"
        "from generator.pages.charts.render import svg;"
        "r=(Row('甲乙',(Part('main',Decimal(1230000)),)),);"
        "print(svg(specification(Frame('x','题','bars','money',r,(),'')),'题'))"
    )
    run = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
        for _ in range(2)
    ]
    assert run[0].stdout == run[1].stdout
    assert "甲乙" in run[0].stdout.decode()
