"""`orderloom user add|disable|enable|password|roles`."""

import asyncio
from typing import Any

import click

from orderloom.kernel.errors import DomainError

ROLES = (
    "customer",
    "order_agent",
    "order_manager",
    "order_approver",
    "fulfillment_agent",
    "fulfillment_manager",
    "fallout_agent",
    "fallout_manager",
    "process_admin",
)
_role = click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES), help="May be repeated.")
_password = click.password_option(help="Asked for when it is left out.")


@click.group()
def command() -> None:
    """People who sign in."""


@command.command()
@click.argument("login")
@click.option("--name", help="What others see; the login when left out.")
@_role
@click.option("--group", "groups", multiple=True, help="The key of a group; may be repeated.")
@click.option("--account", help="The number or foreign id of a customer's account.")
@_password
def add(login: str, name: str | None, password: str, **belongs: Any) -> None:
    """Add someone: `orderloom user add ada --role order_agent --group order-desk`."""
    click.echo(_told(_add(login, name or login, password, belongs)))


@command.command()
@click.argument("login")
def disable(login: str) -> None:
    """Sign someone out everywhere and let them in no more."""
    click.echo(_told(_change(login, disabled=True)))


@command.command()
@click.argument("login")
def enable(login: str) -> None:
    """Let someone in again."""
    click.echo(_told(_change(login, disabled=False)))


@command.command()
@click.argument("login")
@_password
def password(login: str, password: str) -> None:
    """Give someone a new password and sign them out everywhere."""
    click.echo(_told(_set_password(login, password)))


@command.command()
@click.argument("login")
@_role
def roles(login: str, roles: tuple[str, ...]) -> None:
    """Replace someone's roles."""
    from orderloom.identity.contracts import Role

    click.echo(_told(_change(login, roles=tuple(Role(role) for role in roles))))


def _told(work: Any) -> str:
    """What the work says; a refusal ends the command with code 1 and its words."""
    try:
        return asyncio.run(work)
    except DomainError as error:
        raise click.ClickException("\n".join(problem.message for problem in error.problems)) from None


async def _add(login: str, name: str, password: str, belongs: dict[str, Any]) -> str:
    from orderloom.identity import queries
    from orderloom.identity.commands.passwords import new_password
    from orderloom.identity.commands.people import add_person
    from orderloom.identity.contracts import Actor, AddPerson, Role
    from orderloom.kernel.errors import Missing
    from orderloom.main.house import opened

    hashed = await new_password(password, login)
    async with opened() as database, database.unit_of_work(actor_label="command line") as uow:
        known = await queries.group_ids_by_key(uow)
        unknown = [key for key in belongs["groups"] if key not in known]
        if unknown:
            raise Missing(f"There is no group {unknown[0]}. Known: {', '.join(sorted(known)) or 'none'}.")
        new = AddPerson(
            login=login,
            name=name,
            password_hash=hashed,
            roles=tuple(Role(role) for role in belongs["roles"]),
            group_ids=tuple(known[key] for key in belongs["groups"]),
            account_id=await account_id(uow, belongs["account"]),
        )
        await add_person(uow, Actor.system("command line"), new)
    return f"{login} can sign in as {', '.join(belongs['roles'])}."


async def account_id(uow: Any, wanted: str | None) -> Any:
    """The id of the account with this number or foreign id; None for None."""
    from orderloom.identity.contracts import Actor
    from orderloom.kernel.errors import Missing
    from orderloom.parties import queries

    if wanted is None:
        return None
    found = await queries.account_by_external_id(uow, wanted)
    if found is None:
        page = await queries.accounts(uow, Actor.system(), wanted)
        found = next((account for account in page.items if account.number == wanted), None)
    if found is None:
        raise Missing(f"There is no account {wanted}.")
    return found.id


async def _change(login: str, **wanted: Any) -> str:
    from orderloom.identity.commands.people import change_person
    from orderloom.identity.contracts import Actor, ChangePerson
    from orderloom.main.house import opened

    async with opened() as database, database.unit_of_work(actor_label="command line") as uow:
        person = await _person(uow, login)
        change = ChangePerson(person_id=person.id, version=person.version, **wanted)
        changed = await change_person(uow, Actor.system("command line"), change)
    state = "disabled" if changed.disabled else "enabled"
    return f"{changed.login}: {', '.join(changed.roles) or 'no roles'}; {state}."


async def _set_password(login: str, password: str) -> str:
    from orderloom.identity.commands.passwords import new_password
    from orderloom.identity.commands.people import set_password
    from orderloom.identity.contracts import Actor, SetPassword
    from orderloom.main.house import opened

    hashed = await new_password(password, login)
    async with opened() as database, database.unit_of_work(actor_label="command line") as uow:
        person = await _person(uow, login)
        await set_password(uow, Actor.system("command line"), SetPassword(person_id=person.id, password_hash=hashed))
    return f"{person.login} has a new password and is signed out everywhere."


async def _person(uow: Any, login: str) -> Any:
    from orderloom.identity.queries import person_by_login
    from orderloom.kernel.errors import Missing

    person = await person_by_login(uow, login)
    if person is None:
        raise Missing(f"There is nobody with the login {login}.")
    return person
