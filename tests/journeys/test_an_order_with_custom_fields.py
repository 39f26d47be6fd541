"""A field from the day it is defined to the day it is retired, through the hands of everyone who meets it."""

from typing import Any

from tests.builders.town import FIBRE, Town

TECHNICIAN = {"installation": "technician"}
INSTALLED = {"signal_dbm": -18.5, "installed_on": "2031-05-02"}
FIELDS = """query($id: ID!) { order(id: $id) {
  state custom version account { id version custom } lines { id number custom } tasks { number state type custom }
} }"""
DEFINED = "query { customFields { key version id } }"


async def define(town: Town, noun: str, key: str, kind: str, **rules: Any) -> None:
    label = {"en": key.capitalize(), "ptBr": key.capitalize()}
    mutation = "mutation($input: DefineCustomFieldInput!) { defineCustomField(input: $input) { problems { code } } }"
    given = {"noun": noun, "key": key, "type": kind, "rules": {"label": label, **rules}}
    answer = await town.ask("process-admin", mutation, input=given)
    assert answer["defineCustomField"]["problems"] == []


async def change(town: Town, login: str, mutation: str, kind: str, **given: Any) -> list[str]:
    """The codes of what it was refused for."""
    text = f"mutation($input: {kind}!) {{ answer: {mutation}(input: $input) {{ problems {{ code }} }} }}"
    return [one["code"] for one in (await town.ask(login, text, input=given))["answer"]["problems"]]


def line_of(site: str, number: int) -> dict[str, Any]:
    """A line of the triple play, the first of which has a cabinet and holds the others."""
    offering, values = FIBRE[number - 1]
    answers = {**values, **(TECHNICIAN if number == 2 else {})}
    return {
        "offering": offering,
        "number": str(number),
        "parentNumber": None if number == 1 else "1",
        "siteId": site,
        "custom": {"cabinet": "C-4"} if number == 1 else None,
        "characteristics": [{"name": name, "value": value} for name, value in answers.items()],
    }


async def test_custom_fields_go_with_an_order_from_capture_to_its_end(town: Town) -> None:
    await define(town, "ORDER", "project", "STRING", required=True, pattern="P-[0-9]+")
    await define(town, "LINE", "cabinet", "STRING")
    await define(town, "ACCOUNT", "tier", "ENUM", choices=[{"value": "gold", "label": {"en": "Gold", "ptBr": "Ouro"}}])
    await define(town, "TASK", "minutes", "INTEGER", required=True, minimum=1)
    query = "query($name: String) { accounts(search: $name) { nodes { id version sites { id } } } }"
    account = (await town.ask("order-agent", query, name="Acme"))["accounts"]["nodes"][0]
    filled = {"accountId": account["id"], "version": account["version"], "custom": {"tier": "gold"}}
    assert await change(town, "order-agent", "fillAccount", "FillAccountInput", **filled) == []
    lines = [line_of(account["sites"][0]["id"], number) for number in range(1, len(FIBRE) + 1)]
    wanted = {"accountId": account["id"], "lines": lines, "submit": True}
    assert await town.codes("order-agent", "createOrder", **wanted) == ["fields.required"]
    assert await town.codes("order-agent", "createOrder", **wanted, custom={"project": "none"}) == ["fields.pattern"]
    made = await town.does("order-agent", "createOrder", "order { id }", **wanted, custom={"project": "P-7"})
    order_id = made["order"]["id"]
    task = await town.open_task(order_id)
    claimed = await town.does("fulfillment-agent", "claimTask", "task { version }", taskId=task["id"])
    closing: dict[str, Any] = {"taskId": task["id"], "version": claimed["task"]["version"], "values": INSTALLED}
    assert await town.codes("fulfillment-agent", "completeTask", **closing) == ["fields.required"]
    await town.does("fulfillment-agent", "completeTask", **closing, custom={"minutes": 45})
    seen = (await town.ask("order-agent", FIELDS, id=order_id))["order"]
    assert (seen["state"], seen["custom"], seen["account"]["custom"]) == (
        "COMPLETED",
        {"project": "P-7"},
        {"tier": "gold"},
    )
    assert {line["number"]: line["custom"] for line in seen["lines"]}["1"] == {"cabinet": "C-4"}
    assert [one["custom"] for one in seen["tasks"] if one["number"] == task["number"]] == [{"minutes": 45}]
    ended = {"orderId": order_id, "version": seen["version"], "custom": {"project": "P-8"}}
    assert await change(town, "order-agent", "fillOrder", "FillOrderInput", **ended) == ["ordering.not_editable"]
    assert await change(town, "fulfillment-agent", "fillOrder", "FillOrderInput", **ended) == ["denied"]


async def test_retired_fields_leave_the_forms_and_keep_what_was_filled_in(town: Town) -> None:
    found = {one["key"]: one for one in (await town.ask("process-admin", DEFINED))["customFields"]}
    for key in ("project", "minutes", "cabinet", "tier"):
        field = found[key]
        given = {"id": field["id"], "version": field["version"]}
        assert await change(town, "process-admin", "retireCustomField", "CustomFieldVerbInput", **given) == []
    assert (await town.ask("order-agent", DEFINED))["customFields"] == []
    order_id = await town.orders("order-agent", "Acme", FIBRE)
    listed = '{ orders(filter: { custom: [{ key: "project", op: EQ, value: "P-7" }] }) { nodes { custom } } }'
    assert (await town.ask("order-agent", listed))["orders"]["nodes"] == [{"custom": {"project": "P-7"}}]
    assert (await town.ask("order-agent", FIELDS, id=order_id))["order"]["custom"] == {}
