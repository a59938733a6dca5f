"""Five hundred slips of the hand in the shipped rules: each is named near its line or changes nothing.

A slip may end in three ways:

- ``named``: an error in that file, no further than one line away;
- ``same``: the rulebook says what it said before. Places, comments and an item written twice say nothing;
- ``value``: the slip fell inside one text or number and left another one there. No checker can know that
  审查 was meant where 审 stands, so it is accepted – but only if every key, every item and every other value of
  the file is what it was, and only from slips that touch single characters. What the new word does to verdicts is
  what the examples (``rules test``) are for.

Anything else – a lost item, an ignored key, a distant error, an exception – fails.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from scorer.folding import fold_word
from scorer.rulebook.build import FOLDER, Known, build
from scorer.rulebook.draft import Mark
from scorer.rulebook.load import load_book
from scorer.rulebook.locate import default_rules
from scorer.rulebook.nodes import Map, Seq, Sheet, Text, read_sheet
from tests.rulebook.edits import EDITS, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.rulebook.draft import RulebookDraft
    from scorer.rulebook.load import Book
    from scorer.rulebook.nodes import Node

SEEDS = range(100)
"""For each of the five kinds of slip; the files take turns."""


class Outcome(NamedTuple):
    """How a slip ended, with what a failing test needs to show."""

    kind: str
    file: str
    line: int
    told: str = ""


@cache
def book() -> Book:
    return load_book(default_rules())


@cache
def texts() -> dict[str, str]:
    return {name: (default_rules() / name).read_text("utf-8") for name in sorted(book().sheets)}


def slip(kind: str, seed: int) -> tuple[str, Edit]:
    """Return the file and the damage that *seed* stands for."""
    names = list(texts())
    name = names[seed % len(names)]
    return name, EDITS[kind](Random(f"{kind} {seed}"), texts()[name])


def ended(name: str, edit: Edit) -> Outcome:
    """Read the rulebook with the damage; only the damaged file, and what hangs on it, is built anew."""
    sheets = {other: fresh(sheet) for other, sheet in book().sheets.items()}
    sheets[name] = read_sheet(book().sheets[name].file, edit.text.encode())
    draft = build(sheets, book().draft.digest, known(name))
    problems = [problem for sheet in sheets.values() for problem in sheet.problems]
    told = "; ".join(f"{one.at.file}:{one.at.line} {one.message}" for one in problems[:3])
    if problems:
        assert all(map(str, problems))
        near = any(one.at.file == sheets[name].file and abs(one.at.line - edit.line) <= 1 for one in problems)
        return Outcome("named" if near else "distant", name, edit.line, told)
    if alike(draft, book().draft):
        return Outcome("same", name, edit.line)
    return Outcome(changed(name, sheets[name].root, edit.line), name, edit.line)


def fresh(sheet: Sheet) -> Sheet:
    """Return *sheet* as it was before anything was held against it."""
    made = Sheet(sheet.file, sheet.lines, sheet.groups)
    made.root, made.asked = sheet.root, sheet.asked
    return made


def known(name: str) -> Known:
    draft = book().draft
    if name == "lexicon.yaml":
        return Known(None, {}, draft.cues, draft.terms)
    return Known(
        book().sheets["lexicon.yaml"].groups,
        {element.id: element for element in draft.elements if name != f"{FOLDER}{element.id}.yaml"},
        None if name == "cues.yaml" else draft.cues,
        None if name == "stale-terms.yaml" else draft.terms,
    )


def alike(one: object, other: object) -> bool:
    """Tell whether two drafts mean the same; most of it is equal as it stands."""
    if one is other or one == other:
        return True
    if isinstance(one, tuple) and isinstance(other, tuple) and hasattr(one, "_fields"):
        return type(one) is type(other) and (isinstance(one, Mark) or all(map(alike, one, other)))
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return all(map(alike, one, other)) or meaning(one) == meaning(other)
    return meaning(one) == meaning(other)


def meaning(said: object) -> object:
    """Return a draft without places, words folded as texts are, every item once."""
    if isinstance(said, Mark):
        return None
    if isinstance(said, tuple) and hasattr(said, "_fields"):
        return tuple(map(meaning, said))
    if isinstance(said, tuple):
        return tuple(dict.fromkeys(map(meaning, said)))
    if hasattr(said, "items"):
        return tuple((key, meaning(value)) for key, value in sorted(said.items()))
    return fold_word(said) if isinstance(said, str) else said


def changed(name: str, root: Node | None, line: int) -> str:
    """Tell whether one value on *line* is all that has changed in the file."""
    before, after = dict(leaves(book().sheets[name].root)), dict(leaves(root))
    differing = [path for path in before if path not in after or after[path].value != before[path].value]
    alone = len(differing) == 1 and before.keys() == after.keys()
    return "value" if alone and after[differing[0]].line == line else "lost"


def leaves(
    node: Node | None, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    if isinstance(node, Text):
        yield path, node
    elif isinstance(node, Seq):
        for number, item in enumerate(node.items):
            yield from leaves(item, (*path, number))
    elif isinstance(node, Map):
        for key, (_, value) in node.pairs.items():
            yield from leaves(value, (*path, key))


# Kind of slip, endings that are allowed, how many of the hundred must be named at the least.
KINDS = [
    ("delete", {"named", "same", "value"}, 35),
    ("width", {"named", "same", "value"}, 70),
    ("indent", {"named", "same"}, 80),
    ("double", {"named", "same"}, 25),
    ("misspell", {"named", "same"}, 97),  # a word group that nobody uses may be called anything
]


@pytest.mark.parametrize(("kind", "allowed", "named"), KINDS, ids=[kind for kind, *_ in KINDS])
def test_a_slip_of_the_hand_is_named_near_its_line_or_changes_nothing(
    kind: str, allowed: set[str], named: int
) -> None:
    outcomes = [ended(*slip(kind, seed)) for seed in SEEDS]
    assert [outcome for outcome in outcomes if outcome.kind not in allowed] == []
    assert Counter(outcome.kind for outcome in outcomes)["named"] >= named


def test_every_kind_of_file_is_damaged() -> None:
    assert len(texts()) <= len(SEEDS)
    assert {"base.yaml", "lexicon.yaml", "cues.yaml", "stale-terms.yaml", "town.yaml"} < texts().keys()


def test_unchanged_rules_mean_the_same_and_changed_ones_do_not() -> None:
    draft: RulebookDraft = book().draft
    first, *others = draft.elements
    assert alike(draft, draft._replace(elements=(first._replace(at=Mark("", 1, 1)), *others)))
    assert not alike(draft, draft._replace(elements=(first._replace(weight=first.weight + 1), *others)))
    assert not alike(draft, draft._replace(elements=tuple(others)))
    assert not alike(draft, draft._replace(cues={**draft.cues, "planned": ()}))


# File, what is replaced, by what, how it must end: neither a lost item nor a lost key may pass for a value.
TEETH = [
    ("lexicon.yaml", "  - 镇长\n", "", "lost"),
    ("lexicon.yaml", "  - 镇长\n  - 乡长\n", "  - 镇长乡长\n", "lost"),
    ("lexicon.yaml", "  - 镇长\n", "  - 镇\n", "value"),
    ("elements/causes.yaml", "short: 问题原因\n", "", "lost"),
    ("elements/causes.yaml", "weight: 6\n", "weight: 7\n", "value"),
    ("elements/causes.yaml", "duty: national", "duty: expected", "value"),
    ("town.yaml", "title: 乡镇清单", "title: 乡镇  清单", "named"),
    ("town.yaml", "title: 乡镇清单", "title: 乡镇清单  # 甲", "same"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "kind"), TEETH)
def test_an_ending_is_told_from_the_others(name: str, old: str, new: str, kind: str) -> None:
    text = texts()[name]
    assert old in text
    edit = Edit(text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1)
    assert ended(name, edit).kind == kind
