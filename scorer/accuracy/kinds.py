"""What kind of passage a labelled passage is, so that errors can be told by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection

    from scorer.accuracy.gold import Passage

Kind = Literal[
    "stock", "paraphrase", "slogan", "neighbour", "plan", "problem", "denied", "opening", "false_friend"
]

KIND_WORDS: dict[Kind, str] = {
    "stock": "通行写法",
    "paraphrase": "换了说法",
    "slogan": "口号",
    "neighbour": "总称或相近",
    "plan": "计划",
    "problem": "问题",
    "denied": "否认",
    "opening": "开头套话",
    "false_friend": "字面相近的别的事",
}
"""Each kind with its Chinese name, in the order in which they are printed."""

_BY_ZONE: dict[str, Kind] = {"plan": "plan", "problems": "problem", "opening": "opening"}
_BY_REMARK: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("denied", ("否认", "未开展", "没有做", "尚未")),
    ("plan", ("计划", "将来", "下一步")),
    ("neighbour", ("总称", "相近", "邻", "村级", "村居")),
)


def kind_of(passage: Passage, names: Collection[str]) -> Kind:
    """Return the kind by label and zone, by the labeller's remark, and by whether one of *names* is said.

    An element without names, such as the problems, has no paraphrases.
    """
    if passage.status == "full":
        said = not names or any(name in passage.text for name in names)
        return "stock" if said else "paraphrase"
    if passage.status == "missing":
        return "false_friend"
    if passage.zone in _BY_ZONE:
        return _BY_ZONE[passage.zone]
    for kind, words in _BY_REMARK:
        if any(word in passage.why for word in words):
            return kind
    return "slogan"
