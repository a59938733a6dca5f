"""Change rule files by path: put, replace or take away a value, make a list say something else."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from scorer.excel import source
from scorer.excel.columns import EXAMPLES
from scorer.excel.rows import File, Files, cell, list_at, shown
from scorer.rulebook import edit
from scorer.rulebook.build import FOLDER
from scorer.rulebook.fields import ELEMENT, TERM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scorer.excel.cells import CellProblem
    from scorer.excel.columns import Column, Path
    from scorer.rulebook.edit import Yaml

    Write = Callable[[tuple[str, ...], Yaml, bool, str], str]
    """Writes an item: its cells, the node it takes the place of, whether in brackets, the text of the file."""

_REQUIRED = frozenset(
    name for table in (ELEMENT, TERM) for name, field in table.items() if field.required
) - {"valid"}
"""Keys that must be written; ``valid`` is, but its years need not be."""


class Editor:
    """Keeps the files while they are edited, one edit after the other; each composes anew."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.problems: list[CellProblem] = []

    def write(self, name: str, text: str) -> None:
        """Put *text* in place of the file *name*."""
        self.files[name] = File(name, text, edit.compose(text))

    def value(
        self, name: str, at: Path, column: Column, now: str, cell: CellProblem, order: Sequence[str]
    ) -> None:
        """Write, add or take away one value."""
        if now and column.choices and now not in column.choices.values():
            allowed = "、".join(column.choices.values())
            self.problems.append(
                cell._replace(message=f"{column.title}不能写“{now}”", hint=f"可写：{allowed}")
            )
            return
        if not now and column.path[0] in _REQUIRED:
            self.problems.append(cell._replace(message=f"{column.title}是空的", hint="这一格必须填"))
            return
        text, root = self.files[name].text, self.files[name].root
        holder = list_at(root, (*at, *column.path[:-1]))
        key = column.path[-1]
        found = edit.value(holder, key)
        if not now:
            self.write(
                name, _without(text, list_at(root, at), holder, column.path) if found is not None else text
            )
        elif found is not None and column.many and found.id == "sequence":
            self._words(name, (*at, *column.path), now)
        elif found is not None:
            flow = bool(holder.flow_style)
            written = source.value(now, column, flow=flow, style=source.style_of(found))
            self.write(name, edit.replace(text, found, written))
        else:
            written = source.value(now, column, flow=True)
            self.write(name, _with(text, list_at(root, at), holder, column.path, written, order))

    def _words(self, name: str, path: Path, now: str) -> None:
        """Change a list of plain words that stands in one cell."""
        wanted = [(word.strip(),) for word in now.split("\n") if word.strip()]
        self.make_list(name, path, wanted, lambda node: (str(node.value).strip(),), plain_source)

    def make_list(
        self,
        name: str,
        path: Path,
        wanted: Sequence[tuple[str, ...]],
        told: Callable[[Yaml], tuple[str, ...]],
        write: Write,
    ) -> None:
        """Make the list under *path* say *wanted*: from its end to its start, so that places stay right."""
        nodes = shown(list_at(self.files[name].root, path))
        have = [told(node) for node in nodes]
        if sorted(have) == sorted(wanted):
            return
        for tag, first, last, start, end in reversed(_steps(have, wanted)):
            self._step(name, path, tag, (first, last), list(wanted[start:end]), write)

    def _step(
        self,
        name: str,
        path: Path,
        tag: str,
        old: tuple[int, int],
        new: list[tuple[str, ...]],
        write: Write,
    ) -> None:
        """Replace the items *old* by *new*, pair by pair, then take out or put in what is left."""
        first, last = old
        pairs = min(last - first, len(new)) if tag == "replace" else 0
        for index in range(last - 1, first + pairs - 1, -1):
            self._remove(name, path, index)
        for cells in reversed(new[pairs:]):
            self._insert(name, path, first + pairs - 1, cells, write)
        for index in range(pairs - 1, -1, -1):
            listed = list_at(self.files[name].root, path)
            node = shown(listed)[first + index]
            written = write(new[index], node, bool(listed.flow_style), self.files[name].text)
            self.write(name, edit.replace(self.files[name].text, node, written))

    def _remove(self, name: str, path: Path, index: int) -> None:
        text, root = self.files[name].text, self.files[name].root
        listed = list_at(root, path)
        if len(listed.value) > 1:
            self.write(name, edit.remove_item(text, listed, shown(listed)[index]))
        else:
            holder = list_at(root, path[:-1])
            self.write(name, _without(text, root, holder, path))

    def _insert(
        self,
        name: str,
        path: Path,
        after: int,
        cells: tuple[str, ...],
        write: Write,
    ) -> None:
        text, root = self.files[name].text, self.files[name].root
        listed = list_at(root, path)
        if listed is None or listed.id != "sequence" or not listed.value:
            order = tuple(ELEMENT) if name.startswith(FOLDER) else ()
            holder = list_at(root, path[:-1])
            written = f"[{write(cells, None, True, text)}]"
            if listed is not None:
                self.write(name, edit.replace(text, listed, written))
            else:
                self.write(name, _with(text, root, holder, path, written, order))
            return
        nodes = shown(listed)
        written = write(cells, None, bool(listed.flow_style), text)
        self.write(
            name, edit.insert_item(text, listed, written, nodes[after] if after >= 0 and nodes else None)
        )


