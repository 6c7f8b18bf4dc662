"""Chinese names of what checks say: verdicts, severities, groups, strengths of law.

Only words; the meaning of each value is written in `generator.checks.model`.
"""

from __future__ import annotations

VERDICTS = {"holds": "相符", "violated": "不符", "undetermined": "无法判断"}
SEVERITIES = {"error": "错误", "warning": "警告", "notice": "提示"}
EXACTNESS = {"exact": "分毫不差", "within-rounding": "在四舍五入范围内"}
STRENGTHS = {
    "statute": "法律、行政法规",
    "rule": "部门规范性文件",
    "practice": "地方要求或通行做法",
    "arithmetic": "算术",
}
GROUPS = {
    "inside": "表内加总",
    "across": "表间勾稽",
    "prose": "文字与表格",
    "codes": "科目编码与名称",
    "completeness": "该公开的是否公开",
    "indicators": "绩效指标",
    "text": "标题、编号与文本",
    "years": "年度之间",
}
STATEMENTS = {"agrees": "与表相符", "differs": "与表不符", "not-in-tables": "表中没有"}
KINDS = {"level": "数额", "increase": "增加", "decrease": "减少", "share": "占比"}
