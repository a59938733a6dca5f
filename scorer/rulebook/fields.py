"""The keys of the rule files as data: name, type, bounds, Chinese words, an example.

The loader checks by these tables, and the JSON schema and the documentation are generated from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from scorer.rulebook.choices import (
    DUTIES,
    KINDS,
    LEVELS,
    NEIGHBOUR_REASONS,
    REASONS,
    ROLES,
    SEVERITIES,
    STATUSES,
    WITHIN,
    ZONES,
)


class Field(NamedTuple):
    """One key of a rule file."""

    name: str
    type: str
    """A key of ``TYPES``."""
    title: str
    """What a Chinese reader calls it; also accepted as a hint when the key is misspelt."""
    about: str
    example: str
    """The value as it stands in YAML."""
    required: bool = False
    default: str | int | float | bool | tuple[()] | None = None
    allowed: Mapping[str, str] = MappingProxyType({})
    """The codes that a choice may be, with their meanings."""
    fields: Mapping[str, Field] = MappingProxyType({})
    """The keys of a nested mapping, for ``table`` and ``tables``."""


Table = Mapping[str, Field]
"""The keys of one kind of mapping, in the order in which they are documented."""

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "id": "小写字母、数字和减号组成的代号",
        "text": "文字",
        "int": "不小于 0 的整数",
        "positive": "大于 0 的数",
        "share": "在 0 到 1 之间的数",
        "percent": "在 0 到 100 之间的数",
        "year": "四位年份",
        "date": "日期，例如 2026-11-22",
        "bool": "“true”或“false”",
        "choice": "规定的几个词之一",
        "ids": "代号的列表",
        "texts": "文字的列表",
        "choices": "规定的词的列表",
        "numbers": "“要素代号: 数”的对照",
        "reasons": "“要素代号: 原因”的对照",
        "statuses": "“要素代号: 档次”的对照",
        "edits": "“要素代号: 要改的字段”的对照",
        "lists": "“名称: 词的列表”的对照，名称后可加 + 或 -",
        "wordings": "说法的列表",
        "neighbours": "说法或 {words, reason} 的列表",
        "part": "词或词的列表",
        "parts": "两段以上的列表",
        "examples": "例句的列表",
        "table": "“字段: 值”",
        "tables": "“字段: 值”的列表",
    }
)
"""Type → the words for it in a message; each has a reader in ``convert``."""


def table(*fields: Field) -> Table:
    """Return *fields* by name, in this order."""
    return MappingProxyType({field.name: field for field in fields})


# fmt: off
SLOTS = ("name", "not_name", "act", "not_act", "apart", "told")

VALID = table(
    Field("from", "year", "起始年度", "从哪个报告年度起适用（含）。", "2021"),
    Field("until", "year", "截止年度", "到哪个报告年度为止（含）。", "2025"),
)

BAND = table(
    Field("at_least", "percent", "最低分", "不低于这个分数。", "90", True),
    Field("name", "text", "名称", "这一档叫什么。", "优", True),
)

SUBSTANCE = table(
    Field("act", "share", "有做法", "写明做法、没有数字的达标要素得权重的几成。", "0.8", default=1.0),
    Field("figure", "share", "有数字", "写明做法，并有数字或成效的得几成。", "0.9", default=1.0),
    Field("result", "share", "有成效", "做法、数字、成效都写明的得几成。", "1", default=1.0),
)

BASE = table(
    Field("name", "text", "名称", "规则书的名称，印在每份结果上。", "法治政府建设年度报告要素清单", True),
    Field("version", "text", "版本", "规则书的版本，任意文字。", "2026.1", True),
    Field("bands", "tables", "档次", "从高到低，不低于此分即为此档。", "[{at_least: 0, name: 差}]", True, (),
          fields=BAND),
    Field("elements", "ids", "要素", "要素代号，按表格中的次序，各有一个文件。", "[problems, causes]", True, ()),
    Field("substance", "table", "充实度", "达标的要素写得实不实影响多少得分；不写则不影响。", "{act: 0.8}",
          fields=SUBSTANCE),
)

BASIS = table(
    Field("doc", "text", "文件", "依据的文件名称，不带书名号。", "法治政府建设与责任落实督察工作规定", True),
    Field("no", "text", "文号", "发文字号。", "厅字〔2019〕28号", default=""),
    Field("article", "text", "条款", "第几条第几款。", "第二十五条", default=""),
    Field("says", "text", "内容", "用一句话写明文件怎么要求。", "年度报告应写明存在的不足和原因", default=""),
    Field("checked", "date", "核对日期", "最近一次对照原文的日期。", "2026-11-22", default=""),
    Field("certain", "bool", "确定", "false 时结果里印“条款待核”。", "true", default=True),
)

EXAMPLE = table(
    Field("text", "text", "例句", "一段话，单独判断时应得所在的一档。", "全年审查合同26份。", True),
    Field("reason", "choice", "原因代码", "应给出的原因代码，不写则不核对。", "only_in_plan", default="",
          allowed=REASONS),
    Field("zone", "choice", "所在部分", "这段话放在报告哪一部分。", "plan", default="achievements", allowed=ZONES),
    Field("year", "year", "报告年度", "按哪个年度的报告判断，不写则由要素的适用年度定。", "2021"),
    Field("todo", "bool", "待办", "true 表示现在还判不对，先记着。", "true", default=False),
)

EXAMPLES = table(
    Field("full", "examples", "达标", "应判达标的例句，至少一条。", "[聘请律师任顾问。]", True, (), fields=EXAMPLE),
    Field("partial", "examples", "部分", "应判部分的例句。", "[加强法律顾问工作。]", default=(), fields=EXAMPLE),
    Field("missing", "examples", "缺失", "应判缺失的例句。", "[企业聘请法律顾问。]", default=(), fields=EXAMPLE),
)

REPORT = table(
    Field("year", "year", "报告年度", "按哪个年度判断，不写则从文中识别。", "2024"),
    Field("profile", "id", "清单", "按哪份清单判断，不写则按报告单位的层级。", "town"),
    Field("expect", "statuses", "应得的档次", "每个要素应判为哪一档，没写的不核对。", "{causes: missing}", True,
          allowed=STATUSES),
    Field("todo", "ids", "待办", "现在还判不对、先记着的要素。", "[disclosure]", default=()),
)
"""The head of a ``*.report.md``."""

WORDING = table(
    Field("words", "text", "说法", "一条普通说法，为了给它加 not 才写成这样。", "聘请|续聘…法律顾问"),
    Field("all", "parts", "各段", "几段词，次序不限，都出现才算。", "[法律顾问, 审查|出具]"),
    Field("figure", "part", "事项词", "事项词，同一分句里有带单位的数才算。", "法律意见"),
    Field("units", "part", "单位", "算数的计量单位；不写则用词组“计量单位”。", "[条, 份, 件]"),
    Field("within", "choice", "范围", "一起出现的范围。", "sentence", allowed=WITHIN),
    Field("not", "part", "排除词", "同一范围里有这些词就不算。", "[企业, 学校]", default=()),
)

NEIGHBOUR = table(
    Field("words", "wordings", "说法", "相近事项的说法。", "[$村居顾问]", True, ()),
    Field("reason", "choice", "原因代码", "判“部分”时给出的原因。", "village_only", True, allowed=NEIGHBOUR_REASONS),
)

PARTIAL = table(
    Field("umbrella", "wordings", "总称", "只写了总称，未分项。", "[行政执法三项制度]", default=()),
    Field("neighbour", "neighbours", "相近事项", "相近事项，最多判部分。", "[$村居顾问]", default=(), fields=NEIGHBOUR),
)

OPTIONS = table(
    Field("need", "int", "至少几项", "写出几项才算达标。", "2"),
    Field("generic_acts", "bool", "通用动作", "制定、召开一类通用动词和数字是否算具体做法。", "true"),
)

ELEMENT = table(
    Field("id", "id", "代号", "要素代号，与文件名相同。", "legal-advisers", True),
    Field("title", "text", "名称", "要素的名称。", "法律顾问与公职律师", True),
    Field("short", "text", "简称", "表格里用的简称，不写则同名称。", "法律顾问", default=""),
    Field("duty", "choice", "性质", "national 必报，expected 应有。", "expected", True, allowed=DUTIES),
    Field("weight", "positive", "权重", "在总分里占的份量。", "8", True),
    Field("credit", "share", "部分得分", "判“部分”时得权重的几成。", "0.5", default=0.5),
    Field("kind", "choice", "判法", "topic 为一般事项，其余为报告固定部分。", "topic", True, allowed=KINDS),
    Field("basis", "tables", "依据", "所依据的文件，至少一份。", "[{doc: 督察工作规定}]", True, (), fields=BASIS),
    Field("valid", "table", "适用年度", "按报告年度，不按今天的日期。", "{from: 2019}", fields=VALID),
    Field("advice", "text", "补法", "缺失或不足时怎样补写。", "写明聘请情况和全年审查合同的件数。", True),
    Field("belongs_in", "choice", "应写在", "缺的内容该补在哪一部分。", "plan", default="achievements", allowed=ROLES),
    Field("name", "wordings", "名称说法", "点到这件事的说法。", "[$政府法律顾问, 公职律师]", default=()),
    Field("not_name", "wordings", "形近说法", "含有名称却是另一件事的说法。", "[一村一法律顾问]", default=()),
    Field("act", "wordings", "做法说法", "与名称一起出现就算做了的说法。", "[聘请, 出具]", default=()),
    Field("not_act", "wordings", "不算做法", "看似做法其实不是的说法。", "[聘请力度]", default=()),
    Field("apart", "wordings", "别处做法", "点了名就算，写在哪一处都行的做法。", "[党委会…听取…法治]", default=()),
    Field("told", "wordings", "完整说法", "一条就说清做了什么的说法。", "[聘请…法律顾问]", default=()),
    Field("partial", "table", "部分", "最多判“部分”的说法。", "{umbrella: [三项制度]}", fields=PARTIAL),
    Field("options", "table", "细则", "判法的小设置。", "{need: 2}", fields=OPTIONS),
    Field("examples", "table", "例句", "达标和其余各至少一条。", "{full: [甲], missing: [乙]}", True, fields=EXAMPLES),
)

TERM = table(
    Field("id", "id", "代号", "这条用语的代号。", "seven-five", True),
    Field("words", "texts", "用语", "要留意的用语；与 regex 二者写一。", "[七五普法]", default=()),
    Field("regex", "text", "正则", "RE2 正则，用单引号。", "'[七八]五普法'", default=""),
    Field("valid", "table", "适用年度", "在哪些报告年度里用得对。", "{from: 2016, until: 2020}", True, fields=VALID),
    Field("exempt", "texts", "例外词", "同句有这些词就不提示。", "[收官, 回顾]", default=()),
    Field("severity", "choice", "轻重", "提示的轻重。", "warning", True, allowed=SEVERITIES),
    Field("message", "text", "提示", "印给写报告的人看的话。", "七五普法已于2020年结束", True),
    Field("replace", "text", "应改为", "现在的说法。", "八五普法", default=""),
    Field("source", "text", "出处", "根据什么文件这样提示。", "八五普法规划", default=""),
    Field("confirmed", "bool", "已证实", "false 时只作说明，并印“待确认”。", "true", default=True),
)

TERMS = table(
    Field("terms", "tables", "用语", "按适用年度核对的用语。",
          "[{id: seven-five, words: [七五普法], valid: {until: 2020}, severity: info, message: 已结束}]",
          True, (), fields=TERM),
)

PROFILE = table(
    Field("title", "text", "名称", "清单的名称。", "乡镇清单", True),
    Field("levels", "choices", "适用层级", "哪些层级的报告用这份清单。", "[town]", True, (), LEVELS),
    Field("weights", "numbers", "权重", "与要素文件不同的权重。", "{legal-advisers: 5}"),
    Field("off", "reasons", "不适用", "不适用的要素及原因。", "{legality-review: 没有这项职能}"),
)

EXTENDS = table(
    Field("name", "text", "名称", "基准规则书的名称，见它的 base.yaml。", "法治政府建设年度报告要素清单", True),
    Field("version", "text", "版本", "这份调整是按基准的哪一版写的。", "2026.1", True),
)

EXEMPT = table(
    Field("element", "id", "要素", "不适用的要素代号。", "legality-review", True),
    Field("levels", "choices", "层级", "对哪些层级的单位不适用；与 bodies 二者写一。", "[street]", default=(),
          allowed=LEVELS),
    Field("bodies", "texts", "单位", "对哪些单位不适用，写单位名称。", "[望漪街道]", default=()),
    Field("reason", "text", "原因", "为什么不适用，印在结果里。", "没有规范性文件制定权", True),
)

TAILORING = table(
    Field("name", "text", "名称", "这份调整的名称，印在结果里。", "杏川县2026", True),
    Field("extends", "table", "基准", "在哪本规则书的哪一版上调整。", "{name: 要素清单, version: 2026.1}", True,
          fields=EXTENDS),
    Field("set", "edits", "改动", "改哪些要素的哪些字段；列表可写“字段+”增加、“字段-”删去。",
          "{legal-advisers: {weight: 10, name+: [法务顾问]}}"),
    Field("off", "reasons", "停用", "对所有单位都不适用的要素及原因。", "{enforcement-recording: 乡镇没有执法权}"),
    Field("not_applicable", "tables", "不适用", "对某些层级或单位不适用的要素。",
          "[{element: legality-review, levels: [street], reason: 没有规范性文件制定权}]", False, (), fields=EXEMPT),
    Field("lexicon", "lists", "词组", "词组的增加（+）和删去（-）。", "{村居顾问+: [村民小组顾问]}"),
    Field("cues", "lists", "提示词", "提示词的增加（+）和删去（-）。", "{planned+: [谋划实施]}"),
)
"""A county's file: what it changes of a rulebook that it names."""

