"""Which failures of the database pass by themselves: the same call may succeed in a moment, so it is no bug."""

import psycopg
from sqlalchemy.exc import DBAPIError

_PASSING = (
    psycopg.errors.DiskFull,
    psycopg.errors.AdminShutdown,
    psycopg.errors.CrashShutdown,
    psycopg.errors.CannotConnectNow,
    psycopg.errors.TooManyConnections,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
    psycopg.errors.LockNotAvailable,
    psycopg.errors.QueryCanceled,
)


def is_passing(error: BaseException | None) -> bool:
    """Whether the database is full, going down, or gave up a call that stood in the way of others."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    lost = isinstance(cause, psycopg.OperationalError) and cause.sqlstate is None
    return lost or isinstance(cause, _PASSING)
