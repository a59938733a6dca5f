"""A lazy regular expression answers as the compiled one does."""

from __future__ import annotations

import re

import pytest

from scorer.lazy import lazy_regex


def test_it_answers_as_the_compiled_one() -> None:
    lazy, compiled = lazy_regex(r"(\d+)件", re.S), re.compile(r"(\d+)件", re.S)
    text = "办案12件，调解3件"
    assert [m.span(1) for m in lazy.finditer(text)] == [m.span(1) for m in compiled.finditer(text)]
    assert (lazy.findall(text), lazy.sub("", text)) == (compiled.findall(text), compiled.sub("", text))
    assert (lazy.pattern, lazy.flags) == (compiled.pattern, compiled.flags)


def test_a_broken_one_is_told_when_it_is_asked() -> None:
    broken = lazy_regex("(")
    with pytest.raises(re.error):
        broken.search("")
