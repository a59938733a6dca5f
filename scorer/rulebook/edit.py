"""Change a rule file as text: what is not meant stays as it is, comments, quotes and line ends included.

Works on composed YAML nodes, whose marks count characters of the text; every function takes the text and
returns it changed, so that a second change composes anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

Yaml = Any
"""A composed node of PyYAML, which has no types of its own."""

_BOM = "\ufeff"
_FLOW_UNSAFE = frozenset(",[]{}")


def list_element(base: bytes, element: str) -> bytes:
    """Return *base* (a ``base.yaml``) with *element* at the end of its list."""
    text = base.decode()
    listed = value(compose(text), "elements")
    if listed is None or listed.id != "sequence" or not listed.value:
        raise UsageError("base.yaml 里找不到 elements 列表", "请先运行 scorer rules lint 核对")
    if any(item.value == element for item in listed.value):
        raise UsageError(f"base.yaml 已经列有要素 {element}", "请换一个代号")
    return add_item(text, listed, element).encode()


def compose(text: str) -> Yaml:
    """Return the root node of *text*, None where it is no YAML. A byte order mark counts as a character."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.compose(text.replace(_BOM, " ", 1) if text.startswith(_BOM) else text, Loader=loader)
    except yaml.YAMLError:
        return None


def value(node: Yaml, *keys: str) -> Yaml:
    """Return the node under *keys*, None where there is none."""
    for key in keys:
        pairs = node.value if node is not None and node.id == "mapping" else ()
        node = next((found for name, found in pairs if name.value == key), None)
    return node


def start(node: Yaml) -> int:
    """Return where *node* begins."""
    return int(node.start_mark.index)


def end(node: Yaml) -> int:
    """Return where the content of *node* ends, before comments and blank lines that follow it."""
    if node.id == "scalar" or node.flow_style:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end(last[1] if node.id == "mapping" else last)


def replace(text: str, node: Yaml, words: str) -> str:
    """Put *words* in place of *node*."""
    return text[: start(node)] + words + text[end(node) :]


def remove_item(text: str, listed: Yaml, item: Yaml) -> str:
    """Take *item* out of the list *listed*, which must keep another."""
    if listed.flow_style:
        return _cut(text, [(one, one) for one in listed.value], item)
    return text[: _line_start(text, start(item))] + text[_line_end(text, end(item)) :]


def remove_pair(text: str, mapping: Yaml, key: str) -> str:
    """Take *key* and its value out of *mapping*, which must keep another."""
    name, found = next(pair for pair in mapping.value if pair[0].value == key)
    if mapping.flow_style:
        return _cut(text, mapping.value, name)
    line = _line_start(text, start(name))
    if text[line : start(name)].strip():  # it opens a list item: the next pair moves up behind the dash
        return text[: start(name)] + text[start(mapping.value[1][0]) :]
    return text[:line] + text[_line_end(text, end(found)) :]


def _cut(text: str, pairs: list[tuple[Yaml, Yaml]], first: Yaml) -> str:
    """Take the pair that begins with *first* out of brackets, with one comma."""
    at = next(number for number, pair in enumerate(pairs) if pair[0] is first)
    if at + 1 < len(pairs):
        return text[: start(first)] + text[start(pairs[at + 1][0]) :]
    return text[: end(pairs[at - 1][1])] + text[end(pairs[at][1]) :]


def add_item(text: str, listed: Yaml, source: str) -> str:
    """Add *source* at the end of the list *listed*, which must not be empty, in its style."""
    last = listed.value[-1]
    if listed.flow_style:
        return text[: end(last)] + f", {source}" + text[end(last) :]
    lead = text[_line_start(text, start(last)) : start(last)]
    return _insert_line(text, _line_end(text, end(last)), lead + source)


def insert_item(text: str, listed: Yaml, source: str, after: Yaml) -> str:
    """Add *source* to the list *listed*, which must not be empty, behind its item *after*; None means first."""
    if after is None:
        first = listed.value[0]
        if listed.flow_style:
            return text[: start(first)] + f"{source}, " + text[start(first) :]
        line = _line_start(text, start(first))
        return text[:line] + text[line : start(first)] + source + _newline(text) + text[line:]
    if listed.flow_style:
        return text[: end(after)] + f", {source}" + text[end(after) :]
    lead = text[_line_start(text, start(after)) : start(after)]
    return _insert_line(text, _line_end(text, end(after)), lead + source)


def put_pair(text: str, mapping: Yaml, key: str, source: str, after: Sequence[str] = ()) -> str:
    """Add *key* with *source* to *mapping*, behind the last of the keys *after* that is there, else at the end."""
    if not mapping.value:
        return replace(text, mapping, "{" + f"{key}: {source}" + "}")
    known = [pair for pair in mapping.value if pair[0].value in after] or [mapping.value[-1]]
    name, found = known[-1]
    if mapping.flow_style:
        return text[: end(found)] + f", {key}: {source}" + text[end(found) :]
    lead = text[_line_start(text, start(name)) : start(name)]
    lead = " " * len(lead) if lead.strip() else lead  # the first pair of a list item stands behind its dash
    return _insert_line(text, _line_end(text, end(found)), f"{lead}{key}: {source}")


def add_pair(text: str, mapping: Yaml, key: str, source: str) -> str:
    """Add *key* with *source* as its only item at the end of *mapping*."""
    last_key, last = mapping.value[-1]
    if mapping.flow_style:
        return text[: end(last)] + f", {key}: [{source}]" + text[end(last) :]
    lead = text[_line_start(text, start(last_key)) : start(last_key)]
    lines = f"{lead}{key}:{_newline(text)}{lead}  - {source}"
    return _insert_line(text, _line_end(text, end(last)), lines)


def source_of(text: str, node: Yaml, *, column: int | None) -> str:
    """Return *node* as it is written, for a list whose items begin at *column*; None means a list in brackets."""
    written = text[start(node) : end(node)].rstrip()
    if column is None:
        return in_brackets(text, node)
    shift = column - int(node.start_mark.column)
    first, *more = written.split("\n")
    return "\n".join([first, *(" " * shift + line if shift > 0 else line[-shift:] for line in more)])


def in_brackets(text: str, node: Yaml) -> str:
    """Return *node* as it stands inside a list in brackets: on one line."""
    if node.id == "mapping":
        return (
            "{" + ", ".join(f"{name.value}: {in_brackets(text, found)}" for name, found in node.value) + "}"
        )
    if node.id == "sequence":
        return "[" + ", ".join(in_brackets(text, item) for item in node.value) + "]"
    written = text[start(node) : end(node)]
    if node.style in ("'", '"') and "\n" not in written:
        return written
    plain = not node.style and "\n" not in written and not _FLOW_UNSAFE & set(written)
    return written if plain else quoted(node.value)


def quoted(words: str) -> str:
    """Return *words* as a YAML string in quotes."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _insert_line(text: str, at: int, lines: str) -> str:
    newline = _newline(text)
    before = text[:at] if not at or text[at - 1] == "\n" else text[:at] + newline
    return before + lines + newline + text[at:]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    """Return the offset behind the end of the line of *at*."""
    found = text.find("\n", at)
    return found + 1 if found >= 0 else len(text)
