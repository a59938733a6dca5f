"""What is shipped: the program with its rules inside, and the rules found wherever it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from scorer import __version__
from scorer.errors import UsageError
from scorer.rulebook.locate import default_rules
from tests.project.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RULES = sorted(str(path.relative_to(ROOT / "rules")) for path in (ROOT / "rules").rglob("*.yaml"))
FIND = "from scorer.rulebook.locate import default_rules; print(default_rules())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack a wheel built in this process: no isolated environment, so no network."""
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """List the files of a source distribution, without its top folder."""
    (built,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("sdist")))
    with tarfile.open(built) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_there_are_rules_to_ship() -> None:
    assert "base.yaml" in RULES


def test_the_wheel_carries_every_rule(wheel: Path) -> None:
    inside = wheel / "scorer" / "_rules"
    assert sorted(str(path.relative_to(inside)) for path in inside.rglob("*.yaml")) == RULES
    assert (inside / "base.yaml").read_bytes() == (ROOT / "rules" / "base.yaml").read_bytes()


def test_the_wheel_carries_the_program_and_nothing_else(wheel: Path) -> None:
    assert {path.name for path in wheel.iterdir()} == {"scorer", f"scorer-{__version__}.dist-info"}
    assert (wheel / "scorer" / "py.typed").is_file()
    assert (wheel / "scorer" / "rendering" / "matrix_page" / "page.html").is_file()


def test_the_wheel_has_the_command(wheel: Path) -> None:
    entry_points = wheel / f"scorer-{__version__}.dist-info" / "entry_points.txt"
    assert "scorer = scorer.__main__:start" in entry_points.read_text(encoding="utf-8").splitlines()


def test_the_source_distribution_can_build_the_wheel_again(sdist: set[str]) -> None:
    assert {f"rules/{name}" for name in RULES} <= sdist
    assert {"pyproject.toml", "LICENSE", "CHANGELOG.md", "scorer/__init__.py"} <= sdist


def test_an_installed_wheel_finds_its_own_rules(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(wheel)}
    run = [sys.executable, "-c", FIND]
    found = subprocess.run(run, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert found.stdout.strip() == str(wheel / "scorer" / "_rules")


def test_a_clone_finds_the_rules_beside_the_package() -> None:
    assert default_rules() == ROOT / "rules"


def test_a_folder_named_rules_of_someone_else_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    with pytest.raises(UsageError, match="重新安装"):
        default_rules(tmp_path / "scorer")
