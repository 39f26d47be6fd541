"""Takes TMF622 documents of a file in, all of them or none, and says of each what was wrong with it."""

from collections.abc import Sequence
from typing import Any, cast

import msgspec

from orderloom.identity.contracts import Actor
from orderloom.integration.tmf.parsing import load
from orderloom.integration.tmf.tmf622.accept import Intent, accept
from orderloom.integration.tmf.tmf622.mapping import Mapping
from orderloom.integration.tmf.wording import in_words
from orderloom.kernel.errors import DomainError, Kind, Problem
from orderloom.ordering.contracts import Order
from orderloom.parties import queries as parties
from orderloom.parties.commands import create_account
from orderloom.parties.contracts import CreateAccount
from orderloom.platform.db import UnitOfWork

LARGEST_FILE = 20 * 1024 * 1024
CHANNEL = "import"


class FileTooLarge(DomainError):
    kind = Kind.TOO_LARGE
    code = "input.too_large"


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was not taken in; `index` is its place in the file."""

    index: int
    problems: tuple[Problem, ...]

    def lines(self) -> list[str]:
        return [f"{in_words(one.path)}: {one.message} [{one.code}]".removeprefix(": ") for one in self.problems]


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    orders: tuple[Order, ...]
    refused: tuple[Refused, ...]


class ImportRefused(Exception):
    """Carries the outcome out of the transaction that it rolls back."""

    def __init__(self, outcome: Imported) -> None:
        super().__init__("the import was refused")
        self.outcome = outcome


def documents_of(data: bytes) -> list[Any]:
    """One document or a list of them; refuses what is no JSON or too large."""
    if len(data) > LARGEST_FILE:
        raise FileTooLarge(f"A file has at most {LARGEST_FILE // 1024 // 1024} MB.")
    content = load(data)
    return cast(list[Any], content) if isinstance(content, list) else [content]


async def import_orders(
    uow: UnitOfWork, actor: Actor, documents: Sequence[Any], mapping: Mapping, version: str | None = None
) -> Imported:
    """All orders; raises `ImportRefused` when a document is refused, so that nothing of the file stays."""
    await _open_accounts(uow, actor, mapping)
    orders: list[Order] = []
    refused: list[Refused] = []
    for index, document in enumerate(documents):
        try:
            orders.append(await accept(uow, actor, document, Intent(channel=CHANNEL, version=version, mapping=mapping)))
        except DomainError as refusal:
            refused.append(Refused(index=index, problems=refusal.problems))
    outcome = Imported(orders=tuple(orders), refused=tuple(refused))
    if refused:
        raise ImportRefused(outcome)
    return outcome


async def _open_accounts(uow: UnitOfWork, actor: Actor, mapping: Mapping) -> None:
    for external_id, wanted in mapping.accounts.items():
        if await parties.account_by_external_id(uow, external_id) is None:
            await create_account(
                uow,
                actor,
                CreateAccount(
                    name=wanted.name, segment=wanted.segment, currency=wanted.currency, external_id=external_id
                ),
            )
