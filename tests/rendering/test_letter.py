"""反馈函/: what a letter says, that it says nothing of others, and what a wrong template is told."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document

from scorer.errors import UsageError
from scorer.rendering.letter import Letterhead, LetterOptions, build_template, write_letters
from scorer.rendering.letter.letters import SHIPPED, file_name
from scorer.rendering.letter.phrases import REASONS as LETTER_REASONS
from scorer.rendering.letter.phrases import basis
from scorer.rendering.letter.words import fields, numeral
from scorer.results import Aligned, Copied, Side
from scorer.scoring.wording import REASONS
from tests.rendering.run import HOSTILE, county, hostile, run_of, samples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rendering.run import InMemory

POOR = "002-岚砚县砚桥镇人民政府.docx"
PLAIN = LetterOptions()


def text(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def letter(folder: Path, run: InMemory, name: str, options: LetterOptions = PLAIN) -> str:
    write_letters(run, folder, options)
    return text(folder / name)


def template(folder: Path, *lines: str) -> LetterOptions:
    word = Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(str(folder / "模板.docx"))
    return LetterOptions(folder / "模板.docx")


def test_one_letter_for_each_report_that_was_judged(tmp_path: Path) -> None:
    write_letters(county(), tmp_path, PLAIN)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name[:3] for name in names] == [f"{number:03}" for number in range(1, 13)] and POOR in names


def test_a_letter_names_every_gap_with_its_place_and_its_mending(tmp_path: Path) -> None:
    page = letter(tmp_path, county(), POOR)
    assert page.startswith("关于补充完善2024年度\n法治政府建设年度报告的函\n岚砚县砚桥镇人民政府：\n")
    entry = samples()[1]
    for item in entry.items:
        assert (f"{item.title}（" in page) == (item.status in {"missing", "partial", "review"})
        if item.status == "missing":
            assert (
                item.belongs_at in page and item.advice.rstrip("。") in page and basis(item.basis[0]) in page
            )
    assert (
        page.index("一、报告必须写明的内容")
        < page.index("问题的原因（缺失）")
        < page.index("二、应当写明的内容")
    )
    assert (
        "2025年3月1日前报送、2025年4月1日前向社会公开" in page
        and "落款日期为2025年3月18日，已超过报送期限" in page
    )
    assert "____年__月__日前" in page and "（发函单位）" in page and "{" not in page


def test_a_letter_is_signed_and_asks_for_an_answer(tmp_path: Path) -> None:
    page = letter(tmp_path, county(), POOR, LetterOptions(None, Letterhead("某县司法局", "2026年2月10日")))
    assert "请对照修改，于2026年2月10日前" in page and page.splitlines()[-2:] == [
        "某县司法局",
        "____年__月__日",
    ]


def test_a_report_without_gaps_gets_a_short_letter(tmp_path: Path) -> None:
    page = letter(tmp_path, run_of(samples()[:1]), "001-沅禾县青禾镇人民政府.docx")
    assert "法治政府建设年度报告核对情况的函" in page and "未发现缺项。" in page and "请对照修改" not in page


def test_a_copied_passage_is_told_of_without_naming_the_other_body(tmp_path: Path) -> None:
    page = letter(tmp_path, county(), "001-沅禾县青禾镇人民政府.docx")
    assert "“4月、7月、11月各安排一次专题学习，”" in page and "与其他材料雷同" in page


def test_a_letter_holds_the_data_of_its_own_body_only(tmp_path: Path) -> None:
    write_letters(county(), tmp_path, PLAIN)
    bodies = [entry.body for entry in samples()]
    for path, own in zip(sorted(tmp_path.iterdir()), bodies, strict=True):
        with zipfile.ZipFile(path) as archive:
            whole = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        assert [body for body in bodies if body in whole] == [own]


def test_foreign_text_is_neither_markup_nor_template(tmp_path: Path) -> None:
    write_letters(hostile(), tmp_path, PLAIN)
    (path,) = tmp_path.iterdir()
    page = text(path)
    assert "{{ 7*7 }}" in page and "</script><img" in page and "49" not in page
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff]', path.name)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("青禾镇", "007-青禾镇.docx"),
        ("CON", "007-CON.docx"),
        ("a/b\\c:d*?\"<>|", "007-abcd.docx"),
        ("镇. ", "007-镇.docx"),
        ("..", "007-未写明单位.docx"),
        ("\udcff\x07", "007-未写明单位.docx"),
        ("长" * 300, f"007-{'长' * 50}.docx"),
        (HOSTILE, "007-=HYPERLINK(http" "x,点我)scriptimg src=x onerror=alert(.docx"),
    ],
)  # fmt: skip
def test_a_file_name_is_safe_on_windows(body: str, name: str) -> None:
    assert file_name(samples()[0]._replace(number=7, body=body)) == name


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{{ 单味 }}"], "没有“单味”这一项。可用的有：.*单位"),
        (["{%p for 项 in 缺项 %}", "{{ 项.补发 }}", "{%p endfor %}"], "没有“补发”这一项"),
        (["致{{ 单位 ："], "“致{{ 单位 ：”附近写法不对|写法不对"),
        (["{%p for 项 in 缺项 %}", "{{ 项.要素 }}"], "写法不对"),
        (["{{ 单位.__class__.__mro__ }}"], "__class__"),
        (["{{ 要素数 / 0 }}"], "填不进去"),
    ],
)
def test_a_wrong_template_gets_one_clear_line(tmp_path: Path, lines: list[str], message: str) -> None:
    options = template(tmp_path, *lines)
    with pytest.raises(UsageError, match=message) as caught:
        write_letters(county(), tmp_path / "反馈函", options)
    assert "\n" not in str(caught.value) and "模板.docx" in str(caught.value)
    assert not (tmp_path / "反馈函").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"text"])
def test_what_is_no_word_file_is_no_template(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(UsageError, match="不是 Word 文件"):
        write_letters(county(), tmp_path, LetterOptions(tmp_path / "a.docx"))
    with pytest.raises(UsageError, match="打不开反馈函模板"):
        write_letters(county(), tmp_path, LetterOptions(tmp_path / "无.docx"))


def test_a_template_of_the_county_is_used(tmp_path: Path) -> None:
    options = template(
        tmp_path,
        "{{ 单位 }}得 {{ 得分 }} 分，{{ 档次 }}",
        "{%p for 项 in 缺项 %}",
        "{{ 项.要素 }}",
        "{%p endfor %}",
    )
    page = letter(tmp_path / "反馈函", run_of(samples()[6:7]), "001-杏川县人民政府.docx", options)
    assert page.splitlines() == ["杏川县人民政府得 98.2 分，优", "执法全过程记录制度"]


def test_the_shipped_template_is_what_its_script_makes() -> None:
    def parts(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read("word/document.xml")

    assert parts(SHIPPED.read_bytes()) == parts(build_template.build())
    assert len(SHIPPED.read_bytes()) < 20_000


def test_every_field_of_the_shipped_template_is_known() -> None:
    known = fields(samples()[1], county().run, Letterhead())
    used = set(re.findall(r"(?:\{\{ ?|\{%p? (?:if|for \w+ in) (?:not )?)\(?([一-龥]+)", text(SHIPPED)))
    assert used - {"组", "项", "条"} <= set(known) and len(used) > 10


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_letters(county(), tmp_path / name, PLAIN)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_letters_that_no_longer_belong_are_put_away_and_other_files_stay(tmp_path: Path) -> None:
    write_letters(county(), tmp_path, PLAIN)
    (tmp_path / "说明.docx").write_bytes(b"mine")
    write_letters(run_of(samples()[:1]), tmp_path, PLAIN)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "001-沅禾县青禾镇人民政府.docx",
        "以前的",
        "说明.docx",
    ]
    assert len(list((tmp_path / "以前的").iterdir())) == 11


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_headings_count_in_chinese(number: int, words: str) -> None:
    assert numeral(number) == words


def shared(number: int, text: str, place: str, other: str) -> Copied:
    """Give a passage of one report that stands in another, too."""
    left = Side("甲", number, place, text)
    return Copied(left, left._replace(label=other, number=None), "same", 1.0, (Aligned(text, text),))


def test_a_passage_that_two_others_have_is_named_once(tmp_path: Path) -> None:
    words = "召开专题会议研究法治建设工作，听取各科室汇报，部署全年任务。"
    pairs = (shared(1, words, "见第 1 段", "乙"), shared(1, words[:-9], "见第 1 段", "丙"))
    page = letter(tmp_path, run_of(samples()[:1], copied=pairs), "001-沅禾县青禾镇人民政府.docx")
    assert page.count("与其他材料雷同") == 1 and words in page


def test_many_passages_are_all_named(tmp_path: Path) -> None:
    pairs = tuple(shared(1, f"第{at}项工作写得一样。" * 5, f"见第 {at} 段", "乙") for at in range(1, 14))
    page = letter(tmp_path, run_of(samples()[:1], copied=pairs), "001-沅禾县青禾镇人民政府.docx")
    assert page.count("请核对并据实改写") == 10
    assert "另有 3 处与其他材料雷同，请一并核对：第 11 段、第 12 段、第 13 段。" in page


def test_no_letter_says_that_a_clause_is_uncertain(tmp_path: Path) -> None:
    write_letters(county(), tmp_path, PLAIN)
    assert any("（条款待核）" in basis for item in samples()[1].items for basis in item.basis)
    assert not [path for path in tmp_path.iterdir() if "待核）" in text(path)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("《规定》（厅字〔2019〕28号）（条款待核）：报告内容", "《规定》（厅字〔2019〕28号）：报告内容"),
        ("《规定》第十四条（条款待核）", "《规定》"),
        ("《规定》第十四条第二款（条款待核）：报告", "《规定》：报告"),
        ("《规定》第十四条：报告", "《规定》第十四条：报告"),
    ],
)
def test_a_clause_that_nobody_compared_is_not_cited(words: str, said: str) -> None:
    assert basis(words) == said


def test_dates_are_written_out(tmp_path: Path) -> None:
    write_letters(county(), tmp_path, PLAIN)
    pages = [re.sub(r"“.*?”|（.*?）", "", text(path)) for path in tmp_path.iterdir()]
    assert not [page for page in pages if re.search(r"\d{4}-\d\d-\d\d", page)]
    assert any(
        "落款 2025年3月18日，晚于2025年3月1日报送期限" in page.replace("晚于 ", "晚于") for page in pages
    )


def test_reasons_are_in_the_language_of_letters(tmp_path: Path) -> None:
    page = letter(tmp_path, county(), POOR)
    assert "仅有原则性表述，未写明具体做法或者数据" in page
    assert "只有口号" not in page and "说的是另一件事" not in page


def test_every_reason_for_a_gap_has_its_words_in_letters() -> None:
    full = {"done", "paraphrase", "enough", "cause_told"}
    elsewhere = {"too_few", "by_profile", "not_in_force"}
    assert set(LETTER_REASONS) == set(REASONS) - full - elsewhere
