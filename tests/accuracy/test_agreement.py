"""Agreement with labels: figures worked out by hand."""

from __future__ import annotations

import pytest

from scorer.accuracy.agreement import kappa


@pytest.mark.parametrize(
    ("confusion", "expected"),
    [
        (((10, 0, 0), (0, 10, 0), (0, 0, 10)), 1.0),
        (((5, 5, 0), (5, 5, 0), (0, 0, 0)), 0.0),
        (((45, 15, 0), (25, 15, 0), (0, 0, 0)), 0.1304),  # 0.60 seen, 0.54 by chance
        (((0, 0, 0), (0, 0, 0), (0, 0, 0)), 1.0),
    ],
)
def test_kappa(confusion: tuple[tuple[int, ...], ...], expected: float) -> None:
    assert kappa(confusion) == pytest.approx(expected, abs=1e-4)
