"""结果.html: what it says without a script, what its script does, and that nothing foreign runs in it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import lxml.html
import pypdfium2
import pytest

from scorer.rendering.matrix_page import page, write_page
from scorer.rendering.matrix_page.details import embedded
from scorer.results import Expected
from tests.rendering import browser
from tests.rendering.run import county, hostile, many, run_of, samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.rendering.browser import Tab
    from tests.rendering.run import InMemory

VOID = {"meta", "input", "br"}


def written(folder: Path, run: InMemory) -> str:
    write_page(run, folder / "结果.html")
    return (folder / "结果.html").read_text(encoding="utf-8")


def unscripted(text: str) -> lxml.html.HtmlElement:
    """Parse as a browser without scripts does: what stands in noscript is markup."""
    return lxml.html.fromstring(text.replace("<noscript", "<div").replace("</noscript", "</div"))


class Balanced(HTMLParser):
    """Notes elements that do not close and every address."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [] if tag in VOID else [tag]
        self.links += [
            str(value)
            for name, value in attrs
            if name in {"href", "src", "action", "style"} or name.startswith("on")
        ]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("run", [county(), hostile(), run_of([]), run_of(samples()[:1])])
def test_the_page_is_balanced_and_points_nowhere(run: InMemory, tmp_path: Path) -> None:
    found = Balanced()
    found.feed(written(tmp_path, run))
    assert found.open == [] and found.links == []


def test_without_a_script_the_table_is_all_there(tmp_path: Path) -> None:
    table = unscripted(written(tmp_path, county())).get_element_by_id("matrix")
    rows = table.xpath(".//tbody/tr")
    assert len(rows) == 12 and {len(row) for row in rows} == {5 + 17 + 1}
    assert [cell.text for cell in rows[0]][:5] == ["1", "沅禾县青禾镇人民政府", "100.0", "优", "0"]
    assert {(cell.get("class").split()[0], cell.text) for row in rows for cell in row[5:22]} == {
        ("f", "达"),
        ("p", "部"),
        ("m", "缺"),
        ("n", "－"),
    }


def test_the_lists_and_the_copies_are_there(tmp_path: Path) -> None:
    parsed = unscripted(written(tmp_path, county()))
    assert [h.text_content() for h in parsed.xpath("//h2")][-4:] == [
        "未报送（1）",
        "逾期（2）",
        "未能判读（2）",
        "雷同段落",
    ]
    assert [mark.text for mark in parsed.xpath("//mark")] == ["7", "8"]


def test_the_policy_allows_one_style_and_one_script(tmp_path: Path) -> None:
    text = written(tmp_path, county())
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "*" not in policy
    assert "http:" not in text and "https:" not in text


def test_foreign_text_stays_text(tmp_path: Path) -> None:
    text = written(tmp_path, hostile())
    assert (
        "<img" not in text and "\u2028" not in text and "49" not in re.findall(r"<h\d[^>]*>(.*?)</h\d>", text)
    )
    assert text.count("</script>") == text.count("<script")
    (data,) = re.findall(r'<script type="application/json" id="d1">(.*?)</script>', text)
    assert "<" not in data and "=HYPERLINK" in str(json.loads(data))


def test_json_for_a_page_closes_nothing() -> None:
    assert embedded("</script>&\u2028") == '"\\u003c/script\\u003e\\u0026\\u2028"'


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path, many(40)) == written(tmp_path, many(40))


def test_a_page_of_2000_rows_is_complete_and_not_too_large(tmp_path: Path) -> None:
    text = written(tmp_path, many(2000))
    assert text.count('<tr id="r') == 2000 and text.count('<script type="application/json" id="d') == 2000
    assert len(text.encode()) < 15_000_000


def test_beyond_the_limit_the_lowest_are_listed_and_the_page_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST_ROWS", 5)
    text = written(tmp_path, many(12))
    assert "共判读 12 份，本页只列得分最低的 5 份" in text and text.count('<tr id="r') == 5
    assert "芦汀镇" in text and "青禾镇" not in text


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    if browser.program() is None:
        pytest.skip("没有 Chromium，网页不能在浏览器里试")
    with browser.browser() as opened:
        yield opened


def test_the_page_opens_without_complaint_or_network(tab: Tab, tmp_path: Path) -> None:
    for run in (county(), hostile(), run_of([])):
        written(tmp_path, run)
        tab.open(tmp_path / "结果.html")
        assert tab.complaints() == [] and len(tab.fetched()) == 1


def test_a_foreign_script_is_refused(tab: Tab, tmp_path: Path) -> None:
    text = written(tmp_path, county()).replace(
        "<main>", '<main><img src="http://x/"><script>window.bad = 1</script>'
    )
    (tmp_path / "bad.html").write_text(text, encoding="utf-8")
    tab.open(tmp_path / "bad.html")
    assert tab.run("window.bad") is None and len(tab.complaints()) >= 2


def test_a_cell_opens_by_keyboard_and_shows_its_nearest_miss(tab: Tab, tmp_path: Path) -> None:
    written(tmp_path, county())
    tab.open(tmp_path / "结果.html")
    tab.run("document.querySelector('#r2 th').click()")
    assert "岚砚县砚桥镇人民政府" in tab.run("detail.textContent") and "提示（不计分）" in tab.run(
        "detail.textContent"
    )
    for key in ("ArrowRight",) * 5:
        tab.press(key)
    told = tab.run("detail.innerText")
    assert "只有口号，没有具体做法或数字" in told and "最近似，但不能算数" in told and "第 1 段" in told
    assert (
        tab.run("document.activeElement.getAttribute('aria-label')")
        == "党政主要负责人履行推进法治建设第一责任人职责：部分"
    )
    tab.press("Escape")
    assert tab.run("detail.hidden") and tab.run("document.activeElement.className") == "p"
    tab.press("Enter")
    assert not tab.run("detail.hidden")