_Step = tuple[str, int, int, int, int]


def _steps(have: Sequence[tuple[str, ...]], wanted: Sequence[tuple[str, ...]]) -> list[_Step]:
    """Return what to do, as ``SequenceMatcher`` names it. Rows that were only sorted stay where they are."""
    kept = [cells for cells in have if cells in set(wanted)]
    if kept == [cells for cells in wanted if cells in set(have)]:
        matcher = SequenceMatcher(None, have, wanted, autojunk=False)
        return [step for step in matcher.get_opcodes() if step[0] != "equal"]
    gone = [("delete", at, at + 1, 0, 0) for at, cells in enumerate(have) if cells not in set(wanted)]
    came = [
        ("insert", len(have), len(have), at, at + 1)
        for at, cells in enumerate(wanted)
        if cells not in set(have)
    ]
    return gone + came


def plain_source(cells: tuple[str, ...], node: Yaml, flow: bool, _: str) -> str:
    return source.scalar(cells[0], flow=flow, style=source.style_of(node) if node is not None else "")


def wording_source(cells: tuple[str, ...], node: Yaml, flow: bool, _: str) -> str:
    return source.wording(cells[0], flow=flow, style=source.style_of(node) if node is not None else "")


def example_source(cells: tuple[str, ...], node: Yaml, flow: bool, text: str) -> str:
    """Write an example; where one is changed in what it says already, only those words."""
    if node is None or node.id != "mapping":
        style = source.style_of(node) if node is not None else ""
        return (
            source.scalar(cells[0], flow=flow, style=style)
            if style and not any(cells[1:])
            else (source.example(cells, EXAMPLES, flow=flow))
        )
    values = [edit.value(node, *column.path) for column in EXAMPLES]
    if any((value is None) != (not now) for value, now in zip(values, cells, strict=True)):
        return source.example(cells, EXAMPLES, flow=flow)
    start, written = edit.start(node), text[edit.start(node) : edit.end(node)]
    for value, now, column in sorted(
        ((v, n, c) for v, n, c in zip(values, cells, EXAMPLES, strict=True) if v is not None),
        key=lambda one: -edit.start(one[0]),
    ):
        if cell(value, column) != now:
            put = source.value(now, column, flow=bool(node.flow_style), style=source.style_of(value))
            written = written[: edit.start(value) - start] + put + written[edit.end(value) - start :]
    return written


def _with(text: str, record: Yaml, holder: Yaml, path: Path, written: str, order: Sequence[str]) -> str:
    """Write a value that is not there yet: into its mapping, or with a new mapping into the record."""
    if holder is None:
        key, nested = path[-2], "{" + f"{path[-1]}: {written}" + "}"
        return edit.put_pair(text, record, key, nested, order[: order.index(key)] if key in order else ())
    key = path[-1]
    return edit.put_pair(text, holder, key, written, order[: order.index(key)] if key in order else ())


def _without(text: str, record: Yaml, holder: Yaml, path: Path) -> str:
    """Take a value away; a mapping that would be left empty becomes ``{}`` or goes with it."""
    if len(holder.value) > 1:
        return edit.remove_pair(text, holder, path[-1])
    if holder.flow_style:
        return edit.replace(text, holder, "{}")
    return edit.remove_pair(text, record, path[-2])
