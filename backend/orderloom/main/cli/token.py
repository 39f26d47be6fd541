"""`orderloom token create|list|revoke`."""

import asyncio
import sys
from typing import Any

import click

from orderloom.kernel.errors import DomainError
from orderloom.main.cli.user import ROLES, account_id


@click.group()
def command() -> None:
    """API tokens for other systems."""


@command.command()
@click.argument("name")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="May be repeated.")
@click.option("--account", help="Limit the token to the account with this number or foreign id.")
@click.option("--days", type=click.IntRange(1, 3650), help="Until it expires; never when left out.")
def create(name: str, roles: tuple[str, ...], account: str | None, days: int | None) -> None:
    """Print a new token, once; what is stored is only its hash."""
    click.echo(_told(_create(name, roles, account, days)))
    if sys.stderr.isatty():
        click.echo("Keep it; it can't be shown again. Send it as `Authorization: Bearer …`.", err=True)


@command.command("list")
def listed() -> None:
    """All tokens, without their secrets."""
    click.echo(_told(_list()))


@command.command()
@click.argument("name")
def revoke(name: str) -> None:
    """End a token; the next request with it is refused."""
    click.echo(_told(_revoke(name)))


def _told(work: Any) -> str:
    try:
        return asyncio.run(work)
    except DomainError as error:
        raise click.ClickException("\n".join(problem.message for problem in error.problems)) from None


async def _create(name: str, roles: tuple[str, ...], account: str | None, days: int | None) -> str:
    from orderloom.identity.commands.tokens import create_token
    from orderloom.identity.contracts import Actor, CreateToken, Role
    from orderloom.main.house import opened

    async with opened() as database, database.unit_of_work(actor_label="command line") as uow:
        new = CreateToken(
            name=name,
            roles=tuple(Role(role) for role in roles),
            account_id=await account_id(uow, account),
            days=days,
        )
        return await create_token(uow, Actor.system("command line"), new)


async def _list() -> str:
    from orderloom.identity.contracts import Actor
    from orderloom.identity.queries import tokens
    from orderloom.main.house import opened

    async with opened() as database, database.reader() as reader:
        found = await tokens(reader, Actor.system("command line"))
    lines = [
        f"{token.name}  {', '.join(token.roles)}  {'revoked' if token.revoked_at else token.expires_at or 'no expiry'}"
        for token in found
    ]
    return "\n".join(lines) or "There are no tokens."


async def _revoke(name: str) -> str:
    from orderloom.identity.commands.tokens import revoke_token
    from orderloom.identity.contracts import Actor
    from orderloom.main.house import opened

    async with opened() as database, database.unit_of_work(actor_label="command line") as uow:
        await revoke_token(uow, Actor.system("command line"), name)
    return f"{name} is revoked."
