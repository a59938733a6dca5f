"""A short report around a sentence, and the codes of the notes on it."""

from __future__ import annotations

from scorer.analysis.facts import Given
from scorer.scoring.evaluate import Options, evaluate
from tests.shipped import report_of, rulebook

TITLE = "北溪县青禾镇人民政府2024年法治政府建设情况报告"
STREET = "北溪市青禾区望江街道办事处2024年法治政府建设情况报告"
BUREAU = "北溪县农业农村局2024年度法治政府建设年度报告"
COUNTY = "北溪县人民政府2024年度法治政府建设年度报告"
DONE = "一、主要工作\n{}\n二、2025年工作打算\n一是加强培训，充实人员。"


def codes(
    sentence: str, title: str = TITLE, foot: str | None = None, body: str = DONE, **given: object
) -> set[str]:
    """Return the codes of the notes on a report with *sentence* among what was done.

    The body of the title signs in time unless *foot* says otherwise.
    """
    foot = foot or f"{title.partition('2024')[0]}\n2025年1月24日"
    report = report_of(f"{title}\n{body.format(sentence)}\n{foot}")
    card = evaluate(report, rulebook(), options=Options(Given(**given)))  # type: ignore[arg-type]
    return {note.code for note in card.notes}
