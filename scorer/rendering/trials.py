"""The trials of a rulebook as lines: one for each failure, then the count."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from scorer.authoring.examples import FAILURES
from scorer.rulebook.fields import CUE_CLASSES, ELEMENT, PARTIAL
from scorer.scoring.wording import STATUS_WORDS, reason_text, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorer.authoring.accept import Accepted
    from scorer.authoring.examples import Met, Outcome, Trial

OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        "ok": "通过",
        "missing": "漏判",
        "noisy": "多判",
        "wrong": "原因不符",
        "passing": "待办已通过",
        "todo": "待办",
    }
)
_MOST = 6
"""Wordings that one line names."""


def as_text(trials: Sequence[Trial]) -> str:
    """Return a line for each failure and the count of every outcome."""
    return "\n".join((*_failures(trials), summary(trials))) + "\n"


def accepted(result: Accepted) -> str:
    """Return a line for each expectation that was rewritten, or could not be."""
    done = (f"{_place(trial)}: 已改为{_got(trial)} “{_one_line(trial.text)}”" for trial in result.done)
    refused = (f"{_place(trial)}: 没有改，{why} “{_one_line(trial.text)}”" for trial, why in result.refused)
    return "".join(f"{line}\n" for line in (*done, *refused))


def summary(trials: Sequence[Trial]) -> str:
    """Count the outcomes, e.g. 例句与报告共 168 条：通过 165 · 漏判 1 · 多判 2."""
    counts = Counter(trial.outcome for trial in trials)
    told = [f"{words} {counts[outcome]}" for outcome, words in OUTCOME_WORDS.items() if counts[outcome]]
    return f"共 {len(trials)} 条" + (f"：{' · '.join(told)}" if told else "，没有可运行的例句")


def _failures(trials: Sequence[Trial]) -> Iterator[str]:
    for trial in sorted((trial for trial in trials if trial.outcome in FAILURES), key=lambda trial: trial.at):
        yield failure(trial)


def failure(trial: Trial) -> str:
    """Say in one line where the expectation stands, what it is, what came out and which wordings were met."""
    line = f"{_place(trial)}: {OUTCOME_WORDS[trial.outcome]} {trial.title}（{trial.element}）“{_one_line(trial.text)}”"
    if trial.outcome == "passing":
        return f"{line} 已判为{_got(trial)}，与应得一致，请删去 todo"
    return f"{line} 应为{_expected(trial)}，判为{_got(trial)}；{_met(trial.met)}"


def _place(trial: Trial) -> str:
    return f"{trial.at.file}:{trial.at.line}:{trial.at.column}"


def _got(trial: Trial) -> str:
    return f"{STATUS_WORDS[trial.got.status]}（{trial.got.reason} {reason_text(trial.got)}）"


def _expected(trial: Trial) -> str:
    status = STATUS_WORDS[trial.status]
    return f"{status}（{trial.reason} {reason_words(trial.reason)}）" if trial.reason else status


def _met(met: Sequence[Met]) -> str:
    if not met:
        return "没有命中任何说法"
    told = [f"{slot_words(one.slot)}“{_one_line(one.text)}”{_line(one)}" for one in met[:_MOST]]
    more = f" 等 {len(met)} 处" if len(met) > _MOST else ""
    return f"命中 {'、'.join(told)}{more}"


def _line(met: Met) -> str:
    return f"（第 {met.at.line} 行）" if met.at else ""


def slot_words(slot: str) -> str:
    """Name a slot of wordings or a class of cues, e.g. 名称说法."""
    field = ELEMENT.get(slot) or PARTIAL.get(slot)
    return field.title if field else CUE_CLASSES.get(slot, slot)


def _one_line(text: str) -> str:
    return " ".join(text.split())
