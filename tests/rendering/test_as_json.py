"""JSON: the contract, the published schema, exact quotes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest

from scorer import model, rendering
from scorer.model import Row, Unreadable
from scorer.rendering.as_json import document, render
from scorer.scoring import wording
from tests.rendering.cases import BROKEN, good, poor, scanned, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMA: dict[str, Any] = json.loads(
    Path(rendering.__file__).with_name("report.schema.json").read_text(encoding="utf-8")
)
CASES: dict[str, list[Row]] = {
    "good": [good()],
    "poor": [poor()],
    "scanned": [scanned()],
    "several": [*several()],
    "broken": [BROKEN],
    "none": [],
}


def closed(schema: Any) -> Any:
    """Forbid keys that the schema does not describe: programs may meet new ones, we may not forget to describe any."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return (
        {**inner, "additionalProperties": False} if "properties" in schema and "required" in schema else inner
    )


def quotes(data: Any) -> Iterator[dict[str, Any]]:
    """Find every quote in a document, however deep."""
    if isinstance(data, dict):
        if "quote" in data:
            yield data
        for value in data.values():
            yield from quotes(value)
    elif isinstance(data, list):
        for item in data:
            yield from quotes(item)


@pytest.mark.parametrize("case", CASES)
def test_every_document_follows_the_published_schema(case: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(json.loads(render(CASES[case])))


@pytest.mark.parametrize("case", ["good", "poor", "scanned"])
def test_json_stays_the_same(case: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{case}.json", render(CASES[case]))


@pytest.mark.parametrize("row", [good(), poor(), scanned()], ids=["good", "poor", "scanned"])
def test_a_quote_is_the_text_between_its_ends(row: model.Scored) -> None:
    found = list(quotes(document([row])))
    assert found
    assert all(row.report.text[one["start"] : one["end"]] == one["quote"] for one in found)


def test_the_keys_are_those_of_the_contract() -> None:
    data = document([poor(), BROKEN])
    assert list(data) == ["schema", "rulebook", "reports", "unreadable"]
    assert list(data["rulebook"]) == ["name", "version", "digest", "profile", "tailored"]
    report = data["reports"][0]
    assert {"path", "format", "digest", "facts", "sections", "score", "findings", "notes"} <= set(report)
    assert list(report["facts"]) == ["year", "org", "level", "signed", "published"]
    assert list(report["sections"][0]) == ["role", "heading", "start", "end", "decided_by"]
    assert list(report["score"]) == ["points", "out_of", "low", "high", "band"]
    finding = report["findings"][3]
    assert {"id", "title", "duty", "status", "reason", "weight", "points", "evidence"} <= set(finding)
    assert {"near_misses", "belongs_at", "message", "advice", "basis"} <= set(finding)
    assert list(finding["near_misses"][0]) == ["quote", "start", "end", "role", "standing", "reason"]
    assert list(finding["belongs_at"]) == ["quote", "start", "end", "role"]
    assert list(report["notes"][0]) == ["code", "severity", "message", "start", "end"]
    assert list(data["unreadable"][0]) == ["path", "error", "hint"]


def test_what_the_text_does_not_say_is_null() -> None:
    report = document([scanned()])["reports"][0]
    assert set(report["facts"].values()) == {None}
    assert set(report["fact_spans"].values()) == {None}
    assert report["sections"][0]["heading"] is None
    assert report["findings"][0]["belongs_at"] is None
    note = document([poor()])["reports"][0]["notes"][0]
    assert (note["start"], note["end"]) == (None, None)


def test_a_fact_from_outside_the_text_has_a_value_and_no_span() -> None:
    row = poor()
    report = document([row])["reports"][0]
    assert report["facts"]["published"] == "2025-03-20"
    assert report["fact_spans"]["published"] is None
    assert row.report.text[slice(*report["fact_spans"]["signed"])] == "2025年3月18日"


def test_the_rulebook_is_the_first_scored_one_and_each_report_names_its_profile() -> None:
    data = document([BROKEN, good(), scanned()])
    assert data["rulebook"]["profile"] == "town"
    assert [report["profile"] for report in data["reports"]] == ["town", "street"]


def test_without_a_scored_report_there_is_no_rulebook() -> None:
    assert document([]) == {"schema": 1, "rulebook": None, "reports": [], "unreadable": []}


def test_chinese_is_written_as_it_is() -> None:
    assert '"title": "问题的原因"' in render([poor()])


def test_a_file_name_that_is_no_text_survives() -> None:
    text = render([Unreadable("坏\udce4.txt", "打不开", "")])
    assert json.loads(text.encode("utf-8"))["unreadable"][0]["path"] == "坏\udce4.txt"


def test_an_unknown_reason_is_not_passed_on() -> None:
    row = good()
    wrong = row._replace(card=row.card._replace(findings=(row.card.findings[0]._replace(reason="because"),)))
    with pytest.raises(KeyError):
        render([wrong])


@pytest.mark.parametrize(
    ("name", "codes", "words"),
    [
        ("status", get_args(model.Status), wording.STATUS_WORDS),
        ("duty", get_args(model.Duty), wording.DUTY_WORDS),
        ("role", get_args(model.Role), wording.ROLE_WORDS),
        ("standing", get_args(model.Standing), wording.STANDING_WORDS),
        ("level", get_args(model.Level), wording.LEVEL_WORDS),
        ("severity", get_args(model.Severity), wording.SEVERITY_WORDS),
        ("reason", tuple(wording.REASONS), wording.REASONS),
    ],
)
def test_the_schema_lists_every_code_with_its_words(
    name: str, codes: tuple[str, ...], words: dict[str, str]
) -> None:
    listed = {one["const"]: one["description"] for one in SCHEMA["$defs"][name]["oneOf"]}
    assert listed == dict(words)
    assert set(listed) == set(codes)


def test_every_key_of_the_schema_is_explained() -> None:
    for name, part in SCHEMA["$defs"].items():
        assert part["description"], name
        for key, value in part.get("properties", {}).items():
            assert "$ref" in value or value["description"], f"{name}.{key}"


def test_json_is_written_without_rich() -> None:
    code = "import sys, scorer.rendering.as_json; sys.exit('rich' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
