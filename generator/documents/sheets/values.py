"""What one spreadsheet cell prints: its value in its display format.

Reads the styles of the workbook once. A formula is known by its stored result only; one
without makes the file unusable, because its number is on no page.
"""

from __future__ import annotations

from generator.documents.limits import Meter
from generator.documents.limits_xml import Element, attribute, child, children
from generator.documents.pieces import struck
from generator.documents.sheets.book import NO_RESULT, Book, shared_string, string_text
from generator.documents.sheets.formats import number_of, show, show_text
from generator.documents.sheets.looks import Look, read_looks
from generator.errors import UnusableInput

_LONGEST_FORMAT = 255  # what spreadsheet programs allow
# Display formats that every workbook has; those of Chinese systems where they differ.
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0;-"¥"#,##0',
    6: '"¥"#,##0;-"¥"#,##0', 7: '"¥"#,##0.00;-"¥"#,##0.00', 8: '"¥"#,##0.00;-"¥"#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-";@',
    42: '"¥"#,##0;-"¥"#,##0;"¥-";@', 43: '#,##0.00;-#,##0.00;"-"??;@',
    44: '"¥"#,##0.00;-"¥"#,##0.00;"¥-"??;@', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip


class Values:
    """The display formats, looks and borders of a workbook's cell styles."""

    def __init__(self, styles: Element | None, meter: Meter) -> None:
        self._name = meter.name
        own = {
            _integer(attribute(e, "numFmtId")): attribute(e, "formatCode")
            for e in children(child(styles, "numFmts") if styles is not None else None, "numFmt")
        }
        if any(len(code) > _LONGEST_FORMAT for code in own.values()):
            raise UnusableInput(
                f"{meter.name}: damaged: a display format of more than {_LONGEST_FORMAT} characters"
            )
        borders = [
            any(_is_line(side) for side in border if _side(side) in {"left", "right"})
            for border in children(
                child(styles, "borders") if styles is not None else None, "border"
            )
        ]
        self._looks = read_looks(styles)
        self._formats: list[str] = []
        self._ruled: list[bool] = []
        for entry in children(child(styles, "cellXfs") if styles is not None else None, "xf"):
            number = _integer(attribute(entry, "numFmtId"))
            self._formats.append(own.get(number) or _BUILT_IN.get(number, "General"))
            border = _integer(attribute(entry, "borderId"))
            self._ruled.append(border < len(borders) and borders[border])

    def is_ruled(self, cell: Element) -> bool:
        """True when a line is drawn at a side of the cell."""
        style = _integer(attribute(cell, "s"))
        return style < len(self._ruled) and self._ruled[style]

    def is_white(self, cell: Element) -> bool:
        """True when the letters are white and nothing is filled behind them."""
        return self._look(cell).is_white

    def text(self, book: Book, cell: Element, show_zeros: bool, place: str) -> str:
        """What the cell prints, crossed out where it is so; empty for nothing."""
        text = self._text(book, cell, show_zeros, place)
        return struck(text) if self._look(cell).is_struck else text

    def _text(self, book: Book, cell: Element, show_zeros: bool, place: str) -> str:
        kind = attribute(cell, "t", "n")
        code = self._format(cell)
        if kind == "inlineStr":
            inline = child(cell, "is")
            return show_text(string_text(inline), code) if inline is not None else ""
        if kind == "s":
            string = shared_string(book, cell)
            return show_text(string_text(string), code) if string is not None else ""
        value = child(cell, "v")
        stored = (value.text or "") if value is not None else ""
        if stored == NO_RESULT:
            raise UnusableInput(
                f"{self._name}: the formula in {place} has no stored result; open the file in a "
                "spreadsheet program, save it and try again"
            )
        if kind in {"str", "d", "e"} or not stored.strip():
            return show_text(stored, code) if kind == "str" else stored
        if kind == "b":
            return "TRUE" if stored.strip() == "1" else "FALSE"
        return self._number(book, stored, code, show_zeros)

    def _number(self, book: Book, stored: str, code: str, show_zeros: bool) -> str:
        number = number_of(stored)
        if number is None:
            return stored
        if not number and not show_zeros:
            return ""
        return show(number, code, book.date1904)

    def _look(self, cell: Element) -> Look:
        style = _integer(attribute(cell, "s"))
        return self._looks[style] if style < len(self._looks) else Look()

    def _format(self, cell: Element) -> str:
        style = _integer(attribute(cell, "s"))
        return self._formats[style] if style < len(self._formats) else "General"


def _integer(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _side(element: Element) -> str:
    name = str(element.tag).rpartition("}")[2]
    return {"start": "left", "end": "right"}.get(name, name)


def _is_line(side: Element) -> bool:
    return attribute(side, "style", "none") != "none"
