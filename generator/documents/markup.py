"""Takes mark-up out of extracted text: HTML tags, entities, LaTeX, Markdown marks.

What is taken out never carries meaning in a budget table; what stands for a character
(`\\geq`, `&lt;`) is replaced by it. What would make another number of a number stays to be
seen: a break between two numbers, a raised digit, a number that is crossed out. Spaces
inside words are left alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from generator.documents.pieces import raised, struck

_TAG_BREAK = re.compile(r"</p>\s*<p[^>]*>", re.I)
_TWO_NUMBERS = re.compile(
    r"(?<=\d)\s{0,20}(?:<(?:br|/?p|/?div|hr|/?li)\b[^<>]{0,200}>\s{0,20})+(?=\d)", re.I
)
_CROSSED = re.compile(r"<(s|del|strike)(?:\s[^<>]*)?>([^<>]{1,200})</\1\s*>", re.I)
_RAISED = re.compile(r"(\S)\s{0,8}<(su[pb])(?:\s[^<>]*)?>([^<>]{1,200})</\2\s*>", re.I)
_TAG = re.compile(
    r"</?(?:b|i|u|p|br|strong|em|sub|sup|span|font|div|h[1-6]|center|small|s|del|strike)(?:\s[^<>]*)?/?>",
    re.I,
)
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).){0,2000}-->", re.S)
_UNPRINTED = re.compile(
    r"<(script|style)\b[^<>]{0,500}>[^<]{0,5000}</\1\s*>"
    r"|<(\w{1,10})\b[^<>]{0,500}display\s*:\s*none[^<>]{0,500}>[^<>]{0,500}</\2\s*>",
    re.I,
)
_ANY_TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>")
_LATEX = re.compile(r"\$([^$\n]{1,80})\$")
_LATEX_WORD = re.compile(r"\\([a-zA-Z]+|[%$#&_{}])")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
_LEANING = re.compile(r"([*_`])(?! )([^*_`]{1,200})(?<! )\1")
_PICTURE = re.compile(
    r"!\[[^\[\]]{0,300}\]\([^()\s]{1,500}(?:\s\"[^\"]{0,200}\")?\)|<img\b[^<>]{0,2000}>", re.I
)
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]{1,300})\]"
    r"\((?P<target>(?:https?://|\.{0,2}/|#|mailto:)[^()\s]{1,500}|[^()\s]{1,300}\.[a-zA-Z]{2,5})"
    r"(?:\s\"[^\"]{0,200}\")?\)"
)
_FOOTNOTE = re.compile(r"(?<=\S)\[\^[\w-]{1,20}\](?!:)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
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
        text = _TAG.sub("", _looked(text))
    if "&" in text:
        text = html.unescape(text)
    if "$" in text:
        text = _LATEX.sub(lambda found: _latex(found[1]), text)
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return text.strip()


def clean_markdown(raw: str) -> str:
    """`raw` without the mark-up that only Markdown has: links, pictures, notes, escapes."""
    text = raw
    if "](" in text or "<" in text:
        text = _LINK.sub(r"\g<text>", _PICTURE.sub("", text))
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    text = clean_words(text)
    if text[:1] in ("*", "_", "`"):
        text = _LEANING.sub(r"\2", text) if _LEANING.fullmatch(text) else text
    if "\\" in text and "$" not in raw:
        text = _ESCAPED.sub(r"\1", text)
    return text.strip()


def clean_cell(raw: str) -> str:
    """What a cell written in HTML prints: all tags and comments are taken out."""
    return clean(_ANY_TAG.sub(" ", _TAG.sub("", _looked(_printed(raw)))))


def clean_words(raw: str) -> str:
    """A line outside of tables without any tag."""
    return clean(_ANY_TAG.sub("", _looked(_printed(raw))) if "<" in raw else raw)


def _printed(raw: str) -> str:
    """Without comments, and what is hidden or in scripts and style sheets."""
    return _UNPRINTED.sub("", _COMMENT.sub("", raw))


def pictures(text: str) -> int:
    """How many pictures a text refers to."""
    return len(_PICTURE.findall(text))


def links(text: str) -> list[tuple[str, str]]:
    """The words and targets of the links in a text."""
    return [(clean(found["text"]), found["target"]) for found in _LINK.finditer(text)]


def heading(line: str, cleaned: Callable[[str], str] = clean) -> tuple[str, int]:
    """Text and level of a line: level 1–6 for a Markdown heading, else 0."""
    found = _HEADING.match(line.strip())
    if found:
        return cleaned(found[2].rstrip("#")), len(found[1])
    return cleaned(_LIST_MARK.sub("", line)), 0


def _looked(text: str) -> str:
    """With breaks, raised and crossed out text shown where they keep numbers apart."""
    text = _TWO_NUMBERS.sub(" / ", text)
    text = _CROSSED.sub(lambda found: struck(found[2]), text)
    text = _RAISED.sub(lambda found: found[1] + raised(found[1], found[3]), text)
    return _TAG_BREAK.sub(" ", text)


def _latex(body: str) -> str:
    """A short LaTeX formula as plain characters."""
    text = _LATEX_WORD.sub(
        lambda m: _LATEX_WORDS.get(m[1], m[1] if not m[1].isalpha() else ""), body
    )
    return re.sub(r"[{}\s]", "", text)
