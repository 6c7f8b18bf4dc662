"""The colour language of the site: one meaning, one colour, on every page.

Colours are CSS custom properties (`docs/assets/mingzhang.css` gives them for light and
dark); the fallback serves a picture taken out of the page. Chosen to differ in
lightness as well as hue, so that they can be told apart without colour vision.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """A meaning and its colour."""

    label: str
    colour: str


SERIES = {
    "main": Series("本年", "var(--mz-main, #1d5b79)"),
    "before": Series("上年", "var(--mz-before, #b5b8b1)"),
    "basic": Series("基本支出", "var(--mz-main, #1d5b79)"),
    "project": Series("项目支出", "var(--mz-project, #d0812b)"),
    "other": Series("其他", "var(--mz-other, #8a8d86)"),
    "people": Series("人员经费", "var(--mz-main, #1d5b79)"),
    "office": Series("公用经费", "var(--mz-goods, #5fa8a1)"),
    "personnel": Series("工资福利支出", "var(--mz-main, #1d5b79)"),
    "goods": Series("商品和服务支出", "var(--mz-goods, #5fa8a1)"),
    "family": Series("对个人和家庭的补助", "var(--mz-family, #b3668c)"),
    "more": Series("增加", "var(--mz-more, #6d5a9c)"),
    "less": Series("减少", "var(--mz-less, #a08022)"),
    "unexplained": Series("没有分项说明", "var(--mz-other, #8a8d86)"),
    "published": Series("已公布", "var(--mz-main, #1d5b79)"),
    "empty": Series("空表", "var(--mz-before, #b5b8b1)"),
    "absent": Series("未公布或未能读取", "var(--mz-project, #d0812b)"),
}

INK = "var(--mz-ink, #23272a)"
SOFT = "var(--mz-soft, #5d645f)"
RULE = "var(--mz-rule, #dcdfd8)"
FONT = "Noto Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
