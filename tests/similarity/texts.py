"""Reports to look for copies in: the samples, which were written apart, and small ones built on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorer.analysis.facts import facts
from scorer.folding import fold
from scorer.model import BODY_KINDS
from scorer.reading import read_path
from scorer.similarity import Document, Passage, find_copies

if TYPE_CHECKING:
    from scorer.results import Copied

SAMPLES = Path(__file__).parents[2] / "samples"

RIVER = (
    "2024年，小溪镇会同水利站在汛前对14座山塘逐一过堂，把看护责任写进护塘公约，由轮值户签名后贴在闸房门口。"
    "双桥村、石门村的两处险段各派3人昼夜值守，入汛以来没有因放水先后引起争吵。"
    "秋收前又把36户代表请到镇里，逐户核对水费账目，多收的1820元当场退还。"
)
"""A paragraph that nobody else would write."""


def report(number: int | None, *paragraphs: str, body: str = "", names: tuple[str, ...] = ()) -> Document:
    """Build a report of these paragraphs."""
    passages = tuple(Passage(f"第 {at} 段", text) for at, text in enumerate(paragraphs, 1))
    return Document(number, f"第{number}份" if number else "去年", passages, names, body)


def sample(number: int, path: Path) -> Document:
    """Read a sample as a report of a batch."""
    read = read_path(path)
    org = facts(read, fold(read)).org
    blocks = [block for block in read.blocks if block.kind in BODY_KINDS]
    passages = (
        Passage("", "".join(read.text[start:end] for start, end in block.spans), block.kind == "heading")
        for block in blocks
    )
    return Document(number, path.stem, tuple(passages), (org.value,) if org else ())


def samples() -> list[Document]:
    """Read all samples; their authors did not copy."""
    paths = [*sorted(SAMPLES.glob("[0-9]*.*")), *sorted(SAMPLES.glob("hard/*/*.txt"))]
    return [sample(number, path) for number, path in enumerate(paths, 1)]


def insert(document: Document, text: str) -> Document:
    """Put a paragraph into the middle of a report."""
    half = len(document.passages) // 2
    planted = Passage("插入处", text)
    return document._replace(passages=(*document.passages[:half], planted, *document.passages[half:]))


def copies(*documents: Document, templates: tuple[Document, ...] = ()) -> tuple[Copied, ...]:
    """Return what is found."""
    return find_copies(documents, templates).copies