EDITABLE = table(
    *(ELEMENT[name] for name in ("title", "short", "duty", "weight", "credit", "basis", "valid", "advice",
                                 "belongs_in", *SLOTS, "partial", "options", "examples")),
    *OPTIONS.values(),
)
"""What ``set`` may change of an element; the options may also be named directly."""

# fmt: on

CUE_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "planned": "说的是今后",
        "planned_not": "像今后，其实不是",
        "demanded": "只是要求",
        "demanded_not": "像要求，其实不是",
        "urged": "只是推进、督促，没有说做成了",
        "urged_not": "像推进，其实不是",
        "denied": "说没有做",
        "denied_not": "像没有做，其实不是",
        "problem": "说的是问题",
        "problem_not": "像问题，其实不是",
        "needed": "说还要怎样，等于承认不足",
        "needed_not": "像还要怎样，其实不是",
        "slogan": "口号",
        "slogan_not": "像口号，其实不是",
        "done": "已经做了",
        "done_not": "像已做，其实不是",
        "result": "说做成了什么",
        "result_not": "像做成了什么，其实不是",
        "act": "通用的具体动作",
        "act_not": "像动作，其实不是",
        "figure_units": "计量单位",
        "formula": "套话",
        "foreign": "不属于任何要素的事",
        "cause": "说原因",
        "cause_not": "像原因，其实不是",
        "cause_formula": "只说有原因，没说是什么",
        "sole": "说只有一个短板",
        "details": "同一句里接着细说上一个短板",
        "elaborates": "接着说上一个短板",
        "another": "又说一个短板",
        "cause_strong": "句中有短板时一定在说原因",
        "cause_strong_not": "像原因，说的是别的事",
        "measure": "说措施",
        "measure_not": "像措施，其实不是",
        "focus": "一项措施领头的话，后面说的多是它的步骤",
        "follows_up": "接着说同一项措施怎样办",
        "measure_formula": "表决心的空话，不是措施",
        "heading_problems": "问题部分的标题用词",
        "heading_plan": "下一年度安排的标题用词",
        "heading_not_problems": "像问题标题，其实不是",
        "heading_not_plan": "像安排标题，其实不是",
        "heading_first": "第一责任人部分的标题用词",
        "heading_achievements": "举措成效的标题用词",
        "lack": "说的是不足，但说成绩的故事里也常见：只在转入问题处和问题部分里看",
        "negative": "带着否定、减弱的字：只用来认出接连说不足的一段",
        "negative_not": "带着否定字，其实不是说不足",
        "turn": "回过头来掂量的说法，后面说的若是不足，就转入问题",
        "text_problems": "正文里转入问题的说法",
        "text_problems_not": "像转入问题，其实不是",
        "text_plan": "正文里转入安排的说法",
        "made": "制定了文件一类的动作",
        "places": "地名后缀",
    }
)
"""Cue class → what its words tell. Other names are errors."""
