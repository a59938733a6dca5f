"""Rewrite what the examples expect to what they give: after a look, by the one who owns the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scorer.authoring.examples import FAILURES
from scorer.rulebook import edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorer.authoring.examples import Trial
    from scorer.rulebook.edit import Yaml

_STATUSES = ("full", "partial", "missing")


class Accepted(NamedTuple):
    """A file with the failures that could be accepted in it, and those that could not."""

    text: str
    done: tuple[Trial, ...]
    refused: tuple[tuple[Trial, str], ...]
    """With the reason in Chinese."""


def accept(text: str, trials: Iterable[Trial], *, report: bool) -> Accepted:
    """Rewrite the expectations of the failed *trials* in the text of their file; *report* tells a ``.report.md``."""
    done: list[Trial] = []
    refused: list[tuple[Trial, str]] = []
    for trial in trials:
        if trial.outcome in FAILURES:
            try:
                text = (_accept_report if report else _accept_example)(text, trial)
                done.append(trial)
            except _Refused as why:
                refused.append((trial, str(why)))
    return Accepted(text, tuple(done), tuple(refused))


class _Refused(Exception):
    """The expectation cannot be rewritten; the words say why."""


def _accept_example(text: str, trial: Trial) -> str:
    examples = edit.value(edit.compose(text), "examples")
    item = _item(examples, trial)
    if item.id == "mapping":
        text = _mend(text, item, trial)
        examples = edit.value(edit.compose(text), "examples")
        item = _item(examples, trial)
    return text if trial.got.status == trial.status else _move(text, examples, item, trial)


def _item(examples: Yaml, trial: Trial) -> Yaml:
    """Return the example that *trial* ran: the first with its text under its status."""
    listed = edit.value(examples, trial.status)
    for item in listed.value if listed is not None else ():
        said = edit.value(item, "text") if item.id == "mapping" else item
        if said is not None and said.value.strip() == trial.text:
            return item
    raise _Refused("在文件里找不到这条例句")


def _mend(text: str, item: Yaml, trial: Trial) -> str:
    """Write the reason that was given, and take the note of a known miss away."""
    reason = edit.value(item, "reason")
    if reason is not None and reason.value != trial.got.reason:
        return edit.replace(text, reason, trial.got.reason)
    if edit.value(item, "todo") is not None and trial.outcome == "passing":
        return edit.remove_pair(text, item, "todo")
    return text


def _move(text: str, examples: Yaml, item: Yaml, trial: Trial) -> str:
    """Move *item* to the list of the status that was given."""
    target = edit.value(examples, trial.got.status)
    if trial.got.status not in _STATUSES:
        raise _Refused("这一年度不适用，没有对应的一档")
    _keep_enough(examples, trial)
    text = _put(text, trial, edit.source_of(text, item, column=_column(examples, target)))
    examples = edit.value(edit.compose(text), "examples")
    own = edit.value(examples, trial.status)
    if len(own.value) > 1:
        return edit.remove_item(text, own, _item(examples, trial))
    return edit.remove_pair(text, examples, trial.status)


def _put(text: str, trial: Trial, source: str) -> str:
    examples = edit.value(edit.compose(text), "examples")
    target = edit.value(examples, trial.got.status)
    if target is None:
        return edit.add_pair(text, examples, trial.got.status, source)
    return edit.add_item(text, target, source)


def _column(examples: Yaml, target: Yaml) -> int | None:
    """Return where the items of the list begin that takes the example in, None for a list in brackets."""
    if target is not None:
        return None if target.flow_style else int(target.value[-1].start_mark.column)
    return None if examples.flow_style else int(examples.start_mark.column) + 4


def _keep_enough(examples: Yaml, trial: Trial) -> None:
    """Refuse to leave an element without an example that hits or without one that does not."""
    counts = {name.value: len(listed.value) for name, listed in examples.value}
    counts[trial.status] -= 1
    counts[trial.got.status] = counts.get(trial.got.status, 0) + 1
    if not counts.get("full"):
        raise _Refused("这是唯一一条达标的例句，请先另写一条")
    if not counts.get("partial", 0) + counts.get("missing", 0):
        raise _Refused("这是唯一一条不达标的例句，请先另写一条")


def _accept_report(text: str, trial: Trial) -> str:
    """Write the status into the head of a report, or take the element off its list of known misses."""
    head = text[: text.index("\n---") + 1]
    root = edit.compose(head)
    if trial.outcome != "passing":
        return (
            edit.replace(head, edit.value(root, "expect", trial.element), trial.got.status)
            + text[len(head) :]
        )
    known = edit.value(root, "todo")
    item = next(item for item in known.value if item.value == trial.element)
    only = len(known.value) == 1
    changed = edit.remove_pair(head, root, "todo") if only else edit.remove_item(head, known, item)
    return changed + text[len(head) :]
