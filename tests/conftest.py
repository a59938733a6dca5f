"""What every test shares."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("scorer", deadline=None)  # a busy machine is no failure
settings.load_profile("scorer")

pytest_plugins = ["tests.plugins.no_network"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that rewrites golden files and the generated parts of the README."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files after a look")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Rewrite golden files in one process: several parts of the README are one file."""
    if config.getoption("--update-golden"):
        config.option.numprocesses = 0


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))
