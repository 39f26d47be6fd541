"""What a caller may try again is told from what is a bug, on every way out of the house."""

import psycopg
import pytest
from graphql import GraphQLError
from sqlalchemy.exc import DBAPIError

from orderloom.graphql.errors import formatted
from orderloom.integration.tmf import errors as tmf
from orderloom.main import errors as web
from orderloom.platform.passing import is_passing

PASSING = [
    psycopg.OperationalError("the connection is lost"),
    psycopg.errors.AdminShutdown("terminating connection"),
    psycopg.errors.DeadlockDetected("deadlock detected"),
    psycopg.errors.QueryCanceled("canceling statement due to statement timeout"),
    psycopg.errors.DiskFull("no space left"),
]
BUGS = [psycopg.errors.UndefinedTable("no such table"), psycopg.DataError("wrong"), ValueError("wrong"), None]


@pytest.mark.parametrize("error", PASSING, ids=lambda error: type(error).__name__)
def test_what_passes_is_told_from_a_bug(error: psycopg.Error) -> None:
    assert is_passing(error)
    assert is_passing(DBAPIError("SELECT 1", {}, error))


@pytest.mark.parametrize("error", BUGS, ids=lambda error: type(error).__name__)
def test_a_bug_does_not_pass(error: BaseException | None) -> None:
    assert not is_passing(error)


def test_every_interface_asks_to_come_again() -> None:
    error = psycopg.errors.DeadlockDetected("deadlock detected")
    request: object = None
    for unexpected in (web.unexpected, tmf.unexpected):
        answer = unexpected(request, error)  # pyright: ignore[reportArgumentType]
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
        assert "deadlock" not in str(answer.content)
    told = formatted(GraphQLError("deadlock detected", path=["orders"], original_error=error), "t")
    assert told["extensions"]["code"] == "unavailable"
    assert "deadlock" not in told["message"]
