"""Find the encoding of a text file and say which one was guessed."""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import NamedTuple

from scorer.errors import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_GUESSES = (("gb18030", "GB18030"), ("big5hkscs", "Big5"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"))
_PLAUSIBLE = 0.75
"""Share of common characters below which a guess is not believed; real Chinese text has 0.9 and more."""
_SAMPLE = 4_000
_HINT = "请用记事本或 WPS 另存为 UTF-8 编码的文本，或另存为 .docx 后重试"


class Decoded(NamedTuple):
    """Text as it stands in the file, without a byte order mark."""

    text: str
    encoding: str
    """Name for people."""
    notice: str = ""
    """Chinese line for the user where the encoding is not plain UTF-8."""


def decode(data: bytes) -> Decoded:
    """Decode *data*: byte order mark, UTF-8, then the guess with the most common characters."""
    for mark, codec, title in _BOMS:
        if data.startswith(mark):
            text = _strict(data, codec)
            if text is None:
                raise UnreadableError(f"文件开头标明是 {title} 编码，内容却不是，可能已损坏", _HINT)
            return _checked(Decoded(text, title, "" if title == "UTF-8" else f"按 {title} 编码读入"))
    text = None if b"\0" in data else _strict(data, "utf-8")
    if text is not None:
        return _checked(Decoded(text, "UTF-8"))
    return _checked(_guess(data))


def _guess(data: bytes) -> Decoded:
    ranked = []
    for codec, title in _GUESSES:
        text = None if b"\0" in data and not codec.startswith("utf-16") else _strict(data, codec)
        if text is not None:
            ranked.append((plausibility(text), title, text))
    share, title, text = max(ranked, key=lambda item: item[0], default=(0.0, "", ""))
    if share >= _PLAUSIBLE:
        return Decoded(text, title, f"按 {title} 编码读入（猜测）")
    return _mended(data)


def _mended(data: bytes) -> Decoded:
    """Read UTF-8 or GB18030 with a few broken bytes, as a cut-off or badly copied file has them."""
    for codec, title in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        text = data.decode(codec, "replace")
        broken = text.count("\ufffd")
        if b"\0" not in data and broken * 200 <= len(text) and plausibility(text) >= _PLAUSIBLE:
            return Decoded(text, title, f"按 {title} 编码读入，有 {broken} 处坏字节，以 \ufffd 代替")
    raise UnreadableError("不是文本文件，或编码认不出来", _HINT)


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _checked(decoded: Decoded) -> Decoded:
    """Refuse binary junk that happens to decode."""
    text = decoded.text
    control = sum(text.count(chr(code)) for code in (*range(9), *range(14, 32)) if code not in (0x1A, 0x1B))
    if "\0" in text or control * 100 > len(text):
        raise UnreadableError("不是文本文件（里面是二进制内容）", _HINT)
    return decoded


def plausibility(text: str) -> float:
    """Return the share of common Chinese characters and punctuation among all that is not ASCII."""
    wide = [char for char in text[: _SAMPLE * 4] if char > "\x7f"][:_SAMPLE]
    return sum(map(_common, wide)) / len(wide) if wide else 0.0


@lru_cache(maxsize=8192)
def _common(char: str) -> bool:
    """Tell whether *char* is in the first level of GB 2312 or Big5, or Chinese punctuation."""
    for codec, last in (("gb2312", 0xD7), ("big5", 0xC6)):
        try:
            lead = char.encode(codec)[0]
        except UnicodeEncodeError:
            continue
        if (
            lead in (0xA1, 0xA3)
            or (codec == "gb2312" and lead == 0xA2)
            or (0xA4 if codec == "big5" else 0xB0) <= lead <= last
        ):
            return True
    return False
