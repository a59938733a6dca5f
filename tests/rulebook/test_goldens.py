"""What an author reads who falls into a trap: one page for each, ``golden/<name>.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.call import scorer
from tests.rulebook.book import FILES, write

GOLDEN = Path(__file__).parent / "golden"
ELEMENT = "elements/legal-advisers.yaml"

# Name of the trap, what is replaced, by what; in the element file.
IN_ELEMENT = [
    ("full-width colon", "weight: 8", "weight：8"),
    ("no space after the colon", "weight: 8", "weight:8"),
    ("colon inside an unquoted value", "advice: 写明聘", "advice: 写明: 聘"),
    ("tab", "  - 聘请", "\t- 聘请"),
    ("full-width indentation", "  - 聘请", "　　- 聘请"),
    ("no-break space", "  - 聘请", "\xa0\xa0- 聘请"),
    ("full-width space after the colon", "title: 法", "title:　法"),
    ("duplicate key", "weight: 8", "weight: 8\nweight: 9"),
    ("unknown key", "weight: 8", "wieght: 8"),
    ("wrong type", "weight: 8", "weight: [8]"),
    ("list wanted", "[公职律师, $顾问]", "公职律师"),
    ("ratio", "weight: 8", "weight: 8:2"),
    ("clock", "weight: 8", "weight: 12:30"),
    ("leading zero", "weight: 8", "weight: 010"),
    ("two dots", "weight: 8", "weight: 1.1.0"),
    ("yes", "checked: 2026/1/2", "certain: yes"),
    ("no", "checked: 2026/1/2", "certain: no"),
    ("on", "checked: 2026/1/2", "certain: on"),
    ("off", "checked: 2026/1/2", "certain: off"),
    ("date that is none", "checked: 2026/1/2", "checked: 2026-02-30"),
    ("date in Chinese", "checked: 2026/1/2", "checked: 2026年1月2日"),
    ("hash cuts a value", "advice: 写明聘请情况。", "advice: 写明 #聘请情况。"),
    ("full-width hash", "duty: expected", "duty: expected  ＃ 应有"),
    ("full-width hash after a text", "title: 法律顾问", "title: 法律顾问  ＃ 名称"),
    ("full-width comma between items", "[公职律师, $顾问]", "[公职律师，政府律师，$顾问]"),
    ("enumeration comma between items", "[公职律师, $顾问]", "[公职律师、政府律师、$顾问]"),
    ("full-width semicolon between items", "[公职律师, $顾问]", "[公职律师；政府律师；$顾问]"),
    ("full-width brackets", "[公职律师, $顾问]", "［公职律师, 顾问］"),
    ("lenticular brackets", "[公职律师, $顾问]", "【公职律师, 顾问】"),
    ("full-width bracket at the end", "[公职律师, $顾问]", "[公职律师, $顾问］"),
    ("full-width braces", "- {words: [一村一顾问], reason: village_only}", "- ｛words: [一村一顾问], reason: village_only｝"),
    ("full-width dash", "  - 聘请", "  － 聘请"),
    ("long dash", "  - 聘请", "  — 聘请"),
    ("full-width digits", "weight: 8", "weight: １２"),
    ("full-width quotes around a word", "duty: expected", "duty: “expected”"),
    ("full-width quotes around an item", "[公职律师, $顾问]", "[“公职律师、政府律师”, $顾问]"),
    ("full-width opening quote", "advice: 写明聘请情况。", 'advice: “写明聘请情况。"'),
    ("full-width closing quote", "advice: 写明聘请情况。", 'advice: "写明聘请情况。”'),
    ("full-width dollar", "[公职律师, $顾问]", "[公职律师, ＄顾问]"),
    ("full-width bar", "聘请|续聘", "聘请｜续聘"),
    ("three dots", "续聘…法律", "续聘...法律"),
    ("key in Chinese", "weight: 8", "权重: 8"),
    ("key capitalised", "weight: 8", "Weight: 8"),
    ("key in full-width letters", "weight: 8", "ｗeight: 8"),
    ("choice in Chinese", "duty: expected", "duty: 应有"),
    ("choice capitalised", "duty: expected", "duty: Expected"),
    ("value begins with a bracket", "advice: 写明", "advice: [写明]"),
    ("value begins with a brace", "advice: 写明", "advice: {写明}"),
    ("value begins with a star", "advice: 写明", "advice: *写明"),
    ("value begins with an ampersand", "advice: 写明", "advice: &写明"),
    ("value begins with a percent sign", "advice: 写明", "advice: %写明"),
    ("value begins with an at sign", "advice: 写明", "advice: @写明"),
    ("value begins with a backtick", "advice: 写明", "advice: `写明"),
    ("value begins with an exclamation mark", "advice: 写明", "advice: !写明"),
    ("value begins with a greater-than sign", "advice: 写明", "advice: >写明"),
    ("value begins with a bar", "advice: 写明", "advice: |写明"),
    ("backslash in double quotes", "advice: 写明聘请情况。", 'advice: "\\d+件"'),
    ("opening quote missing", "advice: 写明聘请情况。", 'advice: 写明聘请情况。"'),
    ("hash of a comment missing", "title: 法律顾问", "title: 法律顾问  名称"),
    ("full-width space after the dash", "  - 聘请", "  -　聘请"),
    ("no comma between items", "[公职律师, $顾问]", "[公职律师 政府律师, $顾问]"),
    ("field in a comment", "weight: 8\nkind: topic\n", "weight: 8  # 权重kind: topic\n"),
    ("item in a comment", "  - 聘请", "  # 做法  - 聘请"),
    ("crooked item", "  - 聘请", "   - 聘请"),
    ("crooked item with fields", "    - {words: [一村一顾问], reason: village_only}",
     "      - words: [一村一顾问]\n      reason: village_only"),
    ("empty list item", "act:\n", "act:\n  -\n"),
    ("anchor", "advice: 写明", "advice: &a 写明"),
    ("alias", "advice: 写明聘请情况。", "advice: *a"),
    ("tag", "weight: 8", "weight: !!int 8"),
    ("unknown group", "[公职律师, $顾问]", "[公职律师, $法律顾问]"),
    ("id is not the file name", "id: legal-advisers", "id: legal-adviser"),
    ("no example that hits", "  full: [聘请律师任法律顾问。]\n", ""),
    ("no example that misses", "  missing:\n    - 企业聘请法律顾问。\n", ""),
    ("no document", "{doc: 督察工作规定, checked: 2026/1/2}", "{no: 厅字〔2019〕28号}"),
    ("ends before it starts", "advice:", "valid: {from: 2025, until: 2020}\nadvice:"),
]  # fmt: skip

# The same in another file.
ELSEWHERE = [
    ("misspelt group", "lexicon.yaml", "顾问: [", "顾问们: ["),
    ("group in a comment", "lexicon.yaml", "律师:\n  - 法律顾问\n", "# 各种律师:\n"),
    ("first field indented", "town.yaml", "title", "  title"),
    ("circle of groups", "lexicon.yaml", "  - 法律顾问\n", "  - 法律顾问\n  - $顾问\n"),
    ("group that contains itself", "lexicon.yaml", "  - 法律顾问\n", "  - $律师\n"),
    ("look-ahead", "stale-terms.yaml", "'201\\d年普法'", "'201(?=\\d)'"),
    ("look-behind", "stale-terms.yaml", "'201\\d年普法'", "'(?<!《)普法'"),
    ("back reference", "stale-terms.yaml", "'201\\d年普法'", "'(普)法\\1'"),
    ("unclosed bracket in a pattern", "stale-terms.yaml", "'201\\d年普法'", "'(201'"),
    ("possessive repeat", "stale-terms.yaml", "'201\\d年普法'", "'\\d++年'"),
    ("too large a repeat", "stale-terms.yaml", "'201\\d年普法'", "'\\d{2000}'"),
    ("everything switched off", "town.yaml", "off: {legal-advisers: 由县里统一聘请}",
     "off: {legal-advisers: 由县里统一聘请, causes: 不要求}"),
    ("weight of what is switched off", "town.yaml", "weights: {causes: 3}", "weights: {legal-advisers: 3}"),
    ("weight of zero", "town.yaml", "weights: {causes: 3}", "weights: {causes: 0}"),
    ("term ends before it starts", "stale-terms.yaml", "from: 2016", "from: 2022"),
    ("atomic group", "stale-terms.yaml", "'201\\d年普法'", "'(?>普)法'"),
    ("unclosed class in a pattern", "stale-terms.yaml", "'201\\d年普法'", "'[七八普法'"),
    ("escape that is none", "stale-terms.yaml", "'201\\d年普法'", "'\\普法'"),
    ("unknown class of cues", "cues.yaml", "planned", "planed"),
    ("group among the cues", "cues.yaml", "下一步", "$顾问"),
    ("gap in a cue", "cues.yaml", "下一步", "下一步…工作"),
    ("full-width caret", "cues.yaml", "^拟", "＾拟"),
]  # fmt: skip

TEXT = FILES[ELEMENT]
# Whole files.
WHOLE: list[tuple[str, str, bytes]] = [
    ("GB18030", ELEMENT, TEXT.encode("gb18030")),
    ("UTF-16", ELEMENT, TEXT.encode("utf-16")),
    ("BOM", ELEMENT, b"\xef\xbb\xbf" + TEXT.replace("weight: 8", "weight：8").encode()),
    ("NUL byte", ELEMENT, TEXT.replace("法律顾问\nduty", "法律\0顾问\nduty").encode()),
    ("10 MB", ELEMENT, b"a" * 10_000_000),
    ("nesting 1,000 deep in brackets", ELEMENT, b"a: " + b"[" * 1000),
    ("nesting 1,000 deep in lines", ELEMENT, "\n".join(" " * depth + "a:" for depth in range(1000)).encode()),
    ("empty file", ELEMENT, b""),
]

CASES = [
    *((name, ELEMENT, old, new) for name, old, new in IN_ELEMENT),
    *ELSEWHERE,
]


def held(folder: Path, name: str, file: str, data: bytes, update: bool) -> None:
    """Lint the tiny rulebook with *data* as *file* and hold what is said against the golden page."""
    said = scorer("rules", "lint", write(folder, {file: data}))
    path = GOLDEN / f"{name.replace(' ', '-').replace(',', '')}.txt"
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said.out, "utf-8")
    assert said.out == path.read_text("utf-8")
    assert (said.code, said.err) == (2, "")


@pytest.mark.parametrize(("name", "file", "old", "new"), CASES, ids=[case[0] for case in CASES])
def test_a_trap_reads_as_on_its_page(
    tmp_path: Path, name: str, file: str, old: str, new: str, update_golden: bool
) -> None:
    assert old in FILES[file]
    held(tmp_path, name, file, FILES[file].replace(old, new, 1).encode(), update_golden)


@pytest.mark.parametrize(("name", "file", "data"), WHOLE, ids=[case[0] for case in WHOLE])
def test_a_file_that_is_no_rule_reads_as_on_its_page(
    tmp_path: Path, name: str, file: str, data: bytes, update_golden: bool
) -> None:
    held(tmp_path, name, file, data, update_golden)


def test_every_page_has_a_trap() -> None:
    names = {case[0] for case in (*CASES, *WHOLE)}
    assert {name.replace(" ", "-").replace(",", "") + ".txt" for name in names} == {
        path.name for path in GOLDEN.iterdir()
    }
