"""Masking takes time in proportion to the text, also for texts made to make it slow.

The longest takes 1.5 s on a common machine; in proportion to its square, hours.
"""

from __future__ import annotations

import time

import pytest

from generator.documents.contacts import find_contacts, mask_text

LENGTH = 200_000


def repeated(piece: str, length: int = LENGTH) -> str:
    return (piece * (length // len(piece) + 1))[:length]


SLOW_ONCE = {
    "blanks after a label": "联系人" + "　" * LENGTH,
    "blanks after a name": "联系人张三" + " " * LENGTH,
    "blanks within a label": "联" + " " * LENGTH + "系人",
    "digits": "1380000" + "0" * LENGTH,
    "letters": "a" * LENGTH,
    "addresses": repeated("a@b.cc1"),
    "mobile numbers run together": repeated("13800000000"),
    "mobile numbers in one line": repeated("138 0000 0000 "),
    "mobile numbers with Chinese commas": repeated("13800000000，"),
    "mobile numbers in one row": repeated("13800000000\t"),
    "mobile numbers in columns of amounts": repeated("13800000000\t5\t13800000001\n"),
    "header rows only": repeated("联系人\tx\n"),
    "one header, many rows": "联系人\t电话\n" + repeated("张三\t63000000\n"),
    "labels in one row": repeated("负责人\t"),
    "labels run together": repeated("联系人"),
    "labels and letters": repeated("负责人 A"),
    "labels in context": repeated("负责人：张三 13800000000 "),
    "names in one list": "联系人：" + repeated("张三、"),
    "open tags": repeated("电话<"),
}


@pytest.mark.parametrize("text", SLOW_ONCE.values(), ids=SLOW_ONCE)
def test_hostile_text_is_masked_in_time(text: str) -> None:
    started = time.process_time()
    mask_text(text)
    assert time.process_time() - started < 10


def test_two_megabytes_of_digits_are_masked_in_time() -> None:
    started = time.process_time()
    mask_text(repeated("13800000000", 2_000_000))
    assert time.process_time() - started < 5


def test_a_header_that_is_repeated_goes_on_with_its_own_rows() -> None:
    text = "姓名\t联系人\n甲\t张三\n姓名\t联系人\n乙\t李四\n\n丙\t王五\n丁"
    assert find_contacts(text) == ["张三", "李四", "王五"]


def test_numbers_in_a_list_with_chinese_commas_are_all_found() -> None:
    text = "联系电话：63000000，63000001，13800000000。预算支出63000000，13800000元"
    assert find_contacts(text) == ["63000000", "63000001", "13800000000"]
