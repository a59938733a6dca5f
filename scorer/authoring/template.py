"""The file of a new element: commented, with the places to fill left empty, so that the loader names them."""

from __future__ import annotations

import re

from scorer.errors import UsageError
from scorer.rulebook.edit import quoted

MODELINE = "# yaml-language-server: $schema=../rulebook.schema.json"
"""First line of an element file: lets an editor complete keys and explain them."""

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")

_TEMPLATE = """\
{modeline}
# 新要素。空着的地方都要填，填好后运行 scorer rules test 核对；井号后面是说明，可以删去。
id: {id}
title:{title}

# expected 应有；national 必报（督察工作规定明文要求写的）
duty: expected
# 在总分里占的份量，可对照别的要素
weight: 5

# 依据的文件。还可写 no 文号、article 条款、says 怎么要求、checked 核对日期
basis:
  - doc:

# 从哪个报告年度起适用就去掉下一行的井号，还可写 until
# valid: {{from: 2025}}

# topic 是一般事项：点到名称，又写了做法，才算达标
kind: topic

# 点到这件事的说法，一行一条；“|”隔开几种写法，“…”表示中间可以有别的字
name:
  -

# 字面相近、其实是另一件事的说法，有就去掉井号
# not_name:
#   - 企业消防安全

# 与名称一起出现就算做了的说法。制定、召开一类通用动词和数字不用写，已经算做法
# act:
#   - 开展|组织…检查

# 缺了怎么补，印在结果里给写报告的人看
advice:

# 例句至少各一条，改规则时靠它们发现改错了
examples:
  # 应判达标的话
  full:
    -
  # 应判缺失的话：字面相近或别的事
  missing:
    -
"""


def new_element(id: str, title: str = "") -> str:
    """Return the text of ``elements/<id>.yaml``. Raises UsageError where *id* cannot be one."""
    if not _ID.fullmatch(id):
        raise UsageError(f"“{id}”不能作要素代号", "用小写字母、数字和减号，字母开头，例如 fire-safety")
    return _TEMPLATE.format(modeline=MODELINE, id=id, title=f" {quoted(title)}" if title.strip() else "")
