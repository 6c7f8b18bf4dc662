"""What telephone numbers, names and the gaps between label and value look like.

Regular expressions only; which words are labels is in `words.yml`, what follows from a
match is decided in `names` and `numbers`. Whatever may be repeated without end is repeated
possessively (`*+`) or up to a bound, so that no text takes more than its length in time.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

HAN = r"一-鿿㐀-䶿"
DIGIT = r"[0-9０-９]"
DASH = r"[-－—–‐]"
SPACE = r"[ 　\xa0]"
COLONS = ":：∶︰﹕"

# What may stand between a label and its value in one line: spaces, emphasis, tags.
MARKS = rf"(?:{SPACE}|[*_]|&nbsp;|<[^<>\n]{{0,200}}+>)*"
COLON = rf"{MARKS}[{COLONS}]{MARKS}"
# The end of a cell or line, and the beginning of the next; a blank line may lie between.
_BREAK = r"(?:[|\t][ 　\xa0|\t]*+|(?:\r?\n[ 　\xa0|\t]*+){1,2})"
CELL_END = re.compile(rf"(?={SPACE}*+(?:[|\t\r\n]|$))")
LABEL_GAP = re.compile(rf"{COLON}|{MARKS}")
COLON_GAP = re.compile(COLON)
NEXT_CELL = re.compile(rf"{SPACE}*+(?:[{COLONS}]{SPACE}*+)?{_BREAK}")

_JOIN = rf"(?:{DASH}|{SPACE})?"

_COUNTRY = rf"(?:[+＋]|[0０]{{2}})86(?:{DASH}|{SPACE})?"
_PREFIX = rf"(?:{_COUNTRY}|86{DASH}?{SPACE}?)?"
MOBILE = rf"{_PREFIX}[1１][3-9３-９]{DIGIT}{_JOIN}{DIGIT}{{4}}{_JOIN}{DIGIT}{{4}}"
_AREA = r"(?:[0０][1１][0０]|[0０][2２][0-9０-９]|[0０][3-9３-９][0-9０-９]{2})"
_EXTENSION = rf"(?:{SPACE}?(?:转|{DASH}|分机){SPACE}?{DIGIT}{{1,6}}(?!{DIGIT}))?"
_LOCAL = rf"[2-9２-９]{DIGIT}{{2,3}}{_JOIN}{DIGIT}{{4}}"
_SPLIT_AREA = rf"(?:[（(]{_AREA}[)）]{SPACE}?{DASH}?|{_AREA}{SPACE}?{DASH}{SPACE}?)"
_ABROAD = rf"{_COUNTRY}[1-9１-９]{DIGIT}{{1,2}}(?:{DASH}|{SPACE})?"
LANDLINE = rf"(?:{_SPLIT_AREA}|{_ABROAD}){_LOCAL}{_EXTENSION}"
# An amount goes on with a decimal point or a unit; a number to be called does not. A comma
# before the next number to be called is one between numbers.
_NEXT_IN_LIST = rf"(?:{MOBILE}|{LANDLINE}|{_LOCAL})(?!{DIGIT})"
_MORE_DIGITS = rf"(?!(?:[.．,]|，(?!{_NEXT_IN_LIST}))*[0-9０-９%％])"
_NOT_AMOUNT = rf"{_MORE_DIGITS}(?!{SPACE}*+(?:元|万|亿|千元|人|次|个|件|号(?!码)))(?![A-Za-z])"
# Forms that only a label makes a telephone number: 138.0000.0000, 1 3 8 0 0 0 0 0 0 0 0.
_DOTTED = rf"[1１][3-9３-９]{DIGIT}[.．·]{DIGIT}{{4}}[.．·]{DIGIT}{{4}}"
_SPACED = rf"[1１]{SPACE}[3-9３-９](?:{SPACE}{DIGIT}){{9}}"
_AFTER_LABEL = rf"(?:{_AREA}{_JOIN})?{_LOCAL}{_EXTENSION}|{_DOTTED}|{_SPACED}"

BARE_MOBILE = re.compile(rf"(?<![0-9０-９A-Za-z.．,])({MOBILE}){_NOT_AMOUNT}")
BARE_LANDLINE = re.compile(rf"(?<![0-9０-９A-Za-z.．,\-])({LANDLINE}){_NOT_AMOUNT}")
NUMBER = re.compile(rf"({MOBILE}|{LANDLINE}|{_AFTER_LABEL}){_NOT_AMOUNT}")
NEXT_NUMBER = re.compile(rf"{MARKS}(?:[、,，;；/／|]|或者?|和|及){MARKS}")
PHONE_CELL = re.compile(rf"^(?:{MOBILE}|{LANDLINE})$")
AMOUNT_CELL = re.compile(r"^-?[0-9][0-9,]*(?:\.[0-9]+)?$")
ACCOUNT = re.compile(
    rf"{MARKS}(?:[{COLONS}]{MARKS})?({DIGIT}{{5,17}}[0-9０-９Xx]|[A-Za-z][\w\-]{{5,19}})"
)
# What stands before and after the at sign of an address.
EMAIL_NAME = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-")
EMAIL_DOMAIN = re.compile(r"[@＠][A-Za-z0-9\-]+(?:[.．][A-Za-z0-9\-]+)*[.．][A-Za-z]{2,}")

_POINT = rf"[·•‧∙．.](?=[{HAN}])"
_INNER_SPACE = rf"[ 　](?=[{HAN}](?:[^{HAN}]|$))| (?=[A-Za-z])"
# A name has at most 24 characters (persons.may_be_name); what goes on longer is none.
NAME_RUN = re.compile(rf"(?:[{HAN}]|{_POINT}|[A-Za-z]|{_INNER_SPACE}){{1,64}}+")
# `王 小明`, `欧阳 娜娜`: what follows a family name that stands apart.
REST_OF_NAME = re.compile(rf"{SPACE}{{1,3}}([{HAN}]{{1,64}})")
NEXT_NAME = re.compile(rf"{MARKS}[、,，/／]{MARKS}")
_CALLED = rf"(?:{DIGIT}|█|电话|手机|联系)"
# `张三 13800000000` in the cell after the label.
NAME_THEN_NUMBER = re.compile(rf"[{HAN}]{{2,4}}(?=[ 　,，、/（(]++{_CALLED}|{DIGIT}{{7}})")
# `联系人 张三`, `联系人为张三。`, `联系人张三，电话…`
_SHORT_NAME = rf"([{HAN}](?:[ 　]?[{HAN}]){{1,3}}?)"
_NAME_END = rf"(?=[ 　]*+(?:[,，、;；。（(/／|\t\r\n]|$|{_CALLED}))"
NAMES_WITHOUT_COLON = (
    re.compile(rf"{SPACE}++{_SHORT_NAME}{_NAME_END}"),
    re.compile(rf"(?:为|是){_SHORT_NAME}{_NAME_END}"),
    re.compile(rf"{_SHORT_NAME}(?=[ 　]*+(?:[,，、;；（(][ 　]*+)?{_CALLED})"),
)
# `张三 李四`: a further name after blanks.
NAME_AFTER_BLANK = re.compile(rf"{SPACE}{{1,4}}([{HAN}]{{2,3}}){_NAME_END}")
# A name that fills its cell after a label: `项目负责人　张三`.
LABEL_THEN_CELL = re.compile(rf"{COLON}|{SPACE}*+[|\t][{SPACE[1:-1]}|\t]*+|{SPACE}++")
# `请与办公室张三联系`.
ASKED_FOR = re.compile(rf"[请可](?:直接|及时)?[与和同跟向找]([{HAN}]{{2,16}}?)(?:进行)?联系")
IN_BRACKETS = re.compile(rf"{SPACE}?[（(]([{HAN}]{{2,6}})[)）]")
# What stands between the label of a name and the number after the name.
GAP_BEFORE_NAME = re.compile(rf"{MARKS}(?:[{COLONS}|\t]({MARKS}))?")
NAME_BEFORE_NUMBER = re.compile(rf"[{HAN}·•A-Za-z █　]{{1,20}} ?[,，、;；（(/／ ]?{MARKS}")
NO_NAME_BEFORE_NUMBER = re.compile(rf"[,，、;；（(/／]?{MARKS}")
# The same in cells: `联系人 | 张三 | 13800000000`.
NAME_BEFORE_CELL = re.compile(
    rf"(?:{COLON}|{SPACE}*+[|\t]{SPACE}*+)[{HAN}·•█]{{2,12}}{SPACE}*+[|\t]{SPACE}*+"
)