def test_rows_are_sorted_and_filtered(tab: Tab, tmp_path: Path) -> None:
    written(tmp_path, county())
    tab.open(tmp_path / "结果.html")
    names = "[...document.querySelectorAll('#matrix tbody th')].map(x => x.textContent)"
    tab.run("document.querySelectorAll('#matrix thead button')[2].click()")
    assert tab.run(names)[0] == "漪南县芦汀镇人民政府"
    assert (
        tab.run("document.querySelectorAll('#matrix thead th')[2].getAttribute('aria-sort')") == "ascending"
    )
    tab.run("document.querySelector('.gaps button').click()")
    assert len(tab.run(names)) == 6 and tab.run("shown.textContent") == "显示 6 行，共 12 行"
    tab.run("document.querySelector('[type=reset]').click()")
    tab.run("new Promise(done => setTimeout(done, 20))")
    tab.run(
        "document.getElementById('f-text').value = '街道'; document.getElementById('filters').dispatchEvent(new Event('input'))"
    )
    assert sorted(tab.run(names)) == ["榆砚市碧漪区望漪街道办事处", "穗安市穗宁区锦漪街道办事处"]


def test_of_2000_rows_only_those_in_sight_are_drawn_and_all_are_printed(tab: Tab, tmp_path: Path) -> None:
    written(tmp_path, many(2000))
    tab.open(tmp_path / "结果.html")
    drawn = "document.querySelectorAll('#matrix tbody tr').length"
    assert tab.run(drawn) < 150
    tab.run("document.querySelector('#matrix tbody th').click()")
    for _ in range(60):
        tab.press("ArrowDown")
    assert tab.run("document.activeElement.closest('tr').rowIndex") > 0 and tab.run(drawn) < 150
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert tab.run(drawn) == 2000
    tab.run("dispatchEvent(new Event('afterprint'))")
    assert tab.run(drawn) < 150


@pytest.mark.parametrize("script", [True, False])
def test_it_prints_on_a4_landscape_with_the_whole_table(tab: Tab, tmp_path: Path, script: bool) -> None:
    written(tmp_path, county())
    tab.open(tmp_path / "结果.html", script=script)
    (tmp_path / "p.pdf").write_bytes(tab.printed())
    with pypdfium2.PdfDocument(tmp_path / "p.pdf") as printed:
        assert [round(side) for side in printed[0].get_size()] == [842, 595]
        text = "".join(p.get_textpage().get_text_bounded() for p in printed)
    assert all(entry.body in text for entry in samples()) and "清除" not in text


@pytest.mark.parametrize("width", [800, 1280])
def test_nothing_is_wider_than_the_screen(tab: Tab, tmp_path: Path, width: int) -> None:
    written(tmp_path, county())
    tab.open(tmp_path / "结果.html", width=width)
    assert tab.run("document.documentElement.scrollWidth") <= width
    assert tab.run("document.querySelector('#matrix tbody th').offsetWidth") > 100


def test_the_head_of_the_table_has_its_words_on_every_page(tab: Tab, tmp_path: Path) -> None:
    written(tmp_path, many(90))
    tab.open(tmp_path / "结果.html")
    (tmp_path / "p.pdf").write_bytes(tab.printed())
    with pypdfium2.PdfDocument(tmp_path / "p.pdf") as printed:
        pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in printed]
    tables = [page for page in pages if re.search(r"000\d\d\d+\.\d[优良中差]", page)]
    assert len(tables) > 2 and all("名次单位得分" in page and "举措成效" in page for page in tables)


@pytest.mark.parametrize("absent", [10, 20, 29, 31, 33, 34])
def test_the_heading_of_the_copies_stands_on_the_page_of_the_first(
    tab: Tab, tmp_path: Path, absent: int
) -> None:
    listed = tuple(Expected(f"甲{number}镇", "town", "", ()) for number in range(absent))
    written(tmp_path, replace(county(), registered=listed))
    tab.open(tmp_path / "结果.html")
    (tmp_path / "p.pdf").write_bytes(tab.printed())
    with pypdfium2.PdfDocument(tmp_path / "p.pdf") as printed:
        pages = [page.get_textpage().get_text_bounded() for page in printed]
    (head,) = [page for page in pages if "雷同段落" in page]
    assert "相同 100%" in head.partition("雷同段落")[2]


def test_the_details_cover_nothing_on_a_wide_screen(tab: Tab, tmp_path: Path) -> None:
    written(tmp_path, county())
    tab.open(tmp_path / "结果.html", width=1400)
    top = "document.querySelector('.matrix').offsetTop"
    before = tab.run(top)
    tab.run("document.querySelector('#r2 th').click()")
    assert tab.run(top) == before, "what stands above does not move"
    edges = "[...document.querySelectorAll('.matrix .scroll, .matrix ~ section *, footer p')].map(x => x.getBoundingClientRect().right)"
    assert max(tab.run(edges)) <= tab.run("detail.getBoundingClientRect().left")
