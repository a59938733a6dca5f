"""What stands in which column, and the words for choices."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from scorer.rulebook.choices import DUTIES, SEVERITIES, ZONES
from scorer.rulebook.fields import EXAMPLE, OPTIONS
from scorer.scoring.wording import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str, ...]
"""Keys from the root of a file down to a value."""


class Column(NamedTuple):
    """One column that holds a value of a record."""

    title: str
    path: Path
    choices: Mapping[str, str] = MappingProxyType({})
    """Word in the file → word in the cell."""
    number: bool = False
    many: bool = False
    """A list of words, one a line of the cell."""


_TRUTHS: Mapping[str, str] = MappingProxyType({"true": "是", "false": "否"})

ELEMENTS = (
    Column("名称", ("title",)),
    Column("简称", ("short",)),
    Column("性质", ("duty",), DUTIES),
    Column("权重", ("weight",), number=True),
    Column("部分得分", ("credit",), number=True),
    Column(OPTIONS["need"].title, ("options", "need"), number=True),
    Column("起始年度", ("valid", "from"), number=True),
    Column("截止年度", ("valid", "until"), number=True),
    Column("应写在", ("belongs_in",), ZONES),
    Column("补法", ("advice",)),
)
TERMS = (
    Column("用语", ("words",), many=True),
    Column("正则", ("regex",)),
    Column("起始年度", ("valid", "from"), number=True),
    Column("截止年度", ("valid", "until"), number=True),
    Column("例外词", ("exempt",), many=True),
    Column("轻重", ("severity",), SEVERITIES),
    Column("提示", ("message",)),
    Column("应改为", ("replace",)),
    Column("出处", ("source",)),
    Column("已证实", ("confirmed",), _TRUTHS),
)
PROFILES = (Column("权重", ("weights",), number=True), Column("停用原因", ("off",)))
EXAMPLES = (
    Column("例句", ("text",)),
    Column("原因代号", ("reason",)),
    Column("部分", ("zone",), ZONES),
    Column("年度", ("year",), number=True),
    Column("待办", ("todo",), _TRUTHS),
)
assert {column.path[0] for column in EXAMPLES} == set(EXAMPLE)

STATUSES: Mapping[str, str] = MappingProxyType(
    {status: STATUS_WORDS[status] for status in ("full", "partial", "missing")}
)
SLOTS: Mapping[str, Path] = MappingProxyType(
    {
        "名称说法": ("name",),
        "形近说法": ("not_name",),
        "做法说法": ("act",),
        "不算做法": ("not_act",),
        "完整说法": ("told",),
        "总称": ("partial", "umbrella"),
        "相近事项": ("partial", "neighbour"),
    }
)
"""Name of a list of wordings in the workbook → where it stands; neighbours with a reason of their own are numbered."""

SHEETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "要素": ("代号", *(column.title for column in ELEMENTS)),
        "词语": ("要素", "列表", "说法"),
        "例句": ("要素", "档次", *(column.title for column in EXAMPLES)),
        "清单": ("清单", "要素", *(column.title for column in PROFILES)),
        "用语": ("代号", *(column.title for column in TERMS)),
        "词组": ("词组", "说法"),
        "提示词": ("类", "词"),
    }
)
"""Worksheet → its header row."""
ABOUT = "说明"
KEPT = "底稿"
"""Hidden worksheet with every row as it was exported: its worksheet, then its cells."""
DIGEST = "规则书摘要"
"""Label of the digest in the worksheet 说明: a workbook belongs to the rules that it was made from."""
