"""A laid-out frame as an Altair chart, and the chart as its specification.

One specification serves the static picture and the interactive one, which adds links to
the source. Colours are CSS custom properties; nothing depends on a measured font.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

import altair as alt
from altair.utils.schemapi import UndefinedType, debug_mode

from generator.pages.charts.flow import lay_out_flow
from generator.pages.charts.frame import Frame, Part, Row
from generator.pages.charts.icicle import lay_out_icicle
from generator.pages.charts.layout import (
    SIZE,
    WIDTH,
    Box,
    Layout,
    Line,
    lay_out,
    tick_text,
    ticks,
    width,
)
from generator.pages.charts.multiples import lay_out_multiples
from generator.pages.charts.palette import FONT, RULE, SERIES, SOFT
from generator.pages.charts.sketch import Node, Place, Sketch
from generator.pages.charts.waterfall import lay_out_waterfall

Spec = dict[str, Any]
_AXIS = 11  # px, the labels of an axis
_ALIGNS: tuple[Literal["left"], Literal["right"]] = ("left", "right")

# Shapes without an axis, and their layouts.
_FREE: Mapping[str, Callable[[Frame], Sketch]] = {
    "flow": lay_out_flow,
    "icicle": lay_out_icicle,
    "multiples": lay_out_multiples,
    "waterfall": lay_out_waterfall,
}


def specification(frame: Frame, hrefs: Mapping[str, str] | None = None) -> Spec:
    """The Vega-Lite specification; `hrefs` (locator → URL) makes pieces clickable."""
    return _specified(frame, tuple(sorted((hrefs or {}).items())))


@lru_cache(maxsize=128)
def _specified(frame: Frame, hrefs: tuple[tuple[str, str], ...]) -> Spec:
    # Validation costs ten times the drawing; a test validates every shape instead.
    with debug_mode(False):
        return _compiled(frame, dict(hrefs))


def _compiled(frame: Frame, hrefs: Mapping[str, str]) -> Spec:
    if frame.shape in _FREE:
        sketch = _FREE[frame.shape](frame)
        return _assembled(_sketched(frame, sketch, hrefs), sketch.height, below=4)
    layout = lay_out(frame)
    words = [*_keys(layout), *_texts(layout.lines, layout.height)]
    layers = [*_grid(frame, layout), _marks(frame, layout, hrefs), *words]
    return _assembled(layers, layout.height, below=22)  # the words of the axis


def _assembled(layers: Sequence[Any], height: float, below: int) -> Spec:
    chart = (
        alt.layer(*layers)
        .properties(
            width=WIDTH,
            height=round(height),
            autosize=alt.AutoSizeParams(type="none"),
            padding={"left": 1, "right": 1, "top": 4, "bottom": below},
            background="transparent",
        )
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=SOFT, gridColor=RULE, domain=False, ticks=False, labelFontSize=_AXIS
        )
    )
    spec: Spec = chart.to_dict(validate=False)
    return spec


def _data(values: list[dict[str, object]]) -> Any:
    return alt.Data(values=values)  # type: ignore[no-untyped-call]


def _number(amount: Decimal) -> int | float:
    """For drawing only: every amount of money stays exact in the frame."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _marks(frame: Frame, layout: Layout, hrefs: Mapping[str, str]) -> Any:
    values = [_datum(frame, box, hrefs) for box in layout.boxes]
    base = alt.Chart(_data(values)).encode(
        x=_x(frame, layout), color=alt.Color("colour:N", scale=None), tooltip=_tooltip()
    )
    if hrefs:
        base = base.encode(href="href:N")
    if layout.shape != "dots":
        return base.mark_rect().encode(x2="end:Q", y=_y(layout.height, "top"), y2="bottom:Q")
    stem = base.mark_rule(strokeWidth=2).encode(x2="end:Q", y=_y(layout.height, "middle"))
    head = base.mark_circle(size=90, opacity=1).encode(
        x=alt.X("end:Q", scale=_scale(layout)), y=_y(layout.height, "middle")
    )
    return alt.layer(stem, head)


def _sketched(frame: Frame, sketch: Sketch, hrefs: Mapping[str, str]) -> list[Any]:
    """Bands below, then rules, blocks and the bars of the rows, then the words."""
    layers = [_bands(sketch), _rules(sketch), _blocks(sketch)]
    nodes = [_node(frame, node, hrefs) for node in sketch.nodes]
    bars = _boxes(nodes, sketch.height).encode(tooltip=_tooltip())
    layers.append(bars.encode(href="href:N") if hrefs else bars)
    return [layer for layer in layers if layer is not None] + _texts(sketch.lines, sketch.height)


def _bands(sketch: Sketch) -> Any:
    edge = [
        {"x": x, "upper": upper, "lower": lower, "band": number, "colour": SERIES[key].colour}
        for number, (key, points) in enumerate((r.colour_of, r.points) for r in sketch.ribbons)
        for x, upper, lower in points
    ]
    if not edge:
        return None
    mark = alt.Chart(_data(edge)).mark_area(opacity=0.25)
    return mark.encode(
        x=_pixels(),
        y=_y(sketch.height, "upper"),
        y2="lower:Q",
        detail="band:N",
        color=alt.Color("colour:N", scale=None),
    )


def _rules(sketch: Sketch) -> Any:
    values = [
        {"x": r.start[0], "end": r.end[0], "top": r.start[1], "bottom": r.end[1],
         "colour": r.colour}
        for r in sketch.rules
    ]  # fmt: skip
    if not values:
        return None
    return _placed(alt.Chart(_data(values)).mark_rule(strokeWidth=1), sketch.height)


