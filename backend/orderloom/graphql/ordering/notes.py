"""The thread of an order."""

from datetime import datetime

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation
from orderloom.graphql.ids import Node, row_id
from orderloom.graphql.present import present, presents, shape
from orderloom.graphql.problems import Problem
from orderloom.identity.contracts import Permission
from orderloom.ordering import contracts
from orderloom.ordering.commands import noting
from orderloom.ordering.contracts import Audience

strawberry.enum(Audience, name="NoteAudience")


@presents(contracts.Note)
@strawberry.type(name="OrderNote")
class OrderNote(Node):
    """What somebody wrote about an order; customers see what is for `CUSTOMER`."""

    audience: Audience
    text: str
    author: str
    created_at: datetime

    @classmethod
    def from_contract(cls, note: contracts.Note) -> "OrderNote":
        return shape(cls, note, author=note.author_name)


@strawberry.input
class AddNoteInput:
    """`key` makes a repeated send harmless. What a customer writes is always for the customer, too."""

    order_id: strawberry.ID
    text: str
    audience: Audience = Audience.INTERNAL
    key: str | None = None


@strawberry.type
class NotePayload:
    note: OrderNote | None = None
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class NoteMutations:
    @mutation(Permission.ORDER_EDIT, Permission.ORDER_ENRICH, Permission.ORDER_APPROVE)
    async def add_note(self, info: Info, input: AddNoteInput) -> NotePayload:
        """Writes something about an order, for those who work on it or for its customer, too."""
        new = contracts.AddNote(
            order_id=row_id(input.order_id, "Order", "orderId"),
            text=input.text,
            audience=input.audience,
            client_key=input.key,
        )
        async with info.context.unit_of_work() as uow:
            note = await noting.add_note(uow, info.context.actor, new)
        return NotePayload(note=present(note))
