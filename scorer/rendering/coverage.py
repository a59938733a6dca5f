"""The coverage of a rulebook as lines: each word that no example puts to use, then the share of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rendering.cells import pad
from scorer.rendering.trials import slot_words
from scorer.rulebook.fields import CUE_CLASSES
from scorer.scoring.wording import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.authoring.coverage import Coverage, Share, Unused
    from scorer.model import Status

_COLUMNS = 30
_STATUSES: tuple[Status, ...] = ("full", "partial", "missing")


def as_text(coverage: Coverage) -> str:
    """Return a line for each place with unused words, and the shares."""
    return "\n".join((*map(_unused, coverage.unused), *_shares(coverage))) + "\n"


def _unused(unused: Unused) -> str:
    place = f"{unused.at.file}:{unused.at.line}:{unused.at.column}"
    return f"{place}: {_kind(unused)} 没有例句用到：{'、'.join(unused.words)}"


def _kind(unused: Unused) -> str:
    if unused.kind == "group":
        return f"词组“{unused.name}”"
    if unused.kind == "cue":
        return f"提示词 {unused.name}（{CUE_CLASSES[unused.name]}）"
    return slot_words(unused.kind)


def _shares(coverage: Coverage) -> Iterator[str]:
    yield pad("要素", _COLUMNS) + pad("词", 8) + pad("用到", 8) + pad("占比", 8) + pad("例句", 30) + "名称"
    for share in coverage.shares:
        words = f"{share.words:<8}{share.used:<8}" if share.words else pad("无", 16)
        front = pad(share.element, _COLUMNS) + words + pad(_percent(share), 8) + pad(_examples(share), 30)
        yield front + share.title
    for kind, told in (("group", "词组"), ("cue", "提示词")):
        idle = sum(len(unused.words) for unused in coverage.unused if unused.kind == kind)
        if idle:
            yield f"{told}里还有 {idle} 个词没有例句用到"


def _percent(share: Share) -> str:
    return f"{share.used / share.words:.0%}" if share.words else "－"


def _examples(share: Share) -> str:
    return " ".join(f"{STATUS_WORDS[status]} {share.examples.get(status, 0)}" for status in _STATUSES)
