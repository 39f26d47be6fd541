"""Proofs take as long as they take: a limit of a test's usual length would measure the machine."""

from pathlib import Path

import pytest

MINUTES = 30


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(MINUTES * 60))
