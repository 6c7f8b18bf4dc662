"""Disclosures whose prose grows: paragraphs, sentences, figures, marks, contact details."""

from __future__ import annotations

from growth_inputs import HEAD, Files, Inputs, coded, table, text


def paragraphs(n: int) -> Files:
    """Paragraphs without figures."""
    body = "\n\n".join(f"（{k}）本部门的职责是第{k}项工作。" for k in range(n))
    return text(table([HEAD, *coded(5)]) + body)


def headings(n: int) -> Files:
    """Headings."""
    body = "\n\n".join(f"## （{k}）第{k}项工作\n\n本部门负责。" for k in range(n))
    return text(table([HEAD, *coded(5)]) + body)


def sentences(n: int) -> Files:
    """Paragraphs with a sentence of figures each."""
    body = "\n\n".join(
        f"2023年第{k}项支出{k}.50万元，比上年增加1.00万元，增长2.5%，主要原因是工作增加。"
        for k in range(n)
    )
    return text(table([HEAD, *coded(50)]) + body)


def sentences_in_a_paragraph(n: int) -> Files:
    """Sentences with figures in one paragraph."""
    body = "".join(f"第{k}项支出{k}.50万元，比上年增加1.00万元，增长2.5%。" for k in range(n))
    return text(table([HEAD, *coded(5)]) + body)


def figures_in_a_sentence(n: int) -> Files:
    """Figures in one sentence."""
    return text(table([HEAD, *coded(5)]) + "、".join(f"支出{k}.50万元" for k in range(n)))


def lists(n: int) -> Files:
    """A total and its parts, in one sentence."""
    said = "，".join(f"第{k}类支出1.00万元" for k in range(n))
    return text(table([HEAD, *coded(5)]) + f"支出总计{n}.00万元，其中：{said}。")


def shares(n: int) -> Files:
    """`占1%，` again and again."""
    return text(table([HEAD, *coded(5)]) + "支出1.00万元" + "占1%，" * n)


def sentence_length(n: int) -> Files:
    """Characters of a sentence before its figure."""
    return text(table([HEAD, *coded(5)]) + "工作" * (n // 2) + "支出1.00万元。")


def marks(n: int) -> Files:
    """Commas, colons and brackets without a word."""
    return text(table([HEAD, *coded(5)]) + "（，：" * (n // 3) + "支出1.00万元")


def years_said(n: int) -> Files:
    """`比2022年` again and again."""
    return text(table([HEAD, *coded(5)]) + "比2022年" * (n // 6) + "增加1.00万元")


def blanks(n: int) -> Files:
    """Blank characters in a line."""
    return text(table([HEAD, *coded(5)]) + "支出 1.00" + " 　" * (n // 2) + "x万元")


def digits(n: int) -> Files:
    """Digits in a paragraph."""
    return text(table([HEAD, *coded(5)]) + "电话" + "1" * n + "支出1.00万元")


def digit_groups(n: int) -> Files:
    """Groups of digits, dashes and blanks in a paragraph."""
    return text(table([HEAD, *coded(5)]) + "联系 " + "12-34 " * (n // 6) + "支出1.00万元")


def persons(n: int) -> Files:
    """Lines with a name and a telephone number."""
    return text(table([HEAD, *coded(5)]) + "联系人：张三 电话：13800000000\n\n" * n)


def lines(n: int) -> Files:
    """Short lines without anything, as a Word dump has them."""
    return text(table([HEAD, *coded(5)]) + "\n".join(f"甲{k}" for k in range(n)))


INPUTS: Inputs = {
    paragraphs: 1000,
    headings: 500,
    sentences: 250,
    sentences_in_a_paragraph: 200,
    figures_in_a_sentence: 500,
    lists: 200,
    shares: 1000,
    sentence_length: 10_000,
    marks: 10_000,
    years_said: 5000,
    blanks: 5000,
    digits: 5000,
    digit_groups: 5000,
    persons: 500,
    lines: 2000,
}
