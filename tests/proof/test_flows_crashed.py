"""Ten thousand random flows crashed after random steps, and as many torn documents."""

from collections import Counter

import pytest

from tests.builders.malformed import fate
from tests.builders.random_runs import crashed

MANY = 10_000


def test_ten_thousand_random_flows_crashed_anywhere_end_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    played = signals = visits = 0
    for seed in range(MANY):
        one = crashed(seed)
        played, signals, visits = played + 1, signals + one.signals, visits + one.state.steps
    assert played == MANY
    with capsys.disabled():
        print(
            f"\n{played} random flows with {signals} answers and {visits} visits of nodes: each ended as it did crashed"
        )


def test_ten_thousand_torn_documents_are_refused_or_have_findings_or_run(capsys: pytest.CaptureFixture[str]) -> None:
    fates = Counter(fate(seed) for seed in range(MANY))
    assert fates.total() == MANY
    with capsys.disabled():
        print(
            f"\n{MANY} torn documents: {fates['refused']} refused, {fates['found']} with findings, {fates['ran']} ran"
        )
