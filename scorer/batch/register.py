"""The registration list: who owes a report, and which entries answer."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from scorer.batch.names import core, tails
from scorer.errors import UsageError, system_words
from scorer.scoring.wording import LEVEL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.model import Level

_HEADS = {
    "body": (
        "单位",
        "单位名称",
        "报送单位",
        "报告单位",
        "责任单位",
        "名称",
        "乡镇",
        "镇街",
        "乡镇（街道）",
        "乡镇街道",
    ),
    "level": ("层级", "级别", "类别", "类型", "单位类别", "单位层级"),
    "file": ("文件", "文件名", "文件名称", "报告", "报告文件", "应报文件"),
}
LEVELS: dict[str, Level] = {
    **{words: level for level, words in LEVEL_WORDS.items()},
    **{level: level for level in LEVEL_WORDS},
    **{"镇": "town", "乡": "town", "县": "county", "区": "county", "县区": "county", "县级": "county"},
    **{"县级部门": "department", "县直部门": "department", "市级": "city", "省级": "province"},
}
_HEAD_ROWS = 10
"""The head of the table is looked for in so many rows; a title may stand above it."""
_MAX_BYTES = 30 * 1024 * 1024
_MAX_ROWS = 200_000


class Line(NamedTuple):
    """One body that owes a report."""

    body: str
    level: Level | None
    file: str


def read_register(path: Path) -> tuple[Line, ...]:
    """Read a registration list, xlsx (also xls, ods) or csv; raises UsageError."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _MAX_BYTES else b""
    except OSError as error:
        raise UsageError(
            f"读不了名单 {path}（{system_words(error)}）", "请核对路径，或先关闭打开着它的程序"
        ) from None
    if not data:
        raise UsageError(f"名单 {path} 是空的或太大", "请核对文件")
    rows = _csv(data) if path.suffix.lower() in {".csv", ".txt", ".tsv"} else _sheet(data, path)
    lines = tuple(_lines(rows, path))
    if not lines:
        raise UsageError(f"名单 {path} 里没有单位", "第一行写列名：单位、层级、文件，下面一行一个单位")
    return lines


def _csv(data: bytes) -> list[list[str]]:
    for encoding in ("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        first = text.partition("\n")[0]
        return list(csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ","))
    raise UsageError("名单的文字编码认不出来", "请另存为 UTF-8 的 csv，或用 xlsx")


def _sheet(data: bytes, path: Path) -> list[list[str]]:
    """Return the cells of the first sheet that has any, as text."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            cells = book.get_sheet_by_name(name).to_python()
            rows = [[str(cell) for cell in row] for row in cells]
            if rows:
                return rows
    except (CalamineError, OSError, ValueError):
        raise UsageError(
            f"名单 {path} 打不开，可能不是表格，或已损坏、有密码", "请另存为 xlsx 或 csv"
        ) from None
    return []


def _lines(rows: list[list[str]], path: Path) -> Iterator[Line]:
    head, columns = _head(rows, path)
    for row in rows[head + 1 : head + 1 + _MAX_ROWS]:
        cells = {key: row[at].strip() if 0 <= at < len(row) else "" for key, at in columns.items()}
        if cells["body"]:
            yield Line(cells["body"], LEVELS.get(cells["level"]), cells["file"])


def _head(rows: list[list[str]], path: Path) -> tuple[int, dict[str, int]]:
    """Return the row of the column names and where each column is, -1 for one that is not there."""
    for number, row in enumerate(rows[:_HEAD_ROWS]):
        heads = [unicodedata.normalize("NFKC", cell).replace(" ", "") for cell in row]
        columns = {
            key: next((place for place, head in enumerate(heads) if head in _folded(names)), -1)
            for key, names in _HEADS.items()
        }
        if columns["body"] >= 0:
            return number, columns
    raise UsageError(f"名单 {path} 没有“单位”一列", "第一行写列名：单位、层级、文件")


def _folded(names: Sequence[str]) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFKC", name) for name in names)


def repeated(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """Return the bodies that are listed more than once, as they are written first, and how often."""
    first: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for line in lines:
        counted[core(line.body)] += 1
        first.setdefault(core(line.body), line.body)
    return [(first[name], count) for name, count in counted.items() if count > 1]


class Answers:
    """Matches entries to the lines of a registration list, by the expected file or by the body's name.

    A body that is listed again is the one line; the files that are named with it are its files too.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines: list[Line] = []
        self._files: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._tails: defaultdict[str, set[int]] = defaultdict(set)
        for line in lines:
            name = core(line.body)
            if name not in self._exact:
                self._exact[name] = len(self._lines)
                self._lines.append(line)
            place = self._exact[name]
            if line.file:
                self._files.setdefault(_name(line.file), place)
            for tail in tails(name):
                self._tails[tail].add(place)
        self._numbers: list[list[int]] = [[] for _ in self._lines]

    def by_file(self, path: str) -> str:
        """Return the body that is expected to send the file *path*, empty where none is."""
        place = self._file(path)
        return self._lines[place].body if place is not None else ""

    def add(self, number: int, path: str, body: str) -> None:
        """Note the entry *number* with the line that it answers, if there is one and only one."""
        place = self._file(path)
        if place is None:
            place = self._body(core(body))
        if place is not None:
            self._numbers[place].append(number)

    def _file(self, path: str) -> int | None:
        return self._files.get(_name(path))

    def _body(self, name: str) -> int | None:
        """Find the line by the name itself, then by the name without places in front, on either side."""
        if name in self._exact:
            return self._exact[name]
        for tail in tails(name):
            if tail in self._exact:
                return self._exact[tail]
        places = self._tails.get(name, set())
        return next(iter(places)) if len(places) == 1 else None

    def lines(self) -> Iterator[tuple[Line, list[int]]]:
        """Yield the line of every body with the entries that answer it."""
        return zip(self._lines, self._numbers, strict=True)


def _name(path: str) -> str:
    """Return a file's name as it is compared: without folder and ending, width and case folded."""
    return unicodedata.normalize("NFKC", PurePosixPath(path.replace("\\", "/")).stem).casefold()
