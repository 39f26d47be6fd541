"""Sessions, failed sign-ins, tokens and welcome links as rows."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from orderloom.identity.contracts import ApiToken, CreateToken, Role
from orderloom.identity.domain.throttle import WINDOW, Failures
from orderloom.identity.store.people import PERSON
from orderloom.identity.tables import ApiTokenRow, SessionRow, WelcomeLinkRow
from orderloom.platform.db import Reader, Row, UnitOfWork

API_READ = "SELECT id, name, roles, account_id, created_at, expires_at, last_used_at, revoked_at FROM api_token"


async def credentials(reader: Reader, login: str) -> Row | None:
    return await reader.row(
        "SELECT id, password_hash, disabled, demo FROM person WHERE login = :login", {"login": login}
    )


async def failures(reader: Reader, subjects: Sequence[str]) -> dict[str, Failures]:
    found = await reader.rows(
        "SELECT subject, failures, since FROM sign_in_failure WHERE subject = ANY(:subjects)",
        {"subjects": list(subjects)},
    )
    return {row["subject"]: Failures(row["failures"], row["since"]) for row in found}


async def count_failure(uow: UnitOfWork, subjects: Sequence[str]) -> None:
    """Counts up, or starts anew when the window has passed; forgets what nobody needs any more."""
    await uow.execute(
        "INSERT INTO sign_in_failure AS f (subject, failures, since)"
        " SELECT s, 1, now() FROM unnest(CAST(:subjects AS text[])) AS s ORDER BY s"
        " ON CONFLICT (subject) DO UPDATE SET"
        " failures = CASE WHEN f.since < :stale THEN 1 ELSE f.failures + 1 END,"
        " since = CASE WHEN f.since < :stale THEN now() ELSE f.since END",
        {"subjects": list(subjects), "stale": uow.now - WINDOW},
    )
    await uow.execute("DELETE FROM sign_in_failure WHERE since < :stale", {"stale": uow.now - WINDOW})


async def forget_failures(uow: UnitOfWork, subject: str) -> None:
    await uow.execute("DELETE FROM sign_in_failure WHERE subject = :subject", {"subject": subject})


async def open_session(uow: UnitOfWork, id_hash: str, person_id: UUID, expires_at: datetime) -> None:
    await uow.insert(SessionRow, [{"id_hash": id_hash, "person_id": person_id, "expires_at": expires_at}])
    await uow.execute("DELETE FROM session WHERE expires_at < now()")
    await saw(uow, person_id)


async def saw(uow: UnitOfWork, person_id: UUID) -> None:
    await uow.execute("UPDATE person SET last_seen_at = now() WHERE id = :id", {"id": person_id})


async def close_session(uow: UnitOfWork, id_hash: str) -> None:
    await uow.execute("DELETE FROM session WHERE id_hash = :id", {"id": id_hash})


async def close_sessions_of(uow: UnitOfWork, person_id: UUID) -> None:
    await uow.execute("DELETE FROM session WHERE person_id = :id", {"id": person_id})


async def person_of_session(reader: Reader, id_hash: str) -> Row | None:
    """The person's row when the session is alive and the person is not disabled."""
    return await reader.row(
        f"{PERSON} JOIN session s ON s.person_id = p.id"
        " WHERE s.id_hash = :id AND s.expires_at > now() AND NOT p.disabled",
        {"id": id_hash},
    )


def as_token(row: Row) -> ApiToken:
    return ApiToken(
        id=row["id"],
        name=row["name"],
        roles=tuple(Role(role) for role in row["roles"]),
        account_id=row["account_id"],
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        last_used_at=row["last_used_at"],
        revoked_at=row["revoked_at"],
    )


async def live_token(reader: Reader, secret_hash: str) -> ApiToken | None:
    row = await reader.row(
        f"{API_READ} WHERE secret_hash = :hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())",
        {"hash": secret_hash},
    )
    return as_token(row) if row else None


async def token_lives(reader: Reader, token_id: UUID) -> bool:
    return bool(
        await reader.scalar(
            "SELECT true FROM api_token"
            " WHERE id = :id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())",
            {"id": token_id},
        )
    )


async def tokens(reader: Reader) -> tuple[ApiToken, ...]:
    return tuple(as_token(row) for row in await reader.rows(f"{API_READ} ORDER BY name"))


async def add_token(
    uow: UnitOfWork, token_id: UUID, secret_hash: str, wanted: CreateToken, expires_at: datetime | None
) -> bool:
    """False when the name is taken."""
    row = {
        "id": token_id,
        "name": wanted.name,
        "secret_hash": secret_hash,
        "roles": [role.value for role in wanted.roles],
        "account_id": wanted.account_id,
        "created_by": uow.actor_label,
        "expires_at": expires_at,
    }
    return await uow.insert(ApiTokenRow, [row], on_conflict="nothing") == 1


async def revoke_token(uow: UnitOfWork, name: str) -> UUID | None:
    """The id of the token revoked now; None when there is no such token or it had been revoked."""
    return await uow.scalar(
        "UPDATE api_token SET revoked_at = now() WHERE name = :name AND revoked_at IS NULL RETURNING id",
        {"name": name},
    )


async def add_welcome_link(uow: UnitOfWork, token_hash: str, expires_at: datetime) -> None:
    await uow.execute("DELETE FROM welcome_link")
    await uow.insert(WelcomeLinkRow, [{"token_hash": token_hash, "expires_at": expires_at}])


async def use_welcome_link(uow: UnitOfWork, token_hash: str) -> bool:
    """True once, for a link that has neither been used nor expired."""
    used = await uow.execute(
        "UPDATE welcome_link SET used_at = now() WHERE token_hash = :hash AND used_at IS NULL AND expires_at > now()",
        {"hash": token_hash},
    )
    return used.rowcount == 1
