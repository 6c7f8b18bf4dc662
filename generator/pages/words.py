"""Chinese names of the enumerations of the data contract, as readers know them.

Only words; the meaning of each value is written in the data contract.
"""

from __future__ import annotations

TABLE_KINDS = {
    "revenue-expenditure-summary": "部门收支总表",
    "revenue-summary": "部门收入总表",
    "expenditure-summary": "部门支出总表",
    "fiscal-appropriation-summary": "财政拨款收支总表",
    "general-public-expenditure": "一般公共预算支出表",
    "general-public-basic-expenditure": "一般公共预算基本支出表",
    "three-public-expenses": "“三公”经费支出表",
    "government-fund-expenditure": "政府性基金预算支出表",
    "state-capital-expenditure": "国有资本经营预算支出表",
    "project-expenditure": "项目支出表",
    "procurement": "政府采购预算表",
    "economic-classification-summary": "支出经济分类汇总表",
    "line-item-budget": "部门预算表（逐项）",
    "carryover": "上年结转资金表",
    "department-performance": "部门整体绩效目标表",
    "project-performance": "项目绩效目标表",
    "state-assets": "国有资产占用情况表",
    "organization": "机构设置表",
    "fiscal-appropriation-expenditure": "财政拨款支出表",
    "fiscal-appropriation-basic-expenditure": "财政拨款基本支出表",
    "agency-operating-expenses": "机关运行经费支出表",
    "other": "其他表",
}

STATUSES = {
    "parsed": "已公布",
    "declared-empty": "公布为空表",
    "published-blank": "空白表",
    "not-published": "未公布",
    "unreadable": "未能读取",
}

LEVELS = {"department": "部门", "unit": "单位"}

PHASES = {"budget": "预算", "final": "决算", "approved": "预算", "executed": "决算"}

BINDINGS = {"aligned": "按对齐关系认定", "restored": "按勾稽关系认定"}

SCOPES = {"department": "部门整体", "project": "项目"}

FUND_SOURCES = {
    "general-public-budget": "一般公共预算",
    "government-fund": "政府性基金预算",
    "state-capital": "国有资本经营预算",
    "fiscal-account": "财政专户管理资金",
    "institution-revenue": "事业收入",
    "institution-operating": "事业单位经营收入",
    "superior-subsidy": "上级补助收入",
    "subordinate-remittance": "附属单位上缴收入",
    "other-revenue": "其他收入",
    "institution-fund": "用事业基金弥补收支差额",
    "carryover": "上年结转",
    "fiscal-appropriation": "财政拨款",
}

EXPENDITURE_TYPES = {
    "basic": "基本支出",
    "basic-personnel": "基本支出（人员经费）",
    "basic-public-use": "基本支出（公用经费）",
    "project": "项目支出",
    "project-other-operation": "项目支出（其他运转类）",
    "project-specific-target": "项目支出（特定目标类）",
    "remitted-to-superior": "上缴上级支出",
    "operating": "事业单位经营支出",
    "subsidy-to-subordinate": "对附属单位补助支出",
}

RESOURCES = {
    "tables": "表格目录",
    "facts": "金额明细",
    "indicators": "绩效指标",
    "narrative": "文字说明",
    "cells": "表格原样（逐格）",
    "unread": "未能归类的数字",
    "statements": "文字中的数字",
    "checks": "核对记录",
    "findings": "核对发现",
}


_SPENDING = {
    "general-public-expenditure": "一般公共预算支出",
    "fiscal-appropriation-expenditure": "财政拨款支出",
    "fiscal-appropriation-summary": "财政拨款支出",
}


_BASIC = {
    "general-public-basic-expenditure": "一般公共预算基本支出",
    "fiscal-appropriation-basic-expenditure": "财政拨款基本支出",
}


def basic(kind: str) -> str:
    """What a table of basic expenditure prints: that of some funds, or all of it."""
    return _BASIC.get(kind, "基本支出")


def spending(kind: str) -> str:
    """What the total of a kind of table is: all expenditure, or that of some funds."""
    return _SPENDING.get(kind, "支出")


PROCUREMENT = {
    "procurement/goods": "货物",
    "procurement/works": "工程",
    "procurement/services": "服务",
}


def phase(code: str) -> str:
    """The phase in Chinese; an unknown one is shown as it is."""
    return PHASES.get(code, code)
