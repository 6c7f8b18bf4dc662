"""Takes mark-up out of extracted text: HTML tags, entities, LaTeX, Markdown marks.

What is taken out never carries meaning in a budget table; what stands for a character
(`\\geq`, `&lt;`) is replaced by it. Spaces inside words are left alone.
"""

from __future__ import annotations

import html
import re

_TAG_BREAK = re.compile(r"</p>\s*<p[^>]*>", re.I)
_TAG = re.compile(
    r"</?(?:b|i|u|p|br|strong|em|sub|sup|span|font|div|h[1-6]|center|small|s|del)(?:\s[^<>]*)?/?>",
    re.I,
)
_LATEX = re.compile(r"\$([^$\n]{1,80})\$")
_LATEX_WORD = re.compile(r"\\([a-zA-Z]+|[%$#&_{}])")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_HEADING = re.compile(r"^(#{1,6})\s++(.*)$")
_LIST_MARK = re.compile(r"^\s*[-*+]\s+")

_LATEX_WORDS = {
    "geq": "≥", "ge": "≥", "geqslant": "≥", "leq": "≤", "le": "≤", "leqslant": "≤",
    "gt": ">", "lt": "<", "times": "×", "pm": "±", "approx": "≈", "neq": "≠", "cdot": "·",
    "sim": "~", "circ": "°", "text": "", "mathrm": "", "left": "", "right": "", "quad": " ",
}  # fmt: skip


def clean(raw: str) -> str:
    """`raw` without mark-up and without surrounding blanks."""
    if not raw:
        return ""
    text = raw
    if "<" in text:
        text = _TAG.sub("", _TAG_BREAK.sub(" ", text))
    if "&" in text:
        text = html.unescape(text)
    if "$" in text:
        text = _LATEX.sub(lambda found: _latex(found[1]), text)
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return text.strip()


def heading(line: str) -> tuple[str, int]:
    """Text and level of a line: level 1–6 for a Markdown heading, else 0."""
    found = _HEADING.match(line.strip())
    if found:
        return clean(found[2].rstrip("#")), len(found[1])
    return clean(_LIST_MARK.sub("", line)), 0


def _latex(body: str) -> str:
    """A short LaTeX formula as plain characters."""
    text = _LATEX_WORD.sub(
        lambda m: _LATEX_WORDS.get(m[1], m[1] if not m[1].isalpha() else ""), body
    )
    return re.sub(r"[{}\s]", "", text)
