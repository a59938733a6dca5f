"""Carry the cells of a workbook that differ from the rules into the files, each by the smallest edit."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from scorer.excel import source
from scorer.excel.cells import CellProblem, Sheet
from scorer.excel.columns import ELEMENTS, EXAMPLES, PROFILES, STATUSES, TERMS
from scorer.excel.rows import File, Files, cell, example, list_at, sheets, shown, slots, wording
from scorer.rulebook import edit
from scorer.rulebook.build import FOLDER
from scorer.rulebook.fields import ELEMENT, TERM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scorer.excel.cells import Row
    from scorer.excel.columns import Column, Path
    from scorer.excel.rows import Line
    from scorer.rulebook.edit import Yaml

    _Write = Callable[[tuple[str, ...], Yaml, bool, str], str]
    """Writes an item: its cells, the node it takes the place of, whether in brackets, the text of the file."""


_REQUIRED = frozenset(
    name for table in (ELEMENT, TERM) for name, field in table.items() if field.required
) - {"valid"}
"""Keys that must be written; ``valid`` is, but its years need not be."""


class Merged(NamedTuple):
    """The files after the workbook, and the cells that cannot be carried over."""

    files: Files
    problems: tuple[CellProblem, ...]


def merge(files: Files, book: Mapping[str, Sheet]) -> Merged:
    """Return *files* with every difference of *book* carried over. Nothing differs: nothing changes."""
    merger = _Merger(dict(files))
    before = sheets(files)
    merger.elements(before["要素"], book["要素"])
    merger.wordings(book["词语"])
    merger.examples(book["例句"])
    merger.profiles(before["清单"], book["清单"])
    merger.terms(before["用语"], book["用语"])
    merger.lists("lexicon.yaml", book["词组"])
    merger.lists("cues.yaml", book["提示词"])
    return Merged(merger.files, tuple(merger.problems))


class _Merger:
    """Keeps the files while they are edited, one edit after the other; each composes anew."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.problems: list[CellProblem] = []

    def _write(self, name: str, text: str) -> None:
        self.files[name] = File(name, text, edit.compose(text))

    def elements(self, before: Sequence[Line], sheet: Sheet) -> None:
        """Carry over the records of the elements; elements neither come nor go here."""
        rows = sheet.by_key(1, self.problems)
        for line in before:
            row = rows.pop(line.key, None)
            if row is None:
                hint = "不用的要素请在「清单」里写停用原因"
                self.problems.append(CellProblem(sheet.title, 0, 0, f"少了要素 {line.key[0]} 的一行", hint))
            else:
                self._record(
                    f"{FOLDER}{line.key[0]}.yaml", (), line, row, sheet.title, ELEMENTS, tuple(ELEMENT)
                )
        for key, row in rows.items():
            hint = f"新要素请先用 scorer rules new {key[0]} 建好，再重新导出"
            self.problems.append(CellProblem(sheet.title, row.number, 0, f"规则书里没有要素 {key[0]}", hint))

    def _record(
        self,
        name: str,
        at: Path,
        line: Line,
        row: Row,
        title: str,
        columns: Sequence[Column],
        order: Sequence[str],
    ) -> None:
        for number, (column, was, now) in enumerate(zip(columns, line.cells, row.cells[1:], strict=True), 1):
            if was != now:
                self._value(name, at, column, now, CellProblem(title, row.number, number, "", ""), order)

    def _value(
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
            self._write(
                name, _without(text, list_at(root, at), holder, column.path) if found is not None else text
            )
        elif found is not None and column.many and found.id == "sequence":
            self._words(name, (*at, *column.path), now)
        elif found is not None:
            flow = bool(holder.flow_style)
            written = source.value(now, column, flow=flow, style=source.style_of(found))
            self._write(name, edit.replace(text, found, written))
        else:
            written = source.value(now, column, flow=True)
            self._write(name, _with(text, list_at(root, at), holder, column.path, written, order))

    def _words(self, name: str, path: Path, now: str) -> None:
        """Change a list of plain words that stands in one cell."""
        wanted = [(word.strip(),) for word in now.split("\n") if word.strip()]
        self._list(name, path, wanted, lambda node: (str(node.value).strip(),), _plain_source)

    def wordings(self, sheet: Sheet) -> None:
        """Carry over the wordings of the elements."""
        groups = sheet.groups(2)
        for name, file in list(self.files.items()):
            if not name.startswith(FOLDER):
                continue
            id = name.removeprefix(FOLDER).removesuffix(".yaml")
            # the last first: taking the words of one neighbour away must not renumber the others
            for title, path in reversed(list(slots(file.root))):
                rows = groups.pop((id, title), [])
                self._rows(name, path, rows, sheet.title)
        self._unknown(groups, sheet.title)

    def _unknown(self, groups: Mapping[tuple[str, ...], list[Row]], title: str) -> None:
        for (id, slot), rows in groups.items():
            known = f"{FOLDER}{id}.yaml" in self.files
            message = f"没有叫“{slot}”的列表" if known else f"规则书里没有要素 {id}"
            hint = "列表的名称照别的行写" if known else "要素代号见「要素」"
            self.problems.append(CellProblem(title, rows[0].number, 1 if known else 0, message, hint))

    def _rows(self, name: str, path: Path, rows: Sequence[Row], title: str) -> None:
        wanted = [(row.cells[-1],) for row in rows]
        have = [
            (wording(self.files[name].text, node),) for node in shown(list_at(self.files[name].root, path))
        ]
        self._doubles(rows, wanted, Counter(have), title)
        bad = []
        for row in rows:
            try:
                source.wording(row.cells[-1], flow=False)
            except ValueError as error:
                bad.append(CellProblem(title, row.number, len(row.cells) - 1, str(error), ""))
        self.problems += bad
        if not bad:
            self._list(
                name, path, wanted, lambda node: (wording(self.files[name].text, node),), _wording_source
            )

    def _doubles(
        self,
        rows: Sequence[Row],
        wanted: Sequence[tuple[str, ...]],
        have: Counter[tuple[str, ...]],
        title: str,
    ) -> None:
        """Note an item that stands in a list more often than it did."""
        seen: Counter[tuple[str, ...]] = Counter()
        for row, cells in zip(rows, wanted, strict=True):
            seen[cells] += 1
            if seen[cells] > max(1, have[cells]):
                message = f"“{cells[0]}”已经有一行"
                self.problems.append(
                    CellProblem(title, row.number, len(row.cells) - 1, message, "请删去一行")
                )

    def examples(self, sheet: Sheet) -> None:
        """Carry over the examples."""
        groups = sheet.groups(2)
        for name in [name for name in self.files if name.startswith(FOLDER)]:
            id = name.removeprefix(FOLDER).removesuffix(".yaml")
            for status, words in STATUSES.items():
                rows = groups.pop((id, words), [])
                wanted = [row.cells[2:] for row in rows]
                self._choices(rows, EXAMPLES, sheet.title)
                self._list(
                    name,
                    ("examples", status),
                    wanted,
                    lambda node: example("", (), node).cells,
                    _example_source,
                )
        for (id, words), rows in groups.items():
            known = f"{FOLDER}{id}.yaml" in self.files
            message = f"档次不能写“{words}”" if known else f"规则书里没有要素 {id}"
            hint = f"可写：{'、'.join(STATUSES.values())}" if known else "要素代号见「要素」"
            self.problems.append(CellProblem(sheet.title, rows[0].number, 1 if known else 0, message, hint))

    def _choices(self, rows: Sequence[Row], columns: Sequence[Column], title: str) -> None:
        for row in rows:
            for number, (column, now) in enumerate(zip(columns, row.cells[2:], strict=True), 2):
                if now and column.choices and now not in column.choices.values():
                    hint = f"可写：{'、'.join(column.choices.values())}"
                    self.problems.append(
                        CellProblem(title, row.number, number, f"{column.title}不能写“{now}”", hint)
                    )

    def profiles(self, before: Sequence[Line], sheet: Sheet) -> None:
        """Carry over weights and reasons of the profiles."""
        olds = {line.key: line.cells for line in before}
        rows = sheet.by_key(2, self.problems)
        for key in dict.fromkeys([*olds, *rows]):
            name, row = f"{key[0]}.yaml", rows.get(key)
            if name not in self.files or f"{FOLDER}{key[1]}.yaml" not in self.files:
                known = name in self.files
                message = f"规则书里没有要素 {key[1]}" if known else f"规则书里没有清单 {key[0]}"
                self.problems.append(
                    CellProblem(sheet.title, row.number if row else 0, int(known), message, "")
                )
                continue
            cells = row.cells[2:] if row else ("", "")
            for number, (column, was, now) in enumerate(
                zip(PROFILES, olds.get(key, ("", "")), cells, strict=True), 2
            ):
                if was != now:
                    at = CellProblem(sheet.title, row.number if row else 0, number, "", "")
                    keyed = column._replace(path=(*column.path, key[1]))
                    self._value(name, (), keyed, now, at, ("title", "levels", "weights"))

    def terms(self, before: Sequence[Line], sheet: Sheet) -> None:
        """Carry over the dated terms; they may come and go."""
        name, rows = "stale-terms.yaml", sheet.by_key(1, self.problems)
        for index, line in reversed(list(enumerate(before))):
            row = rows.pop(line.key, None)
            if row is None:
                listed = list_at(self.files[name].root, ("terms",))
                self._write(name, edit.remove_item(self.files[name].text, listed, listed.value[index]))
            else:
                self._record(name, ("terms", str(index)), line, row, sheet.title, TERMS, tuple(TERM))
        for key, row in rows.items():
            self._new_term(name, key[0], row, sheet.title)

    def _new_term(self, name: str, id: str, row: Row, title: str) -> None:
        values: dict[str, str] = {}
        for number, (column, now) in enumerate(zip(TERMS, row.cells[1:], strict=True), 1):
            if now and column.choices and now not in column.choices.values():
                hint = f"可写：{'、'.join(column.choices.values())}"
                self.problems.append(
                    CellProblem(title, row.number, number, f"{column.title}不能写“{now}”", hint)
                )
            elif now:
                key = column.path[0]
                value = source.value(now, column, flow=True)
                nested = f"{column.path[1]}: {value}" if len(column.path) > 1 else value
                values[key] = f"{values[key]}, {nested}" if key in values else nested
        values["valid"] = "{" + values.get("valid", "") + "}"
        pairs = ", ".join(f"{key}: {values[key]}" for key in TERM if key in values)
        listed = list_at(self.files[name].root, ("terms",))
        self._write(name, edit.add_item(self.files[name].text, listed, f"{{id: {id}, {pairs}}}"))

    def lists(self, name: str, sheet: Sheet) -> None:
        """Carry over word groups or cues; whole ones may come and go."""
        groups = sheet.groups(1)
        for key in [str(key.value) for key, _ in self.files[name].root.value]:
            self._rows(name, (key,), groups.pop((key,), []), sheet.title)
        for (key,), rows in groups.items():
            self._rows(name, (key,), rows, sheet.title)

    def _list(
        self,
        name: str,
        path: Path,
        wanted: Sequence[tuple[str, ...]],
        told: Callable[[Yaml], tuple[str, ...]],
        write: _Write,
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
        write: _Write,
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
            self._write(name, edit.replace(self.files[name].text, node, written))

    def _remove(self, name: str, path: Path, index: int) -> None:
        text, root = self.files[name].text, self.files[name].root
        listed = list_at(root, path)
        if len(listed.value) > 1:
            self._write(name, edit.remove_item(text, listed, shown(listed)[index]))
        else:
            holder = list_at(root, path[:-1])
            self._write(name, _without(text, root, holder, path))

    def _insert(
        self,
        name: str,
        path: Path,
        after: int,
        cells: tuple[str, ...],
        write: _Write,
    ) -> None:
        text, root = self.files[name].text, self.files[name].root
        listed = list_at(root, path)
        if listed is None or listed.id != "sequence" or not listed.value:
            order = tuple(ELEMENT) if name.startswith(FOLDER) else ()
            holder = list_at(root, path[:-1])
            written = f"[{write(cells, None, True, text)}]"
            if listed is not None:
                self._write(name, edit.replace(text, listed, written))
            else:
                self._write(name, _with(text, root, holder, path, written, order))
            return
        nodes = shown(listed)
        written = write(cells, None, bool(listed.flow_style), text)
        self._write(
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


def _plain_source(cells: tuple[str, ...], node: Yaml, flow: bool, _: str) -> str:
    return source.scalar(cells[0], flow=flow, style=source.style_of(node) if node is not None else "")


def _wording_source(cells: tuple[str, ...], node: Yaml, flow: bool, _: str) -> str:
    return source.wording(cells[0], flow=flow, style=source.style_of(node) if node is not None else "")


def _example_source(cells: tuple[str, ...], node: Yaml, flow: bool, text: str) -> str:
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
