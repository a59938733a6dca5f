"""What every test shares."""

from __future__ import annotations

import pytest

pytest_plugins = ["tests.plugins.no_network"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that rewrites golden files and the generated parts of the README."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files after a look")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))
