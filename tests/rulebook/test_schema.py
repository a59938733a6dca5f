"""The JSON schema: fresh, complete, and of one mind with the loader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from scorer.rulebook.fields import (
    BASE,
    ELEMENT,
    EXAMPLE,
    NEIGHBOUR,
    PROFILE,
    REPORT,
    TAILORING,
    TERMS,
    TYPES,
    WORDING,
)
from scorer.rulebook.locate import default_rules
from scorer.rulebook.nodes import Map, Seq, Text, read_sheet
from scorer.rulebook.schema import as_text, example, scalar, schema
from scorer.rulebook.tables import READERS
from tests import tiny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scorer.rulebook.fields import Field, Table
    from scorer.rulebook.nodes import Node

RULES = default_rules()
FILES = sorted(RULES.rglob("*.yaml"))
SCHEMA = schema()
TABLES: dict[str, Table] = {
    "element": ELEMENT, "base": BASE, "terms": TERMS, "profile": PROFILE,
    "report": REPORT, "example": EXAMPLE, "neighbour": NEIGHBOUR, "tailoring": TAILORING,
}  # fmt: skip


def every(fields: Table) -> Iterator[Field]:
    for field in fields.values():
        yield field
        yield from every(field.fields)


FIELDS = [field for fields in (*TABLES.values(), WORDING) for field in every(fields)]


def as_an_editor_reads(data: bytes) -> Any:
    """Return the content of a file in the types of YAML 1.2: ``off`` is a key and a date is text."""
    return _plain(read_sheet("", data).root)


def _plain(node: Node | None) -> Any:
    if isinstance(node, Map):
        return {name: _plain(value) for name, (_, value) in node.pairs.items()}
    if isinstance(node, Seq):
        return [_plain(item) for item in node.items]
    return scalar(node) if isinstance(node, Text) and (node.value or not node.plain) else None


def faults(text: str) -> list[str]:
    return [
        error.message for error in Draft202012Validator(SCHEMA).iter_errors(as_an_editor_reads(text.encode()))
    ]


def test_the_file_beside_the_rules_is_fresh() -> None:
    kept = (RULES / "rulebook.schema.json").read_text("utf-8")
    assert kept == as_text(), "run: scorer rules schema -o rules/rulebook.schema.json"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(as_text()) == SCHEMA


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(RULES).as_posix())
def test_every_shipped_file_is_valid_and_tells_editors_of_the_schema(path: Path) -> None:
    up = "../" * len(path.relative_to(RULES).parents[:-1])
    text = path.read_text("utf-8")
    assert text.split("\n", 1)[0] == f"# yaml-language-server: $schema={up}rulebook.schema.json"
    assert faults(text) == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_key_is_explained_in_chinese_with_an_example_that_the_loader_takes(field: Field) -> None:
    assert not field.title.isascii() and not field.about.isascii()
    assert field.about.endswith("。")
    sheet = read_sheet("x/advisers.yaml", f"{field.name}: {field.example}\n".encode())
    assert isinstance(sheet.root, Map)
    if field.type in READERS:  # the types part and parts occur in wordings only
        READERS[field.type](sheet, sheet.root.pairs[field.name][1], field)
    assert sheet.problems == []


@pytest.mark.parametrize("kind", TABLES)
def test_every_key_stands_in_the_schema_with_title_description_and_an_example_that_fits(kind: str) -> None:
    said = SCHEMA["$defs"][kind]["properties"]
    assert list(said) == list(TABLES[kind])
    for name, key in said.items():
        assert key["title"] and key["description"] and key["examples"] == [example(TABLES[kind][name])]
        fits = Draft202012Validator({**key, "$defs": SCHEMA["$defs"]})
        assert [error.message for error in fits.iter_errors(key["examples"][0])] == [], name


def test_every_type_is_in_the_schema() -> None:
    from scorer.rulebook.schema import _TYPES

    assert set(_TYPES) == set(TYPES)


@pytest.mark.parametrize(
    "text",
    [tiny.BASE, tiny.LEXICON, tiny.CUES, tiny.TERMS, tiny.CAUSES, tiny.ADVISERS + tiny.GOOD,
     "title: 乡镇\nlevels: [town]\noff: {causes: 不设}\nweights: {causes: 2.5}\n",
     tiny.BASE.replace('"1"', "2026.1")],
)  # fmt: skip
def test_what_the_loader_takes_is_valid(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("weight: 8", "wieght: 8"),
        ("weight: 8", "weight: 8:2"),
        ("weight: 8", "weight: 0"),
        ("duty: expected", "duty: Expected"),
        ("id: advisers", "id: 顾问"),
        ("kind: topic", "kind: [topic]"),
        ("advice: 写明聘请情况。", "advice:"),
        ("name: [法律顾问, 公职律师]", "name: 法律顾问"),
        ("{figure: [法律意见], units: [份, 条]}", "{units: [份, 条]}"),
        ("{words: 出具, not: [检测]}", "{words: 出具, figure: 意见}"),
        ("  full:\n", "  best:\n"),
        ("审查|审核…合同", "审查|审核...合同"),
        ("basis: [{doc: 某规定}]", "basis: []"),
        ("basis: [{doc: 某规定}]", "basis: [{doc: 某规定, checked: 去年}]"),
        ("reason: slogan_only", "reason: slogan"),
    ],
)
def test_what_the_loader_refuses_is_marked(old: str, new: str, tmp_path: Path) -> None:
    text = tiny.ADVISERS + tiny.GOOD
    assert old in text and faults(text.replace(old, new))


def test_a_key_that_no_class_of_cues_has_is_marked() -> None:
    assert faults("planned: [下一步]\nfuture: [明年]\nact: 制定\n")


def test_the_sample_of_a_tailoring_is_valid_and_a_slip_in_it_is_marked() -> None:
    (path,) = (RULES.parent / "samples" / "县级调整").glob("*.yaml")
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../rules/rulebook.schema.json\n")
    assert faults(text) == []
    assert all(
        faults(text.replace(*slip))
        for slip in [("name+:", "nome+:"), ("weight: 10", "weight: 十"), ("off:\n", "of:\n")]
    )


def test_every_key_of_an_edit_is_explained_and_its_example_fits() -> None:
    from scorer.rulebook.fields import EDITABLE

    said = SCHEMA["$defs"]["edit"]["properties"]
    assert {name.rstrip("+-") for name in said} == set(EDITABLE)
    assert {"name+", "name-", "basis+"} <= set(said) and "weight+" not in said
    for name, key in said.items():
        assert key["title"] and not key["description"].isascii() and key["examples"], name
        fits = Draft202012Validator({**key, "$defs": SCHEMA["$defs"]})
        assert [error.message for error in fits.iter_errors(key["examples"][0])] == [], name
