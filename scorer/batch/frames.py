"""Messages through a pipe: four bytes of length, then the message."""

from __future__ import annotations

from typing import BinaryIO

_HEAD = 4
MAX_FRAME = 256 * 1024 * 1024
"""A longer message is no message of ours."""


def write_frame(pipe: BinaryIO, data: bytes) -> None:
    """Write one message and let it go."""
    pipe.write(len(data).to_bytes(_HEAD, "big") + data)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes | None:
    """Return the next message, ``None`` where the other side is gone or talks nonsense."""
    head = pipe.read(_HEAD)
    size = int.from_bytes(head, "big")
    if len(head) < _HEAD or size > MAX_FRAME:
        return None
    data = pipe.read(size)
    return data if len(data) == size else None
