"""Keep the compiled rulebook between runs, so that a check does not read two hundred kilobytes of YAML each time.

An entry is named by what it was made from: the bytes of every rule file, the version of scorer and of Python. A
changed rule makes another name, so an entry is never stale. It lies in a folder of the user's own, is used only
if nobody else can write to it and its checksum holds, and may name no class but the rulebook's own: reading it
runs no foreign code. Whatever is wrong with it, the rules are read instead. It holds rules, nothing of a report.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorer import __version__
from scorer.rulebook.draft import Mark, PatternDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorer.rulebook.compile import Rulebook
    from scorer.rulebook.draft import ElementDraft

OFF = "SCORER_NO_CACHE"
"""Environment variable that switches the cache off."""
_MAGIC = b"scorer rulebook 1\n"
_SUM = 32
_KEEP = 4
_MAX_BYTES = 50_000_000
_OWN = frozenset({
    "scorer.model", "scorer.rulebook.compile", "scorer.rulebook.draft", "scorer.rulebook.plan",
    "scorer.rulebook.held_words",
})  # fmt: skip
_PLAIN = frozenset({("builtins", "frozenset"), ("builtins", "set")})


def compiled(folder: Path, make: Callable[[], Rulebook], extra: tuple[Path, ...] = ()) -> Rulebook:
    """Return the rulebook of *folder* from the cache, or *make* it and keep it. Problems in the rules are raised.

    *extra* are files outside the folder that change it: a tailoring and the elements beside it.
    """
    home = None if os.environ.get(OFF) else cache_folder()
    if home is None:
        return make()
    entry = home / f"{_name(folder, extra)}.rules"
    kept = _read(entry)
    if kept is None:
        made = make()
        _write(entry, made)
        return made
    return kept


def cache_folder() -> Path | None:
    """Return the user's own folder for entries, made if need be; ``None`` where there can be none."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    if not base or not os.path.isabs(base):
        return None
    folder = Path(base) / "scorer"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _private(folder) else None
    except OSError:
        return None


def _private(path: Path) -> bool:
    """Tell whether *path* is the user's own and nobody else may write to it."""
    if sys.platform == "win32":
        return True  # the profile folder is closed to other users
    found = path.lstat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _name(folder: Path, extra: tuple[Path, ...] = ()) -> str:
    """Return the name for what *folder* and the *extra* files hold now."""
    hashed = sha256(f"{__version__} {sys.version} {_source_date()}".encode())
    own = [(path, path.relative_to(folder).as_posix()) for path in _rule_files(folder)]
    for path, name in [*own, *((path, f"+{path.name}") for path in extra)]:
        try:
            data = path.read_bytes()
        except OSError:
            data = b"?"
        hashed.update(f"\n{name} {len(data)}\n".encode())
        hashed.update(data)
    return hashed.hexdigest()[:40]


def _rule_files(folder: Path) -> list[Path]:
    return sorted((*folder.glob("*.yaml"), *folder.glob("elements/*.yaml")))


def _source_date() -> int:
    """Return when the compiler itself was last changed, for those who work on it."""
    here = Path(__file__).parent
    names = ("compile.py", "plan.py", "held_words.py", "draft.py", "load.py", "tailored.py", "tailoring.py")
    return max(int((here / name).stat().st_mtime) for name in names)


def _read(entry: Path) -> Rulebook | None:
    try:
        if not _private(entry) or entry.stat().st_size > _MAX_BYTES:
            return None
        data = entry.read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + _SUM
    if data[: len(_MAGIC)] != _MAGIC or sha256(data[start:]).digest() != data[len(_MAGIC) : start]:
        return None
    try:
        found: Rulebook = _Reader(io.BytesIO(memoryview(data)[start:])).load()
    except Exception:
        return None  # an entry is a convenience: whatever is wrong with it, the rules are read instead
    return found


class _Reader(pickle.Unpickler):
    """Reads an entry; any class but the rulebook's own is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if module not in _OWN and (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def _write(entry: Path, rulebook: Rulebook) -> None:
    """Write an entry in one step and remove the oldest; where that fails there is simply no entry."""
    import tempfile

    try:
        payload = pickle.dumps(slim(rulebook), protocol=5)
        handle, name = tempfile.mkstemp(dir=entry.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC + sha256(payload).digest() + payload)
        os.replace(name, entry)
        entries = sorted(entry.parent.glob("*.rules"), key=lambda path: path.stat().st_mtime)
        for old in entries[:-_KEEP]:
            old.unlink(missing_ok=True)
    except (OSError, pickle.PicklingError, TypeError):
        return


def slim(rulebook: Rulebook) -> Rulebook:
    """Return *rulebook* with what judging needs: the scan plan instead of the wordings as they were written."""
    known = rulebook.vocabulary
    vocabulary = replace(
        known,
        patterns=tuple(pattern._replace(draft=_UNWRITTEN) for pattern in known.patterns),
        uses=(),
        cues=dict(known.cues),
        cue_words={name: tuple(words) for name, words in known.cue_words.items()},
    )
    vocabulary.__dict__["plan"] = known.plan
    slimmed = {element.draft.id: _slim(element.draft) for element in rulebook.elements}
    profiles = {
        name: profile._replace(weights=dict(profile.weights), off=dict(profile.off))
        for name, profile in rulebook.draft.profiles.items()
    }
    draft = rulebook.draft._replace(
        elements=tuple(slimmed[element.id] for element in rulebook.draft.elements),
        cues={},
        profiles=profiles,
    )
    elements = tuple(replace(element, draft=slimmed[element.draft.id]) for element in rulebook.elements)
    return rulebook._replace(vocabulary=vocabulary, elements=elements, draft=draft)


_UNWRITTEN = PatternDraft((), Mark("", 0, 0))


def _slim(element: ElementDraft) -> ElementDraft:
    return element._replace(patterns={}, neighbours=(), examples=(), options=dict(element.options))