def _blocks(sketch: Sketch) -> Any:
    values = [
        _corners(block.place)
        | {"colour": block.colour, "opacity": block.opacity}
        | ({"项目": block.label, "数额": block.said} if block.label else {})
        for block in sketch.blocks
    ]
    if not values:
        return None
    told = [alt.Tooltip("项目:N"), alt.Tooltip("数额:N")]
    boxes = _boxes(values, sketch.height).encode(opacity=alt.Opacity("opacity:Q", scale=None))
    return boxes.encode(tooltip=told) if any(block.label for block in sketch.blocks) else boxes


def _boxes(values: list[dict[str, object]], height: float) -> Any:
    return _placed(alt.Chart(_data(values)).mark_rect(), height)


def _placed(mark: Any, height: float) -> Any:
    return mark.encode(
        x=_pixels(),
        x2="end:Q",
        y=_y(height, "top"),
        y2="bottom:Q",
        color=alt.Color("colour:N", scale=None),
    )


def _corners(place: Place) -> dict[str, object]:
    return {"x": place.left, "end": place.right, "top": place.top, "bottom": place.bottom}


def _node(frame: Frame, node: Node, hrefs: Mapping[str, str]) -> dict[str, object]:
    told = _told(frame, node.row, node.part, hrefs)
    return _corners(node.place) | told | ({"类别": node.row.side} if node.row.side else {})


def _datum(frame: Frame, box: Box, hrefs: Mapping[str, str]) -> dict[str, object]:
    place: dict[str, object] = {
        "start": _number(box.start),
        "end": _number(box.end),
        "top": box.top,
        "bottom": box.bottom,
        "middle": (box.top + box.bottom) / 2,
    }
    return place | _told(frame, box.row, box.part, hrefs)


def _told(frame: Frame, row: Row, part: Part, hrefs: Mapping[str, str]) -> dict[str, object]:
    """Amount, colour, words and link of a piece, whatever its form."""
    series = SERIES[part.series]
    datum: dict[str, object] = {
        "amount": _number(part.amount),
        "colour": series.colour,
        "项目": row.label,
        "类别": series.label,
        "数额": frame.written(part.amount),
        "占比": frame.share(part.amount) or "—",
    }
    if hrefs:
        datum["href"] = hrefs.get(part.source or part.page, "")
    return datum


def _tooltip() -> list[Any]:
    return [alt.Tooltip(f"{name}:N") for name in ("项目", "类别", "数额", "占比")]


def _x(frame: Frame, layout: Layout) -> Any:
    places = ticks(layout)
    texts = [tick_text(frame, place, place == places[-1]) for place in places]
    choices = " : ".join(
        f"datum.value == {_number(place)} ? '{text}'"
        for place, text in zip(places, texts, strict=True)
    )
    axis = alt.Axis(
        values=[_number(place) for place in places],
        labelExpr=f"{choices} : ''",
        labelOverlap=False,
        labelFlush=_half(texts),
        labelPadding=5,
        title=None,
        grid=False,
        zindex=0,
    )
    return alt.X("start:Q", scale=_scale(layout), axis=axis)


def _grid(frame: Frame, layout: Layout) -> list[Any]:
    """The lines of the axis, beside the bars alone: none runs through a word."""
    values: list[dict[str, object]] = [
        {"start": _number(place), "top": top, "bottom": bottom}
        for place in ticks(layout)
        for top, bottom in layout.bands
    ]
    if not values:
        return []
    rule = alt.Chart(_data(values)).mark_rule(strokeWidth=1, color=RULE)
    return [rule.encode(x=_x(frame, layout), y=_y(layout.height, "top"), y2="bottom:Q")]


def _half(texts: Sequence[str]) -> int:
    """Half the widest label of the axis: one nearer to an end is not put across it."""
    return round(max(map(width, texts)) * _AXIS / 2)


def _scale(layout: Layout) -> Any:
    return alt.Scale(domain=[_number(layout.low), _number(layout.high)], nice=False, zero=False)


def _y(height: float, name: str) -> Any:
    scale = alt.Scale(domain=[round(height), 0], nice=False, zero=False)
    return alt.Y(f"{name}:Q", scale=scale, axis=None)


def _keys(layout: Layout) -> list[Any]:
    """Small squares that name the colours."""
    if not layout.keys:
        return []
    values = [{"x": x + 5, "y": y, "colour": SERIES[key].colour} for key, x, y in layout.keys]
    mark = alt.Chart(_data(values)).mark_point(shape="square", size=100, filled=True, opacity=1)
    return [
        mark.encode(x=_pixels(), y=_y(layout.height, "y"), color=alt.Color("colour:N", scale=None))
    ]


def _pixels() -> Any:
    """Places in pixels beside the amounts of the axis."""
    return alt.X("x:Q", scale=None, axis=None)


def _texts(lines: Sequence[Line], height: float) -> list[Any]:
    layers = []
    for align, bold in ((align, bold) for align in _ALIGNS for bold in (False, True)):
        values = [
            {"x": line.x, "y": line.y, "text": line.text, "colour": line.colour}
            for line in lines
            if line.align == align and line.bold == bold
        ]
        if values:
            weight: Literal[700] | UndefinedType = 700 if bold else alt.Undefined
            mark = alt.Chart(_data(values)).mark_text(
                align=align, baseline="middle", fontSize=SIZE, fontWeight=weight
            )
            layers.append(
                mark.encode(
                    x=_pixels(),
                    y=_y(height, "y"),
                    text="text:N",
                    color=alt.Color("colour:N", scale=None),
                )
            )
    return layers
