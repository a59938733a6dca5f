"""What a change of the rules does to a corpus: as lines, as JSON, as one HTML page."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from scorer.rendering.cells import fit
from scorer.rendering.foreign import one_line
from scorer.scoring.wording import ROLE_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorer.authoring.impact import Flip, Impact, Moved, Tally
    from scorer.model import RulebookName, Status

_QUOTE = 80
_EXTREMES = {"dead": "新规则下没有一份提到", "always": "新规则下每份都达标"}
_SHOWN = 200
"""Reports that the table lists; JSON and HTML list all."""


def as_text(impact: Impact, width: int) -> str:
    """Return the effect as lines of at most *width* columns."""
    return "".join(f"{row}\n" for line, indent in _lines(impact) for row in fit(line, indent, width))


def _lines(impact: Impact) -> Iterator[tuple[str, int]]:
    yield f"原来：{impact.old.name} {impact.old.version}", 0
    yield f"现在：{impact.new.name} {impact.new.version}", 0
    yield from ((line, 6) for line in impact.new.tailored[:1])
    yield "", 0
    yield summary(impact), 0
    changed = [report for report in impact.reports if report.flips or report.gain]
    for report in changed[:_SHOWN]:
        yield from _report(report)
    if len(changed) > _SHOWN:
        yield f"另有 {len(changed) - _SHOWN} 份有变化，见 --format json 或 html", 0
    flipped = [tally for tally in impact.elements if _moves(tally)]
    if flipped:
        yield "", 0
        yield "按要素", 0
    yield from ((_tally(tally), 2) for tally in flipped)
    for extreme in impact.extremes:
        yield f"注意：{_EXTREMES[extreme.kind]}“{extreme.title}”（适用 {extreme.reports} 份）", 0
    for unread in impact.unread:
        yield f"读不了：{unread.path}（{unread.error}）", 0


def _book(name: RulebookName) -> str:
    return f"{name.name} {name.version}，摘要 {name.digest.removeprefix('sha256:')[:12]}"


def summary(impact: Impact) -> str:
    """Say in one line how many scores rise and fall and what the mean does."""
    count = len(impact.reports)
    up, down = (sum(sign * report.gain > 0 for report in impact.reports) for sign in (1, -1))
    flips = sum(len(report.flips) for report in impact.reports)
    if not count:
        return "没有一份报告读得了"
    before = sum(report.old_points for report in impact.reports) / count
    after = sum(report.new_points for report in impact.reports) / count
    moves = f"升 {up}，降 {down}，不变 {count - up - down}；平均 {before:.1f} → {after:.1f}"
    return f"{count} 份报告：{moves}；要素换档 {flips} 处"


def _report(report: Moved) -> Iterator[tuple[str, int]]:
    yield "", 0
    whose = f"{report.org or '（未写明报告单位）'}：" if report.org else ""
    band = f"，{report.old_band} → {report.new_band}" if report.old_band != report.new_band else ""
    yield f"{report.path}", 0
    yield f"{whose}{report.old_points:.1f} → {report.new_points:.1f}（{report.gain:+.1f}{band}）", 2
    for flip in report.flips:
        if "not_applicable" in (flip.old, flip.new):
            yield f"{flip.title}：{_step(flip)}", 2
            continue
        yield f"{flip.title}：{_step(flip)}，{flip.new_reason}", 2
        if flip.quote:
            yield f"“{one_line(flip.quote.text, _QUOTE)}” {_where(flip)}", 4


def _step(flip: Flip) -> str:
    return f"{STATUS_WORDS[flip.old]} → {STATUS_WORDS[flip.new]}"


def _where(flip: Flip) -> str:
    assert flip.quote
    words = f"，命中 {'、'.join(flip.quote.words)}" if flip.quote.words else ""
    return f"{ROLE_WORDS[flip.quote.role]}部分{words}"


def _moves(tally: Tally) -> bool:
    return bool(tally.better or tally.worse or tally.old != tally.new)


def _tally(tally: Tally) -> str:
    return f"{tally.title}：升 {tally.better}，降 {tally.worse}；{_counts(tally.old)} → {_counts(tally.new)}"


def _counts(counts: Iterable[tuple[Status, int]]) -> str:
    return " ".join(f"{STATUS_WORDS[status]}{count}" for status, count in counts) or "没有这个要素"


def as_json(impact: Impact) -> str:
    """Return the effect as JSON."""
    data = {
        "schema": 1,
        "old": _name(impact.old),
        "new": _name(impact.new),
        "reports": [
            {
                **{
                    key: value for key, value in report._asdict().items() if key not in {"flips", "standings"}
                },
                "gain": report.gain,
                "flips": [
                    {**flip._asdict(), "quote": flip.quote._asdict() if flip.quote else None}
                    for flip in report.flips
                ],
            }
            for report in impact.reports
        ],
        "elements": [
            {**tally._asdict(), "old": dict(tally.old), "new": dict(tally.new)} for tally in impact.elements
        ],
        "extremes": [extreme._asdict() for extreme in impact.extremes],
        "unreadable": [unread._asdict() for unread in impact.unread],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _name(name: RulebookName) -> dict[str, object]:
    return {
        "name": name.name,
        "version": name.version,
        "digest": name.digest,
        "tailored": list(name.tailored),
    }


_STYLE = """\
body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;max-width:70em;margin:2em auto;
padding:0 1em;color:#222}table{border-collapse:collapse;width:100%;margin:1em 0}th,td{border:1px solid #ccc;
padding:.3em .6em;text-align:left;vertical-align:top}th{background:#f3f3f3}.up{color:#17692c}.down{color:#a3201c}
.aside{color:#555}q{quotes:"“" "”"}@media print{body{margin:0;max-width:none}}"""


def as_html(impact: Impact) -> str:
    """Return the effect as one page without anything from outside; foreign text is escaped."""
    title = "规则改动的影响"
    body = [
        f"<h1>{title}</h1>",
        f"<p>原来：{escape(_book(impact.old))}<br>现在：{escape(_book(impact.new))}</p>",
        *(f'<p class="aside">{escape(line)}</p>' for line in impact.new.tailored),
        f"<p><strong>{escape(summary(impact))}</strong></p>",
        *_extremes(impact),
        *_element_rows(impact.elements),
        *_report_rows(impact.reports),
        *_unread(impact),
    ]
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{policy}{head}</head><body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _extremes(impact: Impact) -> Iterator[str]:
    for one in impact.extremes:
        yield f"<p>注意：{_EXTREMES[one.kind]}“{escape(one.title)}”（适用 {one.reports} 份）</p>"


def _element_rows(tallies: Sequence[Tally]) -> Iterator[str]:
    flipped = [tally for tally in tallies if _moves(tally)]
    if flipped:
        yield "<h2>按要素</h2><table><tr><th>要素<th>升<th>降<th>原来<th>现在</tr>"
        for one in flipped:
            cells = (one.title, one.better, one.worse, _counts(one.old), _counts(one.new))
            yield _row(cells)
        yield "</table>"


def _row(cells: Iterable[object]) -> str:
    return "<tr>" + "".join(f"<td>{escape(str(cell))}" for cell in cells) + "</tr>"


def _report_rows(reports: Sequence[Moved]) -> Iterator[str]:
    yield "<h2>按报告</h2><table><tr><th>报告<th>单位<th>原来<th>现在<th>换档的要素</tr>"
    for one in sorted(reports, key=lambda report: -abs(report.gain)):
        sign = "up" if one.gain > 0 else "down" if one.gain < 0 else ""
        flips = "<br>".join(map(_flip_html, one.flips)) or "—"
        known = "".join(f"<td>{escape(one_line(text))}" for text in (one.path, one.org))
        points = f'<td>{one.old_points:.1f}<td class="{sign}">{one.new_points:.1f}（{one.gain:+.1f}）'
        yield f"<tr>{known}{points}<td>{flips}</tr>"
    yield "</table>"


def _flip_html(flip: Flip) -> str:
    told = f"{escape(flip.title)}：{_step(flip)}，{escape(flip.new_reason)}"
    if flip.quote is None:
        return told
    quote = f"<q>{escape(one_line(flip.quote.text))}</q> {escape(_where(flip))}"
    return f'{told}<br><span class="aside">{quote}</span>'


def _unread(impact: Impact) -> Iterator[str]:
    if impact.unread:
        yield "<h2>读不了的文件</h2><ul>"
        yield from (f"<li>{escape(one_line(one.path))}（{escape(one.error)}）" for one in impact.unread)
        yield "</ul>"
