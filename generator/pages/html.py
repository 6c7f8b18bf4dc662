"""Text of a document made safe for Markdown pages and for the HTML inside them.

Text from a disclosure is foreign: it may hold tags, template braces or Markdown marks.
`text` makes it inert both as HTML and for every Markdown extension, so pages never show
anything but the characters printed. Knows nothing of budgets.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_MARKS = {mark: f"&#{ord(mark)};" for mark in "\\`*_{}[]()#+-!|~:$=^@%."}
_ALL = str.maketrans(_HTML | _MARKS)
_BRACES = str.maketrans(_HTML | {mark: f"&#{ord(mark)};" for mark in "{}`\\"})


# Opens the box of a wide table: it scrolls by itself, can be reached by key and is not searched;
# an `aria-label` and `>` follow.
SCROLL = '<div class="mz-scroll" data-search-exclude role="region" tabindex="0"'
# A line break in Chinese prose: beside a mark of punctuation, or between two characters.
_POINT = "\u3000-\u303f\uff00-\uffef“”‘’…—"
_HAN = f"{_POINT}\u4e00-\u9fff"
_BREAK = r"[ \t]*\n[ \t]*(?=[^\s#>|<-])"
_WRAPPED = re.compile(
    rf"(?<=[{_POINT}]){_BREAK}|(?<=\S){_BREAK}(?=[{_POINT}])|(?<=[{_HAN}]){_BREAK}(?=[{_HAN}])"
)
_NO_ID = re.compile(r"[^\w.-]+")


def text(value: str) -> str:
    """`value` for running Markdown: headings, paragraphs, list items."""
    return " ".join(value.split()).translate(_ALL)


def raw(value: str) -> str:
    """`value` for text and attributes inside a raw HTML block; white space is kept."""
    return value.translate(_BRACES)


def unwrapped(prose: str) -> str:
    """Wrapped prose without the breaks that browsers would show as blanks between Chinese words."""
    return _WRAPPED.sub("", prose)


def attributes(values: Mapping[str, object]) -> str:
    """HTML attributes in the given order; None and False leave an attribute out."""
    parts = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        parts.append(f" {name}" if value is True else f' {name}="{raw(str(value))}"')
    return "".join(parts)


def link(href: str, content: str, **more: object) -> str:
    """A link around already safe `content`; keyword `class_` gives the class."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in more.items()}
    return f"<a{attributes({'href': href} | named)}>{content}</a>"


def slug(value: str) -> str:
    """`value` as the id of an element: letters, digits, dots and hyphens only."""
    return _NO_ID.sub("-", value).strip("-")


def front_matter(values: Mapping[str, object]) -> str:
    """The YAML head of a page; JSON is YAML, so no text can break out of it."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "---\n" + "\n".join(lines) + "\n---\n"
