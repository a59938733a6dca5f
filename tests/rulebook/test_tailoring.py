"""A county's tailoring: what it changes, what it may not say, and that nobody can overlook it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.authoring.lint.dropped import dropped_words
from scorer.cli import inputs
from scorer.errors import UsageError
from scorer.model import Fact, Facts
from scorer.rulebook import cache
from scorer.rulebook.compile import compile_rulebook
from scorer.rulebook.draft import Mark
from scorer.rulebook.errors import RulebookError
from scorer.rulebook.load import load
from scorer.rulebook.locate import default_rules
from scorer.rulebook.nodes import Map, read_sheet
from scorer.rulebook.source import is_tailoring, source
from scorer.rulebook.tailored import load_tailored
from scorer.scoring.exempt import exempt, names
from tests.cli.call import scorer
from tests.project.source import ROOT
from tests.rulebook.book import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorer.rulebook.draft import ElementDraft, RulebookDraft
    from scorer.rulebook.errors import RuleProblem

HEAD = "name: 某县\nextends: {name: 小清单, version: 1.10}\n"
SAMPLE = ROOT / "samples" / "县级调整" / "杏川县2026.yaml"


def tailor(folder: Path, text: str, head: str = HEAD) -> Path:
    """Write a tailoring into a folder of its own beside the tiny rulebook."""
    path = folder / "某县" / "调整.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(head + text, "utf-8")
    return path


PLAIN = {"town.yaml": "title: 乡镇清单\nlevels: [town]\n"}
"""A profile that changes nothing by itself."""


def book(folder: Path, text: str, changes: Mapping[str, str] | None = None) -> RulebookDraft:
    return load_tailored(tailor(folder, text), write(folder, changes)).draft


def advisers(folder: Path, edits: str) -> ElementDraft:
    """Tailor legal-advisers and return it."""
    return book(folder, f"set:\n  legal-advisers: {edits}\n").elements[1]


def wrong(folder: Path, text: str, head: str = HEAD) -> tuple[RuleProblem, ...]:
    with pytest.raises(RulebookError) as caught:
        load_tailored(tailor(folder, text, head), write(folder))
    return caught.value.problems


def words(element: ElementDraft, slot: str) -> list[str]:
    return ["…".join("|".join(part) for part in one.parts) for one in element.patterns[slot]]


@pytest.mark.parametrize(
    ("edits", "field", "value"),
    [
        ("{weight: 10}", "weight", 10),
        ("{credit: 0.3}", "credit", 0.3),
        ("{advice: 附备案号。}", "advice", "附备案号。"),
        ("{title: 顾问}", "title", "顾问"),
        ("{duty: national}", "duty", "national"),
        ("{need: 2}", "options", {"need": 2}),
        ("{options: {need: 2}}", "options", {"need": 2}),
        ("{valid: {from: 2020}}", "valid_from", 2020),
    ],
)
def test_set_changes_a_field(tmp_path: Path, edits: str, field: str, value: object) -> None:
    assert getattr(advisers(tmp_path, edits), field) == value


@pytest.mark.parametrize(
    ("edits", "slot", "found"),
    [
        ("{name+: [法务顾问]}", "name", ["公职律师", "政府法律顾问", "法律顾问", "法务顾问"]),
        ("{name-: [公职律师]}", "name", ["政府法律顾问", "法律顾问"]),
        ("{name-: [$顾问]}", "name", ["公职律师"]),
        ("{name: [法务顾问]}", "name", ["法务顾问"]),
        ("{name+: [法务顾问], name-: [公职律师, $顾问]}", "name", ["法务顾问"]),
        ("{told+: [请…律师]}", "told", ["请…律师"]),
        ("{not_name+: [企业顾问]}", "not_name", ["企业顾问"]),
        ("{act-: ['聘请|续聘…法律顾问']}", "act", ["法律意见"]),
        ("{act-: [{figure: 法律意见, units: [条, 份]}]}", "act", ["聘请|续聘…法律顾问"]),
        ("{partial: {umbrella+: [三项制度]}}", "umbrella", ["三项制度"]),
    ],
)  # fmt: skip
def test_list_edits(tmp_path: Path, edits: str, slot: str, found: list[str]) -> None:
    assert words(advisers(tmp_path, edits), slot) == found


def test_a_group_changes_wherever_it_is_used(tmp_path: Path) -> None:
    draft = book(tmp_path, "lexicon: {律师+: [法务顾问], 律师-: [法律顾问]}\n")
    assert words(draft.elements[1], "name") == ["公职律师", "政府法律顾问", "法务顾问"]


def test_a_new_group_that_is_used(tmp_path: Path) -> None:
    draft = book(tmp_path, "lexicon: {本县叫法: [法务顾问]}\nset: {legal-advisers: {name+: [$本县叫法]}}\n")
    assert "法务顾问" in words(draft.elements[1], "name")


def test_cues(tmp_path: Path) -> None:
    draft = book(tmp_path, "cues: {planned+: [谋划], planned-: [下一步], denied+: [尚未]}\n")
    assert draft.cues == {"planned": ("^拟", "谋划"), "denied": ("尚未",)}


def test_off_holds_in_every_profile_with_its_reason(tmp_path: Path) -> None:
    assert book(tmp_path, "off: {causes: 另行报送}\n", PLAIN).profiles["town"].off["causes"] == "另行报送"


def test_a_weight_goes_before_that_of_a_profile(tmp_path: Path) -> None:
    draft = book(tmp_path, "set: {causes: {weight: 9}}\n")
    rulebook = compile_rulebook(draft, draft.profiles["town"])
    assert rulebook.elements[0].weight == 9


def test_an_element_of_the_county_itself(tmp_path: Path) -> None:
    path, home = tailor(tmp_path, "set: {fire-safety: {weight: 4}}\n"), write(tmp_path)
    (path.parent / "elements").mkdir()
    own = (home / "elements/causes.yaml").read_text("utf-8").replace("id: causes", "id: fire-safety")
    (path.parent / "elements/fire-safety.yaml").write_text(own, "utf-8")
    draft = load_tailored(path, home).draft
    assert [(one.id, one.weight) for one in draft.elements][-1] == ("fire-safety", 4)
    assert draft.tailored[:2] == ("基准 1.10 版，调整：新增要素 1、改权重 1", "新增要素 fire-safety")


def test_a_copy_beside_an_element_of_the_county_is_named_once(tmp_path: Path) -> None:
    path, home = tailor(tmp_path, ""), write(tmp_path)
    (path.parent / "elements").mkdir()
    own = (home / "elements/causes.yaml").read_text("utf-8").replace("id: causes", "id: fire-safety")
    for name in ("fire-safety", "fire-safety - 副本"):
        (path.parent / f"elements/{name}.yaml").write_text(own, "utf-8")
    with pytest.raises(RulebookError) as caught:
        load_tailored(path, home)
    assert [one.message[:23] for one in caught.value.problems] == ["像是 fire-safety.yaml 的副本"]


def test_what_was_changed_is_told(tmp_path: Path) -> None:
    text = "set: {legal-advisers: {weight: 10, name+: [法务顾问, 顾问律师]}}\noff: {causes: 另行报送}\n"
    told = book(tmp_path, text, PLAIN)
    assert told.name == "小清单（某县）"
    assert told.tailored == (
        "基准 1.10 版，调整：停用 1、改权重 1、增加说法 2",
        "停用“问题的原因”：另行报送",
        "“法律顾问”权重 8 → 10",
        "“法律顾问”名称说法增加“法务顾问”、“顾问律师”",
    )


# An edit of a list, the beginning of the warning or nothing, the line that tells of it.
REPLACED = [
    ("{name: [法务顾问]}", "“法律顾问”名称说法原有的 2 条都不再用了", "“法律顾问”名称说法改写，共 1 条，原有 2 条去掉 2 条"),
    ("{name: [$顾问, 法务顾问]}", "“法律顾问”名称说法原有的 2 条有 1 条不再用了", "“法律顾问”名称说法改写，共 2 条，原有 2 条去掉 1 条"),
    ("{name: [公职律师, $顾问, 法务顾问]}", "", "“法律顾问”名称说法改写，共 3 条"),
    ("{told: [请…律师]}", "", "“法律顾问”完整说法改写，共 1 条"),
    ("{name+: [法务顾问]}", "", "“法律顾问”名称说法增加“法务顾问”"),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "warning", "told"), REPLACED)
def test_a_list_that_is_replaced_says_what_it_drops(
    tmp_path: Path, edits: str, warning: str, told: str
) -> None:
    read = load_tailored(tailor(tmp_path, f"set:\n  legal-advisers: {edits}\n"), write(tmp_path))
    warned = list(dropped_words(read))
    assert [one.message[: len(warning)] for one in warned] == ([warning] if warning else [])
    assert all(
        one.at == Mark("某县/调整.yaml", 4, 20) and "只想增加就写 name+: […]" in one.hint for one in warned
    )
    assert read.draft.tailored[1] == told


def test_a_group_that_is_replaced_says_so_too(tmp_path: Path) -> None:
    read = load_tailored(tailor(tmp_path, "lexicon:\n  律师: [法务顾问]\n"), write(tmp_path))
    assert [one.message for one in dropped_words(read)] == [
        "词组“律师”原有的 1 条都不再用了：这样写是整列换掉"
    ]


def test_the_digest_counts_the_tailoring(tmp_path: Path) -> None:
    one = book(tmp_path, "off: {causes: 另行报送}\n", PLAIN).digest
    other = book(tmp_path, "off: {causes: 不设}\n", PLAIN).digest
    assert len({one, other, load(write(tmp_path)).digest}) == 3


def test_without_a_change_nothing_differs_but_name_and_digest(tmp_path: Path) -> None:
    plain, tailored = load(write(tmp_path)), book(tmp_path, "")
    same = tailored._replace(name=plain.name, digest=plain.digest, tailored=())
    assert same == plain


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("set: {legal-adviser: {weight: 9}}\n", (3, 7), "基准规则书里没有要素 legal-adviser，是否想写 legal-advisers？"),
        ("set: {legal-advisers: {wieght: 9}}\n", (3, 24), "不能改字段 wieght，是否想写 weight？"),
        ("set: {legal-advisers: {id: other}}\n", (3, 24), "不能改字段 id"),
        ("set: {legal-advisers: {weight: 8}}\n", (3, 32), "“法律顾问”的权重本来就是“8”，没有改变"),
        ("set: {legal-advisers: {weight: 8.0}}\n", (3, 32), "“法律顾问”的权重本来就是“8.0”，没有改变"),
        ("set: {legal-advisers: {credit: 0.5}}\n", (3, 32), "“法律顾问”的部分得分本来就是“0.5”，没有改变"),
        ("set: {legal-advisers: {weight: 零}}\n", (3, 32), "weight 应为大于 0 的数，写的是“零”"),
        ("set: {legal-advisers: {weight+: 9}}\n", (3, 24), "weight 不是列表，不能加 +"),
        ("set: {legal-advisers: {name+: 法务}}\n", (3, 31), "name+ 应为说法的列表，写的是“法务”"),
        ("set: {legal-advisers: {name+: [公职律师]}}\n", (3, 32), "“法律顾问”名称说法里已经有“公职律师”"),
        ("set: {legal-advisers: {name-: [公职律司]}}\n", (3, 32), "“法律顾问”名称说法里没有“公职律司”"),
        ("set: {legal-advisers: {told-: [甲]}}\n", (3, 24), "“法律顾问”完整说法里没有可以删去的"),
        ("set: {legal-advisers: {name＋: [法务]}}\n", (3, 28), "加号和减号要用半角的 + 和 -"),
        ("set: {legal-advisers: {name+: [$没有]}}\n", (3, 32), "没有叫“没有”的词组"),
        ("set: {legal-advisers: {}}\n", (3, 23), "legal-advisers 下面没有写要改什么"),
        ("set: {causes: {examples: {full-: [因人手不足。]}}}\n", (3, 27), "“问题的原因”达标例句删得一条不剩"),
        ("off: {causes: }\n", (3, 15), "causes 后面没有内容"),
        ("off: {cause: 不设}\n", (3, 7), "基准规则书里没有要素 cause，是否想写 causes？"),
        ("off: {legal-advisers: 不设}\n", (3, 7), "要素 legal-advisers 在基准的各份清单里本来就不适用"),
        ("off: {causes: 不设}\nset: {causes: {weight: 1}}\n", (4, 7), "要素 causes 已经停用，改了也不起作用"),
        ("not_applicable: [{element: causes, reason: 不设}]\n", (3, 18), "levels 和 bodies 要写一个，只写一个"),
        ("not_applicable: [{element: causes, levels: [town]}]\n", (3, 18), "缺少字段 reason（原因）"),
        ("not_applicable: [{element: causes, levels: [村], reason: 无}]\n", (3, 45), "levels 不能写“村”，只能写 town（乡镇）、street（街道）、county（县（市、区））、city（市）、province（省）、department（部门）"),
        ("not_applicable: [{element: legal-advisers, levels: [town], reason: 无}]\n", (3, 18), "要素 legal-advisers 对这些层级本来就不适用"),
        ("lexicon: {律师们+: [甲]}\n", (3, 11), "基准规则书里没有词组 律师们，是否想写 律师？"),
        ("lexicon: {新组: [甲]}\n", (3, 11), "新的词组 新组 没有用到"),
        ("lexicon: {律师-: [甲]}\n", (3, 17), "词组“律师”里没有“甲”"),
        ("cues: {plan+: [甲]}\n", (3, 8), "基准规则书里没有提示词类 plan，是否想写 planned？"),
        ("weights: {causes: 3}\n", (3, 1), "不认识的字段 weights"),
    ],
)  # fmt: skip
def test_an_edit_that_names_nothing_or_changes_nothing_is_an_error_at_its_place(
    tmp_path: Path, text: str, at: tuple[int, int], message: str
) -> None:
    found = wrong(tmp_path, text)
    said = [(one.at.file, (one.at.line, one.at.column), one.message) for one in found]
    assert [one for one in said if "所有要素都停用了" not in one[2]] == [("某县/调整.yaml", at, message)]
    assert "^" in [line.strip(" |") for line in str(found[-1]).splitlines()]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("name: 某县\nextends: {name: 大清单, version: 1.10}\n", "基准规则书的名称是“小清单”，这里写的是“大清单”"),
        ("name: 某县\nextends: {name: 小清单, version: 1.9}\n", "基准规则书现在是 1.10 版，这份调整是按 1.9 版写的"),
        ("name: 某县\nextends: {name: 小清单}\n", "缺少字段 version（版本）"),
        ("name: 某县\nextends： 小清单\n", "冒号是全角的“：”，要用半角冒号加空格“: ”"),
    ],
)  # fmt: skip
def test_the_base_must_be_the_one_it_was_written_for(tmp_path: Path, head: str, message: str) -> None:
    assert message in [problem.message for problem in wrong(tmp_path, "", head)]


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    assert len(wrong(tmp_path, "set: {cause: {weight: 1}}\noff: {adviser: 无}\ncues: {plan+: [甲]}\n")) == 3


def test_what_is_wrong_with_the_base_is_not_blamed_on_the_tailoring(tmp_path: Path) -> None:
    home = write(tmp_path, {"elements/causes.yaml": "id: causes\n"})
    with pytest.raises(RulebookError) as caught:
        load_tailored(tailor(tmp_path, "off: {cause: 无}\n"), home)
    assert {problem.at.file for problem in caught.value.problems} == {"rules/elements/causes.yaml"}


def test_what_breaks_the_base_is_placed_at_the_tailoring(tmp_path: Path) -> None:
    (problem,) = wrong(tmp_path, "set:\n  legal-advisers: {name-: [公职律师, $顾问]}\n")
    assert (problem.at.file, problem.at.line) == ("某县/调整.yaml", 4)
    assert problem.message.startswith("改了以后，rules/elements/legal-advisers.yaml:1 topic 要素至少要写")


def test_a_tailoring_inside_a_rulebook_is_told_to_move(tmp_path: Path) -> None:
    home = write(tmp_path, {"county.yaml": HEAD})
    with pytest.raises(RulebookError) as caught:
        load(home)
    assert [problem.message for problem in caught.value.problems] == [
        "这是一份调整，不能和基准规则书放在一起"
    ]


def test_which_base_a_path_means(tmp_path: Path) -> None:
    path, home = tailor(tmp_path, ""), write(tmp_path)
    inside = home / "县" / "调整.yaml"
    inside.parent.mkdir()
    inside.write_text(HEAD, "utf-8")
    assert source(None) == (default_rules(), None)
    assert source(home) == (home, None)
    assert source(path) == source(path.parent) == (default_rules(), path)
    assert source(path, home) == (home, path)
    assert source(inside) == (home.resolve(), inside)
    assert is_tailoring(path) and not is_tailoring(home) and not is_tailoring(home / "town.yaml")


def test_two_tailorings_in_a_folder_are_an_error(tmp_path: Path) -> None:
    path = tailor(tmp_path, "")
    (path.parent / "乙.yaml").write_text(HEAD, "utf-8")
    with pytest.raises(UsageError, match="几份调整"):
        source(path.parent)


@pytest.mark.parametrize(
    ("body", "org", "same"),
    [
        ("青禾镇", "青禾镇", True),
        ("青禾镇", "沅禾县青禾镇人民政府", True),
        ("青禾镇", "青禾镇党委和人民政府", True),
        ("青禾镇", "白青禾镇人民政府", False),
        ("青禾镇", "沅禾县青禾镇司法所", False),
        ("望漪街道", "榆砚市碧漪区望漪街道办事处", True),
        ("望漪街道", "", False),
    ],
)
def test_which_body_a_name_means(body: str, org: str, same: bool) -> None:
    assert names(body, org) == same


def test_some_levels_of_a_profile_and_named_bodies_are_exempt(tmp_path: Path) -> None:
    text = (
        "not_applicable:\n  - {element: causes, levels: [street], reason: 甲}\n"
        "  - {element: causes, bodies: [青禾镇], reason: 乙}\n"
    )
    home = write(tmp_path, {"town.yaml": "title: 乡镇、街道\nlevels: [town, street]\n"})
    draft = load_tailored(tailor(tmp_path, text), home).draft
    element = compile_rulebook(draft, draft.profiles["town"]).elements[0]

    def why(level: str | None, org: str) -> str:
        return exempt(element, Facts(org=Fact(org, None), level=Fact(level, None) if level else None))  # type: ignore[arg-type]

    assert [why("street", "望漪街道"), why("town", "青禾镇人民政府"), why("town", "苔溪镇"), why(None, "苔溪镇")] == [
        "甲", "乙", "", "",
    ]  # fmt: skip


def test_all_levels_of_a_profile_are_switched_off_in_it(tmp_path: Path) -> None:
    text = "not_applicable: [{element: causes, levels: [town], reason: 甲}]\n"
    assert book(tmp_path, text, PLAIN).profiles["town"].off["causes"] == "甲"


def test_a_changed_tailoring_is_not_taken_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.delenv(cache.OFF, raising=False)
    home = str(write(tmp_path))

    def weight(text: str) -> float:
        return inputs.rulebook(home, str(tailor(tmp_path, text))).elements[0].weight

    assert [weight("set: {causes: {weight: 9}}\n"), weight("set: {causes: {weight: 7}}\n"), weight("")] == [
        9,
        7,
        3,
    ]
    assert inputs.rulebook(home, None).about.tailored == ()


def test_the_sample_is_run_by_its_examples_and_named_on_every_page() -> None:
    told = "基准 2026.1 版，调整：停用 1、不适用 2、改权重 1、改设置 1、改文字 1、增加说法 2、改例句 6"
    ran = scorer("rules", "test", SAMPLE)
    assert (ran.code, ran.out.splitlines()[0]) == (0, told)
    assert told in scorer("rules", "show", "problems", "--rules", SAMPLE).out
    report = ROOT / "samples" / "08-苔溪镇-硬换行.txt"
    for words in (("--profile", SAMPLE), ("--rules", SAMPLE), ("--profile", SAMPLE.parent)):
        assert told.replace(" ", "") in "".join(scorer("check", report, *words).out.split())
    assert f'"{told}"' in scorer("check", report, "--profile", SAMPLE, "--format", "json").out


def test_the_sample_follows_the_level_and_the_body() -> None:
    def status(report: str, id: str) -> str:
        rulebook = inputs.rulebook(None, str(SAMPLE))
        from scorer.reading import read_path
        from scorer.scoring.evaluate import evaluate

        card = evaluate(read_path(str(next((ROOT / "samples").glob(report)))), rulebook)
        return next(finding.status for finding in card.findings if finding.id == id)

    assert (
        status("08-*", "reconsideration-litigation") == status("04-*", "legality-review") == "not_applicable"
    )
    assert status("01-*", "reconsideration-litigation") == status("01-*", "legality-review") == "full"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--profile", "没有.yaml"), "找不到"),
        (("--profile", "README.md"), "不是一份调整"),
        (("--profile", "twon"), "没有清单 twon"),
        (("--profile", SAMPLE, "--rules", SAMPLE), "都指明了一份调整"),
    ],
)
def test_a_path_that_is_no_tailoring(
    monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...], message: str
) -> None:
    monkeypatch.chdir(ROOT)
    said = scorer("check", "samples/01-青禾镇-优秀.txt", *words)
    assert said.code == 2 and message in said.err


def test_nodes_keep_the_sheet_they_are_written_in() -> None:
    own, base = read_sheet("县/调整.yaml", b"a: [b]\n"), read_sheet("rules/base.yaml", b"c: d\n")
    assert isinstance(own.root, Map)
    node = own.root.pairs["a"][1]
    base.foreign[id(node)] = own
    base.say(node, "不对")
    assert [problem.at.file for problem in own.problems] == ["县/调整.yaml"] and not base.problems
