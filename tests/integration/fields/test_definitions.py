"""Fields of one's own are defined once, changed by version, retired with their values, and come back as they were."""

import pytest

from orderloom.fields.commands import (
    KeyTaken,
    arrange_fields,
    change_field,
    define_field,
    retire_field,
    revive_field,
)
from orderloom.fields.contracts import ArrangeFields, ChangeField, DefineField, FieldType, Noun, RetireField
from orderloom.fields.queries import custom_fields, fields_of_records
from orderloom.identity.contracts import Actor, Role
from orderloom.kernel.errors import Denied, DomainError, Invalid, StaleVersion
from orderloom.platform.db import Database
from tests.builders.fields import define, rules
from tests.builders.orders import person

ADMIN, AGENT = person(Role.PROCESS_ADMIN), person(Role.ORDER_AGENT)


async def keys(database: Database, noun: Noun, *, retired: bool = False) -> list[str]:
    async with database.reader() as reader:
        return [one.key for one in await custom_fields(reader, AGENT, noun, retired=retired)]


async def test_fields_stand_in_the_order_that_they_are_put_in(database: Database) -> None:
    made = [await define(database, key, noun=Noun.TASK) for key in ("one", "two", "three")]
    async with database.unit_of_work() as uow:
        wanted = ArrangeFields(noun=Noun.TASK, field_ids=tuple(one.id for one in reversed(made)))
        await arrange_fields(uow, ADMIN, wanted)
    assert await keys(database, Noun.TASK) == ["three", "two", "one"]
    with pytest.raises(StaleVersion):
        async with database.unit_of_work() as uow:
            await arrange_fields(uow, ADMIN, ArrangeFields(noun=Noun.TASK, field_ids=(made[0].id,)))
    assert await keys(database, Noun.TASK) == ["three", "two", "one"]


async def test_a_key_is_never_used_twice_not_even_after_its_field_retired(database: Database) -> None:
    made = await define(database, "centre", noun=Noun.ACCOUNT)
    async with database.unit_of_work() as uow:
        await retire_field(uow, ADMIN, RetireField(field_id=made.id, version=1))
    with pytest.raises(KeyTaken) as refused:
        await define(database, "centre", FieldType.INTEGER, Noun.ACCOUNT)
    assert refused.value.problems[0].path == ("key",)
    assert refused.value.problems[0].details == {"type": "string", "retired": True}
    assert await keys(database, Noun.ACCOUNT) == []
    assert await keys(database, Noun.ACCOUNT, retired=True) == ["centre"]
    await define(database, "centre", FieldType.INTEGER, Noun.LINE)
    async with database.unit_of_work() as uow:
        await revive_field(uow, ADMIN, RetireField(field_id=made.id, version=2))
    assert await keys(database, Noun.ACCOUNT) == ["centre"]


async def test_an_editor_that_saw_an_older_version_changes_nothing(database: Database) -> None:
    made = await define(database, "colour")
    async with database.unit_of_work() as uow:
        await change_field(uow, ADMIN, ChangeField(field_id=made.id, version=1, rules=rules("Colour", longest=10)))
    with pytest.raises(StaleVersion):
        async with database.unit_of_work() as uow:
            await change_field(uow, ADMIN, ChangeField(field_id=made.id, version=1, rules=rules("Color")))
    async with database.reader() as reader:
        (found,) = [one for one in await custom_fields(reader, ADMIN, Noun.ORDER) if one.key == "colour"]
    assert (found.version, found.rules) == (2, rules("Colour", longest=10))


@pytest.mark.parametrize("who", [AGENT, person(Role.CUSTOMER), person(Role.FULFILLMENT_MANAGER)])
async def test_only_process_admins_define_fields(database: Database, who: Actor) -> None:
    new = DefineField(noun=Noun.ORDER, key="mine", type=FieldType.STRING, rules=rules())
    with pytest.raises(Denied):
        async with database.unit_of_work() as uow:
            await define_field(uow, who, new)
    assert "mine" not in await keys(database, Noun.ORDER)


async def test_all_that_is_wrong_is_told_at_once_and_nothing_is_kept(database: Database) -> None:
    with pytest.raises(Invalid) as refused:
        await define(database, "Not a key", label="x", pattern="(", longest=-1)
    codes = {problem.code for problem in refused.value.problems}
    assert codes == {"fields.bad_key", "fields.bad_pattern", "fields.bad_length"}
    assert "Not a key" not in await keys(database, Noun.ORDER)


async def test_expressions_are_told_of_every_field(database: Database) -> None:
    await define(database, "margin", FieldType.DECIMAL, Noun.LINE)
    async with database.reader() as reader:
        own = (await fields_of_records(reader)).by_name
    assert "margin" in own["line_custom"].type.fields
    assert "margin" not in own["order_custom"].type.fields


async def test_customers_do_not_learn_of_fields_that_are_not_for_them(database: Database) -> None:
    await define(database, "inside")
    await define(database, "outside", shown_to_customers=True)
    async with database.reader() as reader:
        found = {one.key for one in await custom_fields(reader, person(Role.CUSTOMER), Noun.ORDER)}
    assert "outside" in found
    assert "inside" not in found


async def test_too_many_fields_are_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orderloom.fields.commands.MOST_FIELDS", 0)
    with pytest.raises(DomainError) as refused:
        await define(database, "one_more")
    assert refused.value.problems[0].code == "fields.too_many"
