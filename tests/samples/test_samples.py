"""The samples: what is labelled stands in the text, and what is built is what is committed."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from samples import build

FOLDER = Path(__file__).parents[2] / "samples"
LABELS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "labels.yaml").read_text("utf-8"))
ELEMENTS = [
    "first-responsible-person",
    "enforcement-publicity",
    "enforcement-recording",
    "enforcement-legal-review",
    "legal-advisers",
    "disclosure",
    "problems",
    "causes",
    "next-year-plan",
    "xi-thought-study",
    "leadership-study",
    "legality-review",
    "reconsideration-litigation",
    "dispute-resolution",
    "legal-publicity",
    "enforcement-team",
]
BUILT = [name + suffix for name, suffix, _ in build.TARGETS]


def docx_text(path: Path) -> str:
    with zipfile.ZipFile(path) as file:
        return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", file.read("word/document.xml").decode()))


def html_text(path: Path) -> str:
    data = path.read_bytes()
    charset = re.search(rb'charset="([\w-]+)"', data)
    assert charset
    return html.unescape(re.sub(r"<[^>]+>", "", data.decode(charset[1].decode())))


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as file:
        return "".join(body(page.get_textpage().get_text_bounded()) for page in file)


def body(page: str) -> str:
    """Drop the page number and a running head, which come first on a page."""
    return re.sub(r"^(?:锦漪街道2023年度法治政府建设工作报告\s*)?— \d+ —", "", page)


def plain_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return re.sub(r"(?m)^— \d+ —$", "", text)


READ = {".docx": docx_text, ".html": html_text, ".pdf": pdf_text, ".txt": plain_text, ".md": plain_text}


def words(path: Path) -> str:
    return "".join(READ[path.suffix](path).split())


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build.build(folder)
    return folder


def test_every_sample_is_labelled_and_every_label_has_its_file() -> None:
    assert sorted(entry["file"] for entry in LABELS) == sorted(path.name for path in FOLDER.glob("[0-9]*.*"))


def test_the_readme_tells_of_every_sample() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert [entry["file"] for entry in LABELS if entry["file"] not in readme] == []


@pytest.mark.parametrize("entry", LABELS, ids=lambda entry: entry["file"])
class TestLabels:
    def test_the_sixteen_elements_have_a_status(self, entry: dict[str, Any]) -> None:
        assert list(entry["status"]) == ELEMENTS
        assert set(entry["status"].values()) <= {"full", "partial", "missing"}

    def test_exactly_what_is_not_missing_is_quoted(self, entry: dict[str, Any]) -> None:
        assert list(entry["quotes"]) == [
            key for key, status in entry["status"].items() if status != "missing"
        ]

    def test_quotes_and_zones_stand_in_the_text(self, entry: dict[str, Any]) -> None:
        text = words(FOLDER / entry["file"])
        said = [*entry["quotes"].values(), *filter(None, entry["zones"].values())]
        # 自动编号 is not text: Word writes the numeral of such a heading when it shows the file.
        spared = build.NUMERAL if "自动编号" in entry["file"] else re.compile("^$")
        assert [quote for quote in said if spared.sub("", "".join(quote.split())) not in text] == []

    def test_a_signature_stands_in_the_text(self, entry: dict[str, Any]) -> None:
        if entry["facts"]["signed"] is None:
            assert not re.search(r"\d{4}年\d+月\d+日$", words(FOLDER / entry["file"]))
        else:
            year, month, day = (int(part) for part in entry["facts"]["signed"].split("-"))
            assert any(
                form in words(FOLDER / entry["file"])
                for form in (f"{year}年{month}月{day}日", "二〇二〇年四月二日")
            )

    def test_the_length_is_that_of_a_report(self, entry: dict[str, Any]) -> None:
        assert 1_500 <= len(words(FOLDER / entry["file"])) <= 4_500


@pytest.mark.parametrize("name", BUILT)
def test_build_gives_the_text_that_is_committed(fresh: Path, name: str) -> None:
    assert READ[Path(name).suffix](fresh / name) == READ[Path(name).suffix](FOLDER / name)


@pytest.mark.parametrize("name", BUILT)
def test_build_gives_the_same_bytes_twice(fresh: Path, tmp_path: Path, name: str) -> None:
    build.build(tmp_path)
    assert (fresh / name).read_bytes() == (tmp_path / name).read_bytes()


def test_the_numbered_docx_shows_what_a_reader_must_cope_with() -> None:
    with zipfile.ZipFile(FOLDER / "06-榆砚市场监管局-自动编号.docx") as file:
        document, parts = file.read("word/document.xml").decode(), file.namelist()
        header = file.read("word/header1.xml").decode()
    shown = ("<w:ins ", "<w:del ", "<w:tbl>", "<w:numPr>", "<w:footnoteReference ")
    assert [document.count(tag) for tag in shown] == [1, 1, 1, 11, 1]
    assert "word/footnotes.xml" in parts
    assert "榆砚市市场监督管理局" in header


def test_encodings_are_those_of_the_field() -> None:
    with pytest.raises(UnicodeDecodeError):
        (FOLDER / "02-砚桥镇-差距多.txt").read_text("utf-8")
    assert "索引号" in (FOLDER / "07-杏川县-网页.html").read_text("gbk")
    assert "— 2 —" in (FOLDER / "08-苔溪镇-硬换行.txt").read_text("utf-8")
