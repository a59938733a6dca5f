"""Hashes with fixed seeds: the same text has the same prints on every run and machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable

Words: TypeAlias = npt.NDArray[np.uint32]
"""Hashes of 32 bits; arithmetic on them wraps round."""

SHINGLE = 3
"""Characters a shingle; two-character words make most of Chinese, so three cross a word's edge."""
_SEED = 20_241_203
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], dtype=np.uint32)


def text_hashes(texts: Iterable[str]) -> Words:
    """Hash every text as a whole."""
    return np.fromiter((crc32(text.encode()) for text in texts), dtype=np.uint32)


def shingle_hashes(text: str) -> Words:
    """Hash every run of ``SHINGLE`` characters; entry *i* is the run that begins at character *i*."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    count = len(codes) - SHINGLE + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint32)
    mixed = np.zeros(count, dtype=np.uint32)
    for at, factor in enumerate(_FACTORS):
        mixed ^= codes[at : at + count] * factor
        mixed ^= mixed >> np.uint32(15)
        mixed *= np.uint32(0x2C1B3C6D)
    mixed ^= mixed >> np.uint32(13)
    return mixed


def permutations(count: int) -> tuple[Words, Words]:
    """Return *count* factors (odd) and summands, each as a column, for ``h * factor + summand``.

    Raw bits, because only they are promised to stay the same in later versions of numpy.
    """
    numbers = np.random.PCG64(_SEED).random_raw(2 * count)
    columns = (numbers >> np.uint64(32)).astype(np.uint32).reshape(2, count, 1)
    return columns[0] | np.uint32(1), columns[1]
