"""What telephone numbers, names and the gaps between label and value look like.

Regular expressions only; which words are labels is in `words.yml`, what follows from a
match is decided in `names` and `numbers`.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

HAN = r"一-鿿㐀-䶿"
DIGIT = r"[0-9０-９]"
DASH = r"[-－—–‐]"
SPACE = r"[ 　\xa0]"

# What may stand between a label and its value in one line: spaces, emphasis, tags.
MARKS = rf"(?:{SPACE}|[*_]|&nbsp;|<[^<>\n]{{0,200}}>)*"
COLON = rf"{MARKS}[:：]{MARKS}"
# The end of a cell or line, and the beginning of the next; a blank line may lie between.
_BREAK = r"(?:[|\t][ 　\xa0|\t]*|(?:\r?\n[ 　\xa0|\t]*){1,2})"
CELL_END = re.compile(rf"(?={SPACE}*(?:[|\t\r\n]|$))")
LABEL_GAP = re.compile(rf"{COLON}|{MARKS}")
COLON_GAP = re.compile(COLON)
NEXT_CELL = re.compile(rf"{SPACE}*(?:[:：]{SPACE}*)?{_BREAK}")

# An amount goes on with a decimal point or a unit; a number to be called does not.
_MORE_DIGITS = r"(?![0-9０-９.．,，%％]*[0-9０-９%％])"
_NOT_AMOUNT = rf"{_MORE_DIGITS}(?!{SPACE}*(?:元|万|亿|千元|人|次|个|件))(?![A-Za-z])"
_JOIN = rf"(?:{DASH}|{SPACE})?"

_PREFIX = rf"(?:(?:\+|＋)?86{DASH}?{SPACE}?)?"
MOBILE = rf"{_PREFIX}[1１][3-9３-９]{DIGIT}{_JOIN}{DIGIT}{{4}}{_JOIN}{DIGIT}{{4}}"
_AREA = r"(?:[0０][1１][0０]|[0０][2２][0-9０-９]|[0０][3-9３-９][0-9０-９]{2})"
_EXTENSION = rf"(?:{SPACE}?(?:转|{DASH}|分机){SPACE}?{DIGIT}{{1,6}}(?!{DIGIT}))?"
_LOCAL = rf"[2-9２-９]{DIGIT}{{2,3}}{_JOIN}{DIGIT}{{4}}"
_SPLIT_AREA = rf"(?:[（(]{_AREA}[)）]{SPACE}?{DASH}?|{_AREA}{SPACE}?{DASH}{SPACE}?)"
LANDLINE = rf"{_SPLIT_AREA}{_LOCAL}{_EXTENSION}"
_AFTER_LABEL = rf"(?:{_AREA}{_JOIN})?{_LOCAL}{_EXTENSION}"

BARE_MOBILE = re.compile(rf"(?<![0-9０-９A-Za-z.．,])({MOBILE}){_NOT_AMOUNT}")
BARE_LANDLINE = re.compile(rf"(?<![0-9０-９A-Za-z.．,\-])({LANDLINE}){_NOT_AMOUNT}")
NUMBER = re.compile(rf"({MOBILE}|{LANDLINE}|{_AFTER_LABEL}){_NOT_AMOUNT}")
NEXT_NUMBER = re.compile(rf"{MARKS}(?:[、,，;；/／|]|或者?|和|及){MARKS}")
PHONE_CELL = re.compile(rf"^(?:{MOBILE}|{LANDLINE})$")
AMOUNT_CELL = re.compile(r"^-?[0-9][0-9,]*(?:\.[0-9]+)?$")
ACCOUNT = re.compile(rf"{MARKS}[:：]?{MARKS}({DIGIT}{{5,17}}[0-9０-９Xx]|[A-Za-z][\w\-]{{5,19}})")
EMAIL = re.compile(
    r"[A-Za-z0-9._%+\-]+[@＠][A-Za-z0-9\-]+(?:[.．][A-Za-z0-9\-]+)*[.．][A-Za-z]{2,}"
)

_POINT = rf"[·•‧∙．.](?=[{HAN}])"
_INNER_SPACE = rf"[ 　](?=[{HAN}](?:[^{HAN}]|$))| (?=[A-Za-z])"
NAME_RUN = re.compile(rf"(?:[{HAN}]|{_POINT}|[A-Za-z]|{_INNER_SPACE})+")
NEXT_NAME = re.compile(rf"{MARKS}[、,，/／]{MARKS}")
_CALLED = rf"(?:{DIGIT}|█|电话|手机|联系)"
# `张三 13800000000` in the cell after the label.
NAME_THEN_NUMBER = re.compile(rf"[{HAN}]{{2,4}}(?=[ 　,，、/（(]+{_CALLED}|{DIGIT}{{7}})")
# `联系人 张三`, `联系人为张三。`, `联系人张三，电话…`
_SHORT_NAME = rf"([{HAN}](?:[ 　]?[{HAN}]){{1,3}}?)"
_NAME_END = rf"(?=[ 　]*(?:[,，、;；。（(/／|\t\r\n]|$|{_CALLED}))"
NAMES_WITHOUT_COLON = (
    re.compile(rf"{SPACE}+{_SHORT_NAME}{_NAME_END}"),
    re.compile(rf"(?:为|是){_SHORT_NAME}{_NAME_END}"),
    re.compile(rf"{_SHORT_NAME}(?=[ 　]*[,，、;；（(]?[ 　]*{_CALLED})"),
)
# What stands between the label of a name and the number after the name.
NAME_BEFORE_NUMBER = re.compile(
    rf"(?:{COLON}|{MARKS}[|\t]?{MARKS})[{HAN}·•A-Za-z █　]{{1,20}} ?[,，、;；（(/／ ]?{MARKS}"
)
