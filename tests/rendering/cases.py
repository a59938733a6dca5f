"""The judged reports that the renderers are tested with."""

from __future__ import annotations

from scorer.model import Scored, Unreadable
from tests.rendering.build import blocks, spot
from tests.rendering.good import good
from tests.rendering.poor import poor
from tests.rendering.scanned import scanned

__all__ = ["BROKEN", "blocks", "good", "poor", "scanned", "several", "spot"]

BROKEN = Unreadable("年报/坏文件.docx", "文件已损坏，打不开", "请用 WPS 重新保存后再试")


def several() -> list[Scored | Unreadable]:
    return [good(), BROKEN, poor(), scanned()]
