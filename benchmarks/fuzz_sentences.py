"""Sentences for the fuzzer: what explanations say, put together in any order.

The words are those that disclosures use; the sentences made of them need not make sense, but
each of their parts is one that the checks of the prose look for.
"""

from __future__ import annotations

import random

_SUBJECTS = (
    "“三公”经费", "公务接待费", "公务用车购置及运行费", "公务用车运行维护费", "公务用车购置费",
    "因公出国（境）费", "收入", "支出", "本年收入", "本年支出", "收入总计", "收、支总计",
    "基本支出", "项目支出", "人员经费", "公用经费", "机关运行经费", "政府采购", "一般公共预算",
    "一般公共预算财政拨款支出", "财政拨款", "政府性基金", "国有资本经营", "事业收入", "其他收入",
    "上年结转", "年末结转和结余", "一般公共服务（类）支出", "行政运行（项）",
    "财政事务（款）行政运行（项）", "工资福利支出", "宣传专项", "固定资产", "", "",
)  # fmt: skip
_CLAUSES = (
    "{s}{a}", "{s}{a}", "{s}{a}", "{s}预算为{a}", "{s}支出决算为{a}", "{y}年{s}年初预算为{a}",
    "{y}年度{s}{a}", "{s}预算总额{a}", "其中：{s}{a}", "其中{s}{a}", "包括：{s}{a}",
    "主要包括{s}", "{s}{a}、{s}{a}", "{s}{a}、{s}{a}和{s}{a}", "{s}{a}（含{s}{a}）",
    "（其中：{s}{a}）", "用于{s}{a}", "{s}增加{a}", "{s}比上年增加{a}", "{s}较上年减少{a}",
    "比{y}年预算减少{a}", "同比增加{a}", "增加{a}", "各增加{a}", "{s}增加{a}，增长{p}",
    "{s}比上年减少{a}，下降{p}", "{s}支出决算为{a}，完成预算的{p}", "增长{p}", "下降{p}",
    "增长-{p}", "上升{p}", "与上年持平", "{s}与上年持平", "持平", "占{p}", "占{s}的{p}",
    "占总支出{p}", "分别占{p}、{p}", "完成预算的{p}", "完成年初预算的{p}", "完成{s}的{p}",
    "决算数小于预算数", "决算数大于预算数的主要原因是厉行节约", "决算数等于预算数",
    "与{y}年度相比", "与{y}年相比", "与上年相比", "较上年", "主要是人员变动",
    "主要原因是压减支出", "原因是{s}增加{a}", "具体情况如下", "其中", "无", "没有{s}",
    "未安排{s}", "{s}为零", "人均{a}", "国内公务接待{n}批次{n}人", "公务用车保有量{n}辆",
    "团组{n}个", "按支出功能分类：{s}{a}", "按用途划分，{s}{a}", "（一）{s}", "一、{s}",
    "1.{s}{a}", "由{a}调整为{a}", "{a}至{a}", "{s}约{a}", "不超过{a}", "{s}共计{a}", "以上{s}",
)  # fmt: skip
_AMOUNTS = ("0", "0.00", "40.00", "58.00", "18", "1,200.50", "3.5", "100", "200", "-5.00", "0.01")
_UNITS = ("万元", "万元", "万元", "元", "亿元", "", "万")
_SHARES = ("0%", "100%", "20.5%", "73.33%", "5%", "10.00%", "250%", "百分之十", "两倍", "/")
_MARKS = "，，，，；；。。：、"


def sentences(rng: random.Random) -> str:
    """One paragraph of one to sixteen clauses."""
    own = rng.choices(_SUBJECTS, k=rng.choice((1, 1, 2, 8)))  # clauses of one paragraph share them
    said = []
    for _ in range(rng.choice((1, 2, 4, 8, 16))):
        clause = rng.choice(_CLAUSES)
        for slot, words in (("{s}", own), ("{p}", _SHARES), ("{y}", ("2022", "2023", "2024"))):
            while slot in clause:
                clause = clause.replace(slot, rng.choice(words), 1)
        while "{a}" in clause:
            clause = clause.replace("{a}", rng.choice(_AMOUNTS) + rng.choice(_UNITS), 1)
        said.append(clause.replace("{n}", str(rng.randrange(12))) + rng.choice(_MARKS))
    return "".join(said)
