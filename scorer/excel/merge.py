"""Carry the cells of a workbook that differ from the rules into the files, each by the smallest edit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scorer.excel import source
from scorer.excel.cells import CellProblem, Sheet
from scorer.excel.columns import ELEMENTS, EXAMPLES, PROFILES, STATUSES, TERMS
from scorer.excel.editing import Editor, example_source, wording_source
from scorer.excel.rows import example, list_at, profile_ids, sheets, shown, slots, wording
from scorer.rulebook import edit
from scorer.rulebook.build import FOLDER
from scorer.rulebook.fields import ELEMENT, TERM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorer.excel.cells import Row
    from scorer.excel.columns import Column, Path
    from scorer.excel.rows import Files, Line


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


class _Merger(Editor):
    """Goes through the worksheets."""

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
                self.value(name, at, column, now, CellProblem(title, row.number, number, "", ""), order)

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
            hint = "列表的名称照别的行写" if known else "要写代号，见「要素」第一列"
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
            self.make_list(
                name, path, wanted, lambda node: (wording(self.files[name].text, node),), wording_source
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
                self.make_list(
                    name,
                    ("examples", status),
                    wanted,
                    lambda node: example("", (), node).cells,
                    example_source,
                )
        for (id, words), rows in groups.items():
            known = f"{FOLDER}{id}.yaml" in self.files
            message = f"档次不能写“{words}”" if known else f"规则书里没有要素 {id}"
            hint = f"可写：{'、'.join(STATUSES.values())}" if known else "要写代号，见「要素」第一列"
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
            if lost := self._lost(key):
                self.problems.append(CellProblem(sheet.title, row.number if row else 0, *lost))
                continue
            if row and key not in olds and not any(row.cells[2:]):
                message = "权重和停用原因都是空的，这一行不起作用"
                self.problems.append(CellProblem(sheet.title, row.number, 2, message, "请填一格，或删去整行"))
            cells = row.cells[2:] if row else ("", "")
            for number, (column, was, now) in enumerate(
                zip(PROFILES, olds.get(key, ("", "")), cells, strict=True), 2
            ):
                if was != now:
                    at = CellProblem(sheet.title, row.number if row else 0, number, "", "")
                    keyed = column._replace(path=(*column.path, key[1]))
                    self.value(name, (), keyed, now, at, ("title", "levels", "weights"))

    def _lost(self, key: tuple[str, ...]) -> tuple[int, str, str] | None:
        """Say which cell of *key*, a profile and an element, names nothing; None where both are there."""
        profiles = profile_ids(self.files)
        if key[0] not in profiles:
            titles = {id: edit.value(self.files[f"{id}.yaml"].root, "title") for id in profiles}
            known = "、".join(f"{id}（{title.value}）" for id, title in titles.items())
            return 0, f"规则书里没有清单 {key[0]}", f"要写代号：{known}"
        if f"{FOLDER}{key[1]}.yaml" not in self.files:
            return 1, f"规则书里没有要素 {key[1]}", "要写代号，见「要素」第一列"
        return None

    def terms(self, before: Sequence[Line], sheet: Sheet) -> None:
        """Carry over the dated terms; they may come and go."""
        name, rows = "stale-terms.yaml", sheet.by_key(1, self.problems)
        for index, line in reversed(list(enumerate(before))):
            row = rows.pop(line.key, None)
            if row is None:
                listed = list_at(self.files[name].root, ("terms",))
                self.write(name, edit.remove_item(self.files[name].text, listed, listed.value[index]))
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
        self.write(name, edit.add_item(self.files[name].text, listed, f"{{id: {id}, {pairs}}}"))

    def lists(self, name: str, sheet: Sheet) -> None:
        """Carry over word groups or cues; whole ones may come and go."""
        groups = sheet.groups(1)
        for key in [str(key.value) for key, _ in self.files[name].root.value]:
            self._rows(name, (key,), groups.pop((key,), []), sheet.title)
        for (key,), rows in groups.items():
            self._rows(name, (key,), rows, sheet.title)
