"""The rules as rows of worksheets, each row knowing where its cells stand in the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.excel.columns import ELEMENTS, EXAMPLES, PROFILES, SLOTS, STATUSES, TERMS
from scorer.rulebook import edit
from scorer.rulebook.build import FIXED, FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorer.excel.columns import Column, Path
    from scorer.rulebook.edit import Yaml


class Place(NamedTuple):
    """Where something stands in a file; lines and columns from 1, the end outside."""

    file: str
    start: tuple[int, int]
    end: tuple[int, int]


class Line(NamedTuple):
    """One row of a worksheet as the files give it."""

    key: tuple[str, ...]
    """The leading cells that say what the row is about."""
    cells: tuple[str, ...]
    """The other cells as text."""
    places: tuple[Place | None, ...]
    """Of each of *cells*; ``None`` for what is not written."""


class File(NamedTuple):
    """A rule file as text with its composed tree."""

    name: str
    text: str
    root: Yaml


Files = dict[str, File]


def open_files(texts: Mapping[str, str]) -> Files:
    """Compose every file; the loader has found them sound."""
    return {name: File(name, text, edit.compose(text)) for name, text in texts.items()}


def sheets(files: Files) -> dict[str, list[Line]]:
    """Return worksheet → its rows."""
    return {
        "要素": list(_elements(files)),
        "词语": list(_wordings(files)),
        "例句": list(_examples(files)),
        "清单": list(_profiles(files)),
        "用语": list(_terms(files)),
        "词组": list(_lists(files["lexicon.yaml"])),
        "提示词": list(_lists(files["cues.yaml"])),
    }


def element_ids(files: Files) -> list[str]:
    """Return the ids of the elements in the order of base.yaml."""
    listed = edit.value(files["base.yaml"].root, "elements")
    return [str(item.value).strip() for item in listed.value if f"{FOLDER}{item.value.strip()}.yaml" in files]


def profile_ids(files: Files) -> list[str]:
    """Return the ids of the profiles."""
    return [name.removesuffix(".yaml") for name in files if name not in FIXED and not name.startswith(FOLDER)]


def place(file: str, node: Yaml) -> Place:
    """Return where *node* stands."""
    start, end = node.start_mark, node.end_mark
    return Place(file, (start.line + 1, start.column + 1), (end.line + 1, end.column + 1))


def cell(node: Yaml, column: Column) -> str:
    """Return the text of a cell for the value *node*, empty where there is none."""
    if node is None:
        return ""
    if column.many:
        return "\n".join(item.value for item in node.value)
    return said(str(node.value).strip(), column)


def said(value: str, column: Column) -> str:
    """Return a value as its column shows it: numbers in one form, choices in Chinese."""
    if column.number:
        try:
            return f"{float(value):g}"
        except ValueError:
            return value
    return column.choices.get(value, value)


def _record(file: str, key: tuple[str, ...], node: Yaml, columns: Sequence[Column]) -> Line:
    nodes = [edit.value(node, *column.path) for column in columns]
    cells = tuple(cell(found, column) for found, column in zip(nodes, columns, strict=True))
    return Line(key, cells, tuple(found and place(file, found) for found in nodes))


def _elements(files: Files) -> Iterator[Line]:
    for id in element_ids(files):
        name = f"{FOLDER}{id}.yaml"
        yield _record(name, (id,), files[name].root, ELEMENTS)


def _terms(files: Files) -> Iterator[Line]:
    listed = edit.value(files["stale-terms.yaml"].root, "terms")
    for node in listed.value if listed is not None else ():
        yield _record("stale-terms.yaml", (str(edit.value(node, "id").value),), node, TERMS)


def _profiles(files: Files) -> Iterator[Line]:
    for id in profile_ids(files):
        name = f"{id}.yaml"
        tables = [edit.value(files[name].root, *column.path) for column in PROFILES]
        keys = [str(key.value) for table in tables if table is not None for key, _ in table.value]
        for element in dict.fromkeys(keys):
            nodes = [edit.value(table, element) for table in tables]
            cells = tuple(cell(node, column) for node, column in zip(nodes, PROFILES, strict=True))
            yield Line((id, element), cells, tuple(node and place(name, node) for node in nodes))


def slots(root: Yaml) -> Iterator[tuple[str, Path]]:
    """Yield name and path of every list of wordings that an element may have."""
    yield from SLOTS.items()
    neighbours = edit.value(root, "partial", "neighbour")
    for number, node in enumerate(neighbours.value if neighbours is not None else ()):
        if edit.value(node, "words") is not None and edit.value(node, "words").id == "sequence":
            reason = edit.value(node, "reason")
            yield (
                f"相近事项#{number + 1}（{reason.value if reason is not None else ''}）",
                (*_NEIGHBOUR, str(number), "words"),
            )


_NEIGHBOUR = ("partial", "neighbour")


def list_at(root: Yaml, path: Path) -> Yaml:
    """Return the list under *path*, in which a number is the index of an item."""
    node = root
    for key in path:
        if node is not None and node.id == "sequence" and key.isdigit():
            node = node.value[int(key)] if int(key) < len(node.value) else None
        else:
            node = edit.value(node, key)
    return node


def shown(listed: Yaml) -> list[Yaml]:
    """Return the items of a list of wordings that have a row: neighbours with words of their own have theirs."""
    items = listed.value if listed is not None and listed.id == "sequence" else []
    return [item for item in items if not _has_own_words(item)]


def _has_own_words(item: Yaml) -> bool:
    words = edit.value(item, "words") if item.id == "mapping" else None
    return words is not None and words.id == "sequence"


def wording(text: str, node: Yaml) -> str:
    """Return a wording as its cell shows it: the words, or for the longer forms their YAML on one line."""
    if node.id == "scalar":
        value = str(node.value).strip()
        return edit.quoted(value) if value.startswith(("{", '"')) else value
    return edit.in_brackets(text, node)


def _wordings(files: Files) -> Iterator[Line]:
    for id in element_ids(files):
        file = files[f"{FOLDER}{id}.yaml"]
        for title, path in slots(file.root):
            for node in shown(list_at(file.root, path)):
                yield Line((id, title), (wording(file.text, node),), (place(file.name, node),))


def _lists(file: File) -> Iterator[Line]:
    for key, listed in file.root.value if file.root is not None else ():
        for node in listed.value:
            yield Line((str(key.value),), (wording(file.text, node),), (place(file.name, node),))


def _examples(files: Files) -> Iterator[Line]:
    for id in element_ids(files):
        file = files[f"{FOLDER}{id}.yaml"]
        for status, words in STATUSES.items():
            for node in shown(list_at(file.root, ("examples", status))):
                yield example(file.name, (id, words), node)


def example(file: str, key: tuple[str, ...], node: Yaml) -> Line:
    """Return the row of one example."""
    if node.id == "mapping":
        return _record(file, key, node, EXAMPLES)
    cells = (str(node.value).strip(), *("" for _ in EXAMPLES[1:]))
    return Line(key, cells, (place(file, node), *(None for _ in EXAMPLES[1:])))
