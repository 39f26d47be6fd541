"""The simulator's HTTP interface: operations, `GET /journal`, `GET` and `POST /settings`."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
from litestar import Litestar, Request, Response, get, post
from litestar.datastructures import State

from orderloom.integration.adapters.contracts import Connection, Target, targets
from orderloom.integration.adapters.mapping import simulated
from orderloom.integration.adapters.simulator.behaviour import Behaviour, Rule
from orderloom.integration.adapters.simulator.journal import Effect, Journal
from orderloom.kernel import json
from orderloom.kernel.errors import DomainError
from orderloom.platform.settings import settings

REPOSITORY = Path(__file__).resolve().parents[5]
_BEHAVIOUR = "behaviour"


class Simulator:
    """What the simulator can do, how it behaves, and what it did."""

    def __init__(self, journal: Journal, known: dict[str, Target], behaviour: Behaviour) -> None:
        self.journal = journal
        self.known = known
        saved = journal.load(_BEHAVIOUR)
        self.behaviour = json.convert(saved, Behaviour) if saved else behaviour

    def behave(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.journal.save(_BEHAVIOUR, json.to_builtins(behaviour))

    async def answer(self, operation: str, call_id: str, given: Any) -> Response[bytes]:
        target = self.known.get(operation)
        if target is None:
            return _refused(404, "unknown_operation", f"There is no operation {operation}.")
        if not isinstance(given, dict):
            return _refused(400, "bad_request", "The body must be a JSON object.")
        await asyncio.sleep(self.behaviour.seconds())
        if failing := self.behaviour.failure(operation, "before"):
            return _failed(failing)
        try:
            said = simulated(target.operation.answer, call_id, given)
        except DomainError as error:
            return _refused(422, "bad_request", str(error))
        asked = json.dumps(given).decode()
        effect = Effect(call_id=call_id, operation=operation, input=asked, answer=json.dumps(said).decode())
        recorded = await self.journal.record(effect)
        if (recorded.operation, recorded.input) != (operation, asked):
            return _refused(409, "idempotency_conflict", "This key was used for another call.")
        if failing := self.behaviour.failure(operation, "after"):
            return _failed(failing)
        return Response(recorded.answer.encode(), media_type="application/json")


def _failed(rule: Rule) -> Response[bytes]:
    return _refused(rule.status, rule.code, rule.message)


def _refused(status: int, code: str, message: str) -> Response[bytes]:
    body = json.dumps({"code": code, "message": message})
    return Response(body, status_code=status, media_type="application/json")


def shipped(folder: Path) -> Iterator[Connection]:
    """The connections of `*.connection.json` below the folder."""
    for path in sorted(folder.rglob("*.connection.json")):
        yield json.convert(json.loads(path.read_bytes()), Connection)


def _simulator(state: State) -> Simulator:
    return cast(Simulator, state.simulator)


@get("/healthz", sync_to_thread=False)
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@get("/journal")
async def read_journal(state: State) -> dict[str, Any]:
    entries = await asyncio.to_thread(_simulator(state).journal.entries)
    return {"effects": len(entries), "calls": sum(entry["calls"] for entry in entries), "entries": entries}


@get("/settings", sync_to_thread=False)
def read_settings(state: State) -> Behaviour:
    return _simulator(state).behaviour


@post("/settings", status_code=200)
async def change_settings(request: Request[Any, Any, Any], state: State) -> Behaviour | Response[bytes]:
    try:
        behaviour = json.convert(json.loads(await request.body()), Behaviour)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        return _refused(400, "bad_request", str(error))
    _simulator(state).behave(behaviour)
    return behaviour


@post("/{connection:str}/{operation:str}", status_code=200)
async def call(request: Request[Any, Any, Any], state: State) -> Response[bytes]:
    call_id = request.headers.get("idempotency-key")
    if not call_id:
        return _refused(400, "no_key", "Send an Idempotency-Key.")
    try:
        given = json.loads(await request.body() or b"{}")
    except msgspec.DecodeError:
        return _refused(400, "bad_request", "The body is no JSON.")
    names = request.path_params
    return await _simulator(state).answer(f"{names['connection']}.{names['operation']}", call_id, given)


def create_app(make: Callable[[], Simulator]) -> Litestar:
    """`make` opens the journal when the process starts, not when the module is imported."""

    def begin(app: Litestar) -> None:
        app.state.simulator = make()

    handlers = [healthz, read_journal, read_settings, change_settings, call]
    return Litestar(handlers, on_startup=[begin], openapi_config=None)


def from_settings() -> Simulator:
    """The simulator as the settings of this process say."""
    chosen = settings()
    folder = Path(chosen.flows_path) if chosen.flows_path else REPOSITORY / "flows"
    journal = Journal(chosen.home_path / "simulator.sqlite")
    return Simulator(journal, targets(tuple(shipped(folder))), Behaviour(latency_ms=chosen.simulator_latency_ms))


app = create_app(from_settings)
