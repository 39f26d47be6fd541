import pytest

from tests.builders.malformed import fate


@pytest.mark.parametrize("first", range(0, 600, 200))
def test_a_torn_document_is_refused_or_has_findings_or_runs(first: int) -> None:
    assert {fate(seed) for seed in range(first, first + 200)} == {"refused", "found", "ran"}
