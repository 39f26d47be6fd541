"""The whole product in this process: as shipped, with the demo people, who speak to it as browsers and tokens do."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast
from uuid import UUID

from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import CreateToken, Role
from orderloom.identity.domain.demo import DEMO_PASSWORD
from orderloom.integration.adapters.commands import import_connections
from orderloom.main import wiring
from orderloom.main.seed.definitions import load_definitions
from orderloom.main.seed.files import documents
from orderloom.main.seed.people import load_people
from orderloom.main.web import create_app
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.graph import Caller, Herald
from tests.builders.orders import SYSTEM

Line = tuple[str, dict[str, Any]]
FIBRE: tuple[Line, ...] = (
    ("fibre-triple-play", {}),
    ("fibre-internet", {"bandwidth": 600}),
    ("home-phone", {}),
    ("tv", {"set_top_boxes": 2}),
    ("wifi-router", {}),
)
SDWAN: tuple[Line, ...] = (("sdwan-bronze", {}), ("sdwan-site", {"bandwidth": 100}))
MOBILE: tuple[Line, ...] = (("mobile-tariff", {}), ("mobile-telephony", {}), ("tariff-plan", {}))

ORDER = """query($id: ID!) { order(id: $id) {
  id number state stateReason version actions capturedBy partial taskCount openTaskCount
  recurringTotal { amount currency }
  tasks { id number state type version name { text } group { key } assignee { login } }
  fallouts { id number state version cause }
  deferrals { id state waitsFor }
  domainOrders { id state kind specification { key } tasks { state } }
  inventory { state specification { key } }
  runs { definitionKey state }
  activity { nodes { action toState actor } }
} }"""
_TYPES = {
    "createOrder": "CreateOrderInput",
    "completeTask": "CompleteTaskInput",
    "assignTask": "AssignTaskInput",
    "dropDeferral": "DropDeferralInput",
    "assignFallouts": "AssignFalloutInput",
    "retryFallout": "RetryFalloutInput",
    "claimFallout": "FalloutVerbInput",
    "saveDraft": "SaveDraftInput",
    "publishDefinition": "PublishInput",
}


class Town:
    """People by their login; `drain` lets the workers finish what there is to do."""

    def __init__(self, database: Database, live: Live, drain: Callable[[Database], Awaitable[None]]) -> None:
        database.herald = Herald(live)
        self.database = database
        self._app = create_app(Settings(env="test"), database, live)[0]
        self._drain = drain
        self._callers: dict[str, Caller] = {}

    async def work(self) -> None:
        await self._drain(self.database)

    async def caller(self, login: str) -> Caller:
        """This person's browser, signed in by password."""
        if login not in self._callers:
            caller = Caller(cast(Any, self._app))
            answer = await caller.http.post("/auth/sign-in", json={"login": login, "password": DEMO_PASSWORD})
            assert answer.status_code == 200, answer.text
            self._callers[login] = caller
        return self._callers[login]

    async def token(self, *roles: Role) -> Caller:
        async with self.database.unit_of_work() as uow:
            secret = await create_token(uow, SYSTEM, CreateToken(name="journey", roles=roles, account_id=None))
        return Caller(cast(Any, self._app), token=secret)

    async def ask(self, login: str, query: str, **variables: Any) -> Any:
        return await (await self.caller(login)).data(query, variables)

    async def attempt(self, login: str, mutation: str, fields: str = "", **given: Any) -> Any:
        """The payload of a mutation, problems and all."""
        kind = "TaskVerbInput" if mutation.endswith("Task") else "OrderVerbInput"
        kind = _TYPES.get(mutation, kind)
        query = f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ problems {{ code path }} {fields} }} }}"
        return (await self.ask(login, query, input=given))[mutation]

    async def does(self, login: str, mutation: str, fields: str = "", **given: Any) -> Any:
        """The payload of a mutation that succeeds; the workers have done what follows from it."""
        payload = await self.attempt(login, mutation, fields, **given)
        assert payload["problems"] == []
        await self.work()
        return payload

    async def codes(self, login: str, mutation: str, **given: Any) -> list[str]:
        """Why a mutation was refused."""
        return [problem["code"] for problem in (await self.attempt(login, mutation, **given))["problems"]]

    async def orders(
        self, login: str, account: str, lines: Sequence[Line], characteristics: dict[str, Any] | None = None
    ) -> str:
        """Captures and submits an order for an account, found by a part of its name; returns the order's id."""
        query = "query($name: String) { accounts(search: $name) { nodes { id sites { id } } } }"
        found = (await self.ask(login, query, name=account))["accounts"]["nodes"][0]
        added = characteristics or {}
        wanted = [
            {
                "offering": offering,
                "number": str(number),
                "parentNumber": None if number == 1 else "1",
                "siteId": found["sites"][0]["id"],
                "characteristics": [
                    {"name": name, "value": value}
                    for name, value in {**values, **(added if number == 2 else {})}.items()
                ],
            }
            for number, (offering, values) in enumerate(lines, 1)
        ]
        made = await self.does(login, "createOrder", "order { id }", accountId=found["id"], lines=wanted, submit=True)
        return made["order"]["id"]

    async def order(self, order_id: str, login: str = "process-admin") -> Any:
        query = ORDER if login != "customer" else "query($id: ID!) { order(id: $id) { number state actions } }"
        return (await self.ask(login, query, id=order_id))["order"]

    async def open_task(self, order_id: str) -> Any:
        """The one open task that waits for people."""
        tasks = (await self.order(order_id))["tasks"]
        (waiting,) = (task for task in tasks if task["state"] == "OPEN" and task["group"])
        return waiting

    async def finishes(self, login: str, order_id: str, **values: Any) -> Any:
        """Takes the open task of this order and completes it with these values."""
        task = await self.open_task(order_id)
        claimed = await self.does(login, "claimTask", "task { version assignee { login } }", taskId=task["id"])
        assert claimed["task"]["assignee"] == {"login": login}
        return await self.does(
            login, "completeTask", taskId=task["id"], version=claimed["task"]["version"], values=values
        )


async def settle_town(database: Database, redis_url: str, drain: Callable[[Database], Awaitable[None]]) -> Town:
    """Everything as shipped; only the systems outside answer in this process instead of over HTTP."""
    await load_definitions(database, catalogs=True)
    await load_people(database)
    async with database.unit_of_work() as uow:
        await import_connections(uow, SYSTEM, [content for _, content in documents("connection")], kind="in_process")
    wiring.bind(database)
    return Town(database, Live(redis_url), drain)


async def failed_work(database: Database) -> list[tuple[UUID, str]]:
    """Work that was given up; there must be none."""
    async with database.reader() as reader:
        return [
            (row["subject_id"], row["error"]) for row in await reader.rows("SELECT * FROM work WHERE state = 'failed'")
        ]
