"""A laid-out frame as an Altair chart, and the chart as its specification.

One specification serves the static picture and the interactive one, which adds links to
the source. Colours are CSS custom properties; nothing depends on a measured font.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from generator.pages.charts.flow import Flow, Node, lay_out_flow
from generator.pages.charts.frame import Frame, Part, Row
from generator.pages.charts.layout import SIZE, WIDTH, Box, Layout, Line, lay_out, tick_text, ticks
from generator.pages.charts.palette import FONT, INK, RULE, SERIES, SOFT

Spec = dict[str, Any]


def specification(frame: Frame, hrefs: Mapping[str, str] | None = None) -> Spec:
    """The Vega-Lite specification; `hrefs` (locator → URL) makes pieces clickable."""
    return _specified(frame, tuple(sorted((hrefs or {}).items())))


@lru_cache(maxsize=128)
def _specified(frame: Frame, hrefs: tuple[tuple[str, str], ...]) -> Spec:
    # Validation costs ten times the drawing; a test validates every shape instead.
    with debug_mode(False):
        return _compiled(frame, dict(hrefs))


def _compiled(frame: Frame, hrefs: Mapping[str, str]) -> Spec:
    if frame.shape == "flow":
        flow = lay_out_flow(frame)
        return _assembled(_flow(frame, flow, hrefs), flow.height)
    layout = lay_out(frame)
    layers = [_marks(frame, layout, hrefs), *_keys(layout), *_texts(layout.lines, layout.height)]
    return _assembled(layers, layout.height)


def _assembled(layers: Sequence[Any], height: float) -> Spec:
    chart = (
        alt.layer(*layers)
        .properties(
            width=WIDTH,
            height=round(height),
            autosize=alt.AutoSizeParams(type="none"),
            padding={"left": 1, "right": 1, "top": 4, "bottom": 22},
            background="transparent",
        )
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=SOFT, gridColor=RULE, domain=False, ticks=False, labelFontSize=11
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


def _flow(frame: Frame, flow: Flow, hrefs: Mapping[str, str]) -> list[Any]:
    """Bands below, then the bars of the rows and of the whole, then the words."""
    edge = [
        {"x": x, "upper": upper, "lower": lower, "band": number, "colour": SERIES[key].colour}
        for number, (key, points) in enumerate((r.colour_of, r.points) for r in flow.ribbons)
        for x, upper, lower in points
    ]
    bands = alt.Chart(_data(edge)).mark_area(opacity=0.25)
    left, right, top, bottom = flow.whole
    whole = alt.Chart(_data([{"x": left, "end": right, "top": top, "bottom": bottom}]))
    nodes = [_node(frame, node, hrefs) for node in flow.nodes]
    bars = (
        alt.Chart(_data(nodes))
        .mark_rect()
        .encode(
            x=_pixel("x"),
            x2="end:Q",
            y=_y(flow.height, "top"),
            y2="bottom:Q",
            color=alt.Color("colour:N", scale=None),
            tooltip=_tooltip(),
        )
    )
    return [
        bands.encode(
            x=_pixel("x"),
            y=_y(flow.height, "upper"),
            y2="lower:Q",
            detail="band:N",
            color=alt.Color("colour:N", scale=None),
        ),
        bars.encode(href="href:N") if hrefs else bars,
        whole.mark_rect(color=INK).encode(
            x=_pixel("x"), x2="end:Q", y=_y(flow.height, "top"), y2="bottom:Q"
        ),
        *_texts(flow.lines, flow.height),
    ]


def _node(frame: Frame, node: Node, hrefs: Mapping[str, str]) -> dict[str, object]:
    place = {"x": node.left, "end": node.right, "top": node.top, "bottom": node.bottom}
    return place | _told(frame, node.row, node.row.parts[0], hrefs) | {"类别": node.row.side}


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
        labelFlush=True,
        labelPadding=5,
        title=None,
        zindex=0,
    )
    return alt.X("start:Q", scale=_scale(layout), axis=axis)


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
        mark.encode(
            x=_pixel("x"), y=_y(layout.height, "y"), color=alt.Color("colour:N", scale=None)
        )
    ]


def _pixel(name: str) -> Any:
    """A place in pixels beside the amounts of the axis."""
    return alt.X(f"{name}:Q", scale=None, axis=None)


def _texts(lines: Sequence[Line], height: float) -> list[Any]:
    layers = []
    for align in ("left", "right"):
        values = [
            {"x": line.x, "y": line.y, "text": line.text, "colour": line.colour}
            for line in lines
            if line.align == align
        ]
        if values:
            mark = alt.Chart(_data(values)).mark_text(align=align, baseline="middle", fontSize=SIZE)
            layers.append(
                mark.encode(
                    x=_pixel("x"),
                    y=_y(height, "y"),
                    text="text:N",
                    color=alt.Color("colour:N", scale=None),
                )
            )
    return layers
