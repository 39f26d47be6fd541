"""The invitation of a fresh installation: a link, logged at its start, by which the first administrator comes in."""

from orderloom.identity.commands.welcome import issue_welcome_link
from orderloom.platform import telemetry
from orderloom.platform.db import Database
from orderloom.platform.settings import Settings

_log = telemetry.log(__name__)


async def invite(database: Database, chosen: Settings) -> str | None:
    """In production, while there are no people, logs a link that works once within 24 hours; it is also returned."""
    if chosen.env != "production":
        return None
    async with database.unit_of_work(actor_label="start") as uow:
        secret = await issue_welcome_link(uow)
    if secret is None:
        return None
    link = f"{chosen.origin}/welcome?token={secret}"
    _log.warning("nobody can sign in yet; the first administrator opens this link, once, within 24 hours", link=link)
    return link
