"""The fields of records: for forms and lists, for whoever writes values, and for expressions."""

from orderloom.fields import store
from orderloom.fields.contracts import CustomField, Noun
from orderloom.fields.domain.reading import own_fields
from orderloom.fields.domain.sheet import Sheet, may_edit, may_see
from orderloom.identity.access import open_door, query
from orderloom.identity.contracts import Actor, Permission
from orderloom.language.scopes.own import OwnFields
from orderloom.platform.db import Reader

__all__ = ["Sheet", "custom_fields", "editable", "fields_of_records", "sheet"]

EVERY_NOUN = tuple(Noun)


@query(Permission.ORDER_READ, Permission.ACCOUNT_READ, Permission.TASK_READ, Permission.FIELD_MANAGE)
async def custom_fields(
    reader: Reader, actor: Actor, noun: Noun | None = None, *, retired: bool = False
) -> tuple[CustomField, ...]:
    """Those that the reader may see, in their order; retired ones come last and only when they are asked for."""
    found = await store.of_nouns(reader, EVERY_NOUN if noun is None else [noun])
    return tuple(one for one in found if may_see(one, actor) and (retired or not one.retired))


def editable(actor: Actor, field: CustomField) -> bool:
    return not field.retired and may_edit(field, actor)


@open_door("whoever writes or shows a record holds its values against its fields; what they may do is decided there")
async def sheet(reader: Reader, *nouns: Noun) -> Sheet:
    return Sheet(await store.of_nouns(reader, nouns))


@open_door("expressions are checked against the fields that there are; they are no secret to who writes them")
async def fields_of_records(reader: Reader) -> OwnFields:
    """What `order.custom`, `account.custom`, `line.custom` and `task.custom` are made of today."""
    return own_fields(await store.of_nouns(reader, EVERY_NOUN))
