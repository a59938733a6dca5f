"""反馈函/: one Word letter a report, from a template that the county can replace."""

from scorer.rendering.letter.letters import LetterOptions, write_letters
from scorer.rendering.letter.template import LetterTemplate
from scorer.rendering.letter.words import Letterhead

__all__ = ["LetterOptions", "LetterTemplate", "Letterhead", "write_letters"]
