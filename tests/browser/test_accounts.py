"""Accounts in a real browser: opened, filled from a file, and ordered for."""

import pytest

from tests.browser.conftest import Play

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def test_an_agent_opens_an_account_imports_its_sites_and_begins_an_order(play: Play) -> None:
    play("accounts")
