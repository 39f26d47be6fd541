"""Fields are defined, changed, arranged, retired and taken up again here."""

from orderloom.fields import store
from orderloom.fields.contracts import (
    ArrangeFields,
    ChangeField,
    CustomField,
    DefineField,
    RetireField,
    Rules,
)
from orderloom.fields.domain.defining import MOST_FIELDS, kept, key_problems, rules_problems
from orderloom.identity.access import command
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import DomainError, Invalid, Kind, Missing, StaleVersion
from orderloom.kernel.ids import new_id
from orderloom.platform.db import AuditEntry, UnitOfWork


class KeyTaken(DomainError):
    """The noun has, or once had, a field with this key."""

    kind = Kind.CONFLICT
    code = "fields.key_taken"


class TooMany(DomainError):
    kind = Kind.CONFLICT
    code = "fields.too_many"


@command(Permission.FIELD_MANAGE)
async def define_field(uow: UnitOfWork, actor: Actor, new: DefineField) -> CustomField:
    """The field, behind those that its noun has already."""
    problems = (*key_problems(new.key), *rules_problems(new.type, new.rules))
    if problems:
        raise Invalid.of(problems)
    await store.lock_noun(uow, new.noun)
    others = await store.of_nouns(uow, [new.noun])
    same = next((one for one in others if one.key == new.key), None)
    if same is not None:
        past = "retired" if same.retired else "there"
        message = f"The field {new.key} is {past} already, as {same.type}. Keys are never used twice."
        raise KeyTaken(message, path=("key",), details={"type": same.type, "retired": same.retired})
    if sum(not one.retired for one in others) >= MOST_FIELDS:
        raise TooMany(f"A record has at most {MOST_FIELDS} fields of one's own.", path=("noun",))
    field = CustomField(
        id=new_id(),
        noun=new.noun,
        key=new.key,
        type=new.type,
        position=max((one.position for one in others), default=0) + 1,
        retired=False,
        version=1,
        rules=kept(new.type, new.rules),
    )
    await store.add(uow, field)
    _audit(uow, field, "field.defined")
    return field


@command(Permission.FIELD_MANAGE)
async def change_field(uow: UnitOfWork, actor: Actor, change: ChangeField) -> CustomField:
    """What was filled in before stays as it is; new values have to keep to the new rules."""
    field = await _locked(uow, change)
    problems = rules_problems(field.type, change.rules)
    if problems:
        raise Invalid.of(problems)
    return await _save(uow, field, "field.changed", kept(field.type, change.rules), retired=field.retired)


@command(Permission.FIELD_MANAGE)
async def retire_field(uow: UnitOfWork, actor: Actor, retire: RetireField) -> CustomField:
    """It leaves the forms, keeps its values, and expressions go on reading them."""
    field = await _locked(uow, retire)
    return field if field.retired else await _save(uow, field, "field.retired", field.rules, retired=True)


@command(Permission.FIELD_MANAGE)
async def revive_field(uow: UnitOfWork, actor: Actor, revive: RetireField) -> CustomField:
    """A retired field takes values again."""
    field = await _locked(uow, revive)
    return await _save(uow, field, "field.revived", field.rules, retired=False) if field.retired else field


@command(Permission.FIELD_MANAGE)
async def arrange_fields(uow: UnitOfWork, actor: Actor, arrange: ArrangeFields) -> tuple[CustomField, ...]:
    """The fields of the noun in their new order. Refused when others were added or retired meanwhile."""
    await store.lock_noun(uow, arrange.noun)
    active = {one.id for one in await store.of_nouns(uow, [arrange.noun]) if not one.retired}
    if set(arrange.field_ids) != active or len(arrange.field_ids) != len(active):
        raise StaleVersion("Fields were added or retired meanwhile. Look at them again.", path=("field_ids",))
    await store.arrange(uow, arrange.field_ids)
    return tuple(one for one in await store.of_nouns(uow, [arrange.noun]) if not one.retired)


async def _locked(uow: UnitOfWork, change: ChangeField | RetireField) -> CustomField:
    field = await store.locked(uow, change.field_id)
    if field is None:
        raise Missing("There is no such field.", path=("id",))
    if field.version != change.version:
        raise StaleVersion("Someone else changed this field meanwhile.", path=("version",))
    return field


async def _save(uow: UnitOfWork, field: CustomField, action: str, rules: Rules, *, retired: bool) -> CustomField:
    saved = await store.save(uow, field.id, rules, retired=retired)
    _audit(uow, saved, action)
    return saved


def _audit(uow: UnitOfWork, field: CustomField, action: str) -> None:
    changes = {"noun": field.noun.value, "key": field.key}
    uow.audit(AuditEntry(subject_type="custom_field", subject_id=field.id, action=action, changes=changes))
