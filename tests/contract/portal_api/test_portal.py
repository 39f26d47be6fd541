"""The portal's graph: customers only, their own account only, and the limits that hold everywhere."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar.testing import AsyncTestClient

from orderloom.graphql.gate import Gate
from orderloom.graphql.ids import global_id
from orderloom.graphql.portal.schema import portal_schema, printed
from orderloom.graphql.portal.stages import STAGES
from orderloom.identity.commands import people, sessions
from orderloom.identity.commands.tokens import create_token
from orderloom.identity.contracts import Actor, AddPerson, CreateToken, Role
from orderloom.identity.queries import cookie_name
from orderloom.integration.portal.commands import save_integration
from orderloom.kernel import json
from orderloom.kernel.ids import new_id
from orderloom.main.web import create_app
from orderloom.ordering.contracts import OrderState
from orderloom.parties.commands import add_site, create_account
from orderloom.parties.contracts import AddSite, CreateAccount
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings, settings
from tests.architecture.source import ROOT
from tests.builders.graph import Stream
from tests.builders.house import FIBRE, House, furnish
from tests.builders.portal import HOST, site, token

SYSTEM = Actor.system("test")
ORIGIN = settings().origin
PERMISSIONS = {
    "Query.me": "portal.use",
    "Query.shelves": "catalog.read",
    "Query.offerings": "catalog.read",
    "Query.offering": "catalog.read",
    "Query.quote": "order.capture",
    "Query.configure": "order.capture",
    "Query.orders": "order.read",
    "Query.order": "order.read",
    "Query.cart": "order.capture",
    "Query.requests": "request.read",
    "Query.request": "request.read",
    "Mutation.saveCart": "order.capture",
    "Mutation.checkout": "order.submit",
    "Mutation.emptyCart": "order.cancel",
    "Mutation.cancelOrder": "order.cancel",
    "Mutation.attachFile": "request.raise",
    "Mutation.fetchFile": "request.read",
    "Mutation.raiseRequest": "request.raise",
    "Mutation.replyToRequest": "request.raise",
    "Mutation.closeRequest": "request.raise",
    "Mutation.reopenRequest": "request.raise",
    "Subscription.orderChanged": "order.read",
    "Subscription.requestChanged": "request.read",
}
CART = """mutation($lines: [ChosenLine!]!, $version: Int, $key: String) {
  saveCart(input: {lines: $lines, version: $version, key: $key}) { order { number version stage }
    problems { code path } } }"""
CHECKOUT = """mutation($version: Int!, $terms: [AcceptedTerms!]!) {
  checkout(input: {version: $version, terms: $terms}) {
  order { number stage } problems { code path } } }"""


ASK = """mutation($n: String!) { raiseRequest(input: {kind: QUESTION, title: "When?", text: "When?", order: $n}) {
  request { number } problems { code } } }"""


class Visitor:
    """Someone at the portal's address, by what they bring along."""

    def __init__(self, client: AsyncTestClient[Any], **headers: str) -> None:
        self.client, self.headers = client, {"origin": ORIGIN, **headers}

    async def post(self, query: str, variables: Any = None, path: str = "/portal/graphql") -> httpx.Response:
        return await self.client.post(path, json={"query": query, "variables": variables}, headers=self.headers)

    async def data(self, query: str, **variables: Any) -> Any:
        answer = (await self.post(query, variables)).json()
        assert "errors" not in answer, answer
        return answer["data"]


class Portal:
    def __init__(self, house: House, client: AsyncTestClient[Any], live: Live) -> None:
        self.house, self.client, self.database, self.live = house, client, house.database, live

    async def person(self, *roles: Role, account_id: UUID | None = None) -> Visitor:
        login = f"p-{new_id().hex}"
        new = AddPerson(login=login, name=login, password_hash=None, roles=roles, account_id=account_id)
        async with self.database.unit_of_work() as uow:
            opened = await sessions.open_session(uow, await people.add_person(uow, SYSTEM, new), login, 1)
        return Visitor(self.client, cookie=f"{cookie_name()}={opened.secret}")

    async def arrive(self, given: str, **changed: Any) -> httpx.Response:
        body = {"integration": "shop", "host": HOST, "token": given, **changed}
        return await self.client.post("/portal/session", json=body, headers={"origin": ORIGIN})

    def listen(self, visitor: Visitor, document: str, number: str) -> Stream:
        body = json.dumps({"query": document, "variables": {"n": number}})
        headers = {"content-type": "application/json", "accept": "text/event-stream", **visitor.headers}
        return Stream(self.client.app, body, headers, "/portal/graphql")

    async def visitor(self, account: str, **claims: Any) -> Visitor:
        answer = await self.arrive(token(account, **claims))
        assert answer.status_code == 200, answer.text
        return Visitor(self.client, authorization=f"Bearer {answer.json()['secret']}")


@pytest.fixture(scope="module")
async def portal(database: Database) -> AsyncIterator[Portal]:
    house = await furnish(database)
    live = Live()
    _, app = create_app(Settings(env="test"), database, live)
    async with AsyncTestClient(app=app) as client:
        async with database.unit_of_work() as uow:
            await save_integration(uow, SYSTEM, site())
        yield Portal(house, client, live)


async def number_of(portal: Portal) -> str:
    async with portal.database.reader() as reader:
        return await reader.scalar("SELECT number FROM account WHERE id = :id", {"id": portal.house.account_id})


def lines_of(portal: Portal) -> list[dict[str, Any]]:
    place = global_id("Site", portal.house.site_id)
    return [
        {
            "offering": offering,
            "number": number,
            "parentNumber": parent,
            "placeId": place,
            "values": [{"name": name, "value": value} for name, value in values.items()],
        }
        for number, parent, offering, values in FIBRE
    ]


async def ordered(portal: Portal, visitor: Visitor) -> str:
    """A triple play, from the cart to an order."""
    made = (await visitor.data(CART, lines=lines_of(portal)))["saveCart"]
    assert made["problems"] == []
    quote = await visitor.data(
        "query($l: [ChosenLine!]!) { quote(lines: $l) { terms { key version } } }", l=lines_of(portal)
    )
    sent = await visitor.data(CHECKOUT, version=made["order"]["version"], terms=quote["quote"]["terms"])
    assert sent["checkout"]["problems"] == []
    assert sent["checkout"]["order"]["stage"] == "CHECKING"
    return sent["checkout"]["order"]["number"]


def test_the_printed_schema_is_the_one_that_is_served() -> None:
    assert (ROOT / "portal.graphql").read_text(encoding="utf-8") == printed(), "run `make generate` and commit it"


def test_each_operation_asks_for_its_permission() -> None:
    core: Any = portal_schema()._schema  # pyright: ignore[reportPrivateUsage]
    found: dict[str, str] = {}
    roots = (("Query", core.query_type), ("Mutation", core.mutation_type), ("Subscription", core.subscription_type))
    for root, kind in roots:
        for name, field in kind.fields.items():
            gates = [one for one in field.extensions["strawberry-definition"].extensions if isinstance(one, Gate)]
            found[f"{root}.{name}"] = " ".join(str(one) for gate in gates for one in gate.permissions)
    assert found == PERMISSIONS


def test_every_state_of_an_order_has_its_words() -> None:
    assert set(STAGES) == set(OrderState)


def test_nothing_of_the_house_is_in_the_schema() -> None:
    words = ("task", "fallout", "domainOrder", "deferral", "assignee", "internal", "priority", "audit", "run", "custom")
    assert [word for word in words if f" {word}" in printed() or f"{word}:" in printed()] == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CUSTOMER])
async def test_people_of_the_house_have_no_business_in_the_portal(portal: Portal, role: Role) -> None:
    refused = await (await portal.person(role)).post("{ me { name } }")
    assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (403, "denied")


async def test_nobody_comes_in_without_saying_who_they_are(portal: Portal) -> None:
    for headers in ({}, {"authorization": "Bearer olp_wrong"}, {"authorization": "Bearer olt_wrong"}):
        refused = await Visitor(portal.client, **headers).post("{ me { name } }")
        assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (401, "unauthenticated")


async def test_a_visit_is_good_in_the_portal_and_nowhere_else(portal: Portal) -> None:
    visitor = await portal.visitor(await number_of(portal))
    assert (await visitor.data("{ me { name account { name } } }"))["me"]["account"]["name"] == "Example household"
    assert (await visitor.post("{ viewer { name } }", path="/graphql")).status_code == 401
    listed = await portal.client.get("/tmf-api/productOrderingManagement/v4/productOrder", headers=visitor.headers)
    assert listed.status_code == 401


async def test_the_way_in_refuses_other_pages_and_malformed_bodies(portal: Portal) -> None:
    number = await number_of(portal)
    foreign = await portal.client.post(
        "/portal/session",
        json={"integration": "shop", "host": HOST, "token": token(number)},
        headers={"origin": "https://evil.example.com"},
    )
    assert foreign.status_code == 403
    assert (await portal.arrive(token(number), host="https://evil.example.com")).status_code == 401
    assert (await portal.arrive(token(number), more=1)).status_code == 400
    assert (await portal.arrive("x" * 9000)).status_code in (400, 413)
    used = token(number)
    assert (await portal.arrive(used)).status_code == 200
    replayed = await portal.arrive(used)
    assert (replayed.status_code, replayed.json()["code"]) == (401, "portal.token_replayed")


async def test_only_pages_of_the_integration_may_frame_the_portal(portal: Portal) -> None:
    allowed = await portal.client.get("/embed/frame", params={"integration": "shop", "host": HOST})
    assert f"frame-ancestors {HOST};" in allowed.headers["content-security-policy"]
    for wrong in ({"integration": "shop", "host": "https://evil.example.com"}, {"integration": "no", "host": HOST}, {}):
        assert (await portal.client.get("/embed/frame", params=wrong)).status_code == 403


async def test_each_origin_of_an_integration_may_frame_it_until_it_is_switched_off(portal: Portal) -> None:
    origins = ("https://a.example.com", "https://b.example.com:8443")
    async with portal.database.unit_of_work() as uow:
        made = await save_integration(uow, SYSTEM, site(key="two-homes", origins=origins))
    for origin in origins:
        page = await portal.client.get("/embed/frame", params={"integration": "two-homes", "host": origin})
        policy = page.headers["content-security-policy"].split("; ")
        ancestors = [part for part in policy if part.startswith("frame-ancestors")]
        assert (page.status_code, ancestors) == (200, [f"frame-ancestors {' '.join(origins)}"])
        assert "x-frame-options" not in page.headers
    for foreign in ("https://b.example.com", "https://a.example.com.evil.example.com", "null", "*"):
        refused = await portal.client.get("/embed/frame", params={"integration": "two-homes", "host": foreign})
        assert refused.status_code == 403
    off = site(key="two-homes", origins=origins, disabled=True, version=made.version)
    async with portal.database.unit_of_work() as uow:
        await save_integration(uow, SYSTEM, off)
    gone = await portal.client.get("/embed/frame", params={"integration": "two-homes", "host": origins[0]})
    assert gone.status_code == 403


async def test_a_visitor_orders_a_triple_play_and_follows_it(portal: Portal) -> None:
    visitor = await portal.visitor(await number_of(portal))
    number = await ordered(portal, visitor)
    found = await visitor.data(
        """query($n: String!) { cart { number } order(number: $n) { stage mayCancel sentAt
             lines { name stage place { city } values { label text } } recurringTotal { amount currency } } }""",
        n=number,
    )
    assert found["cart"] is None
    assert found["order"]["mayCancel"]
    assert found["order"]["lines"][0]["name"] == "Fibre triple play"
    assert {"label": "Download speed", "text": "600 Mbit/s"} in found["order"]["lines"][1]["values"]
    listed = await visitor.data("{ orders { nodes { number } } }")
    assert number in [one["number"] for one in listed["orders"]["nodes"]]
    gone = await visitor.data(
        'mutation($n: String!) { cancelOrder(input: {number: $n, reason: "No more"}) '
        "{ order { stage } problems { code } } }",
        n=number,
    )
    assert gone["cancelOrder"] == {"order": {"stage": "CANCELED"}, "problems": []}


async def test_the_same_tap_on_order_sends_one_order(portal: Portal) -> None:
    visitor = await portal.visitor(await number_of(portal))
    made = (await visitor.data(CART, lines=lines_of(portal)))["saveCart"]["order"]
    quote = await visitor.data(
        "query($l: [ChosenLine!]!) { quote(lines: $l) { terms { key version } } }", l=lines_of(portal)
    )
    tap = """mutation($version: Int!, $terms: [AcceptedTerms!]!, $key: String, $po: String) {
      checkout(input: {version: $version, terms: $terms, key: $key, purchaseOrder: $po}) {
      order { number } problems { code } } }"""
    given = {"version": made["version"], "terms": quote["quote"]["terms"], "key": f"tap-{new_id()}"}
    taps = await asyncio.gather(*(visitor.data(tap, **given) for _ in range(3)))
    assert [one["checkout"] for one in taps] == [{"order": {"number": made["number"]}, "problems": []}] * 3
    other = (await visitor.data(tap, **given, po="another"))["checkout"]
    assert (other["order"], [one["code"] for one in other["problems"]]) == (None, ["idempotency_conflict"])
    listed = await visitor.data("{ orders { nodes { number } } cart { number } }")
    assert [one["number"] for one in listed["orders"]["nodes"]].count(made["number"]) == 1
    assert listed["cart"] is None


async def test_a_bundle_shows_the_prices_of_what_is_always_in_it(portal: Portal) -> None:
    visitor = await portal.visitor(await number_of(portal))
    asked = (
        """query($key: String!) { offering(key: $key) { parts { key minimum } prices { kind amount { amount } } } }"""
    )
    found = (await visitor.data(asked, key="fibre-triple-play"))["offering"]
    always = [part["key"] for part in found["parts"] if part["minimum"] > 0]
    assert always != []
    for key in always:
        part = (await visitor.data(asked, key=key))["offering"]
        assert part["prices"] != []
        assert [price for price in part["prices"] if price not in found["prices"]] == []


async def test_prices_that_a_visitor_sends_are_no_part_of_the_cart(portal: Portal) -> None:
    visitor = await portal.visitor(await number_of(portal))
    lines = [{**line, "price": "0.01"} for line in lines_of(portal)]
    refused = (await visitor.post(CART, {"lines": lines})).json()
    assert refused["errors"]
    assert (await visitor.data("{ cart { number } }"))["cart"] is None


async def test_the_cart_is_one_visitors_own_and_not_overwritten_from_another_window(portal: Portal) -> None:
    number = await number_of(portal)
    one, other = await portal.visitor(number), await portal.person(Role.CUSTOMER, account_id=portal.house.account_id)
    first = (await one.data(CART, lines=lines_of(portal)))["saveCart"]["order"]
    assert (await other.data("{ cart { number } }"))["cart"] is None
    again = (await one.data(CART, lines=lines_of(portal)[:2], version=first["version"]))["saveCart"]
    assert (again["problems"], again["order"]["number"]) == ([], first["number"])
    for stale in (first["version"], None):
        refused = (await one.data(CART, lines=lines_of(portal), version=stale))["saveCart"]["problems"]
        assert [problem["path"] for problem in refused] == [["version"]]
    emptied = await one.data("mutation { emptyCart { problems { code } } }")
    assert emptied["emptyCart"]["problems"] == []
    assert (await one.data("{ cart { number } }"))["cart"] is None


async def test_nothing_of_another_account_is_there(portal: Portal) -> None:
    visitor = await portal.visitor(await number_of(portal))
    number = await ordered(portal, visitor)
    asked = await visitor.data(
        """mutation($n: String!) { raiseRequest(input: {kind: QUESTION, title: "When?", text: "When?", order: $n}) {
             request { number orderNumber } problems { code } } }""",
        n=number,
    )
    request = asked["raiseRequest"]["request"]["number"]
    assert asked["raiseRequest"]["request"]["orderNumber"] == number
    async with portal.database.unit_of_work() as uow:
        made = await create_account(uow, SYSTEM, CreateAccount(name="Next door", segment="residential"))
        place = await add_site(
            uow,
            SYSTEM,
            AddSite(account_id=made.id, name="Home", street="2 Main Street", city="Springfield", country="US"),
        )
    stranger = await portal.visitor(made.number)
    seen = await stranger.data(
        """query($n: String!, $r: String!) { order(number: $n) { id } request(number: $r) { number }
             orders { nodes { number } } requests { nodes { number } } me { account { places { name } } } }""",
        n=number,
        r=request,
    )
    assert seen == {
        "order": None,
        "request": None,
        "orders": {"nodes": []},
        "requests": {"nodes": []},
        "me": {"account": {"places": [{"name": place.name}]}},
    }
    for verb, variables in (
        ('cancelOrder(input: {number: $n, reason: "x"})', number),
        ('replyToRequest(input: {number: $n, text: "x"})', request),
        ("closeRequest(input: {number: $n})", request),
        ('reopenRequest(input: {number: $n, text: "x"})', request),
        ('raiseRequest(input: {kind: ISSUE, title: "x", text: "x", order: $n})', number),
    ):
        done = await stranger.data(f"mutation($n: String!) {{ it: {verb} {{ problems {{ code }} }} }}", n=variables)
        assert [one["code"] for one in done["it"]["problems"]] == ["missing"], verb
    placed = (await stranger.data(CART, lines=lines_of(portal)))["saveCart"]["problems"]
    assert placed
    assert all(problem["path"][-1] == "siteId" for problem in placed)


async def test_what_changes_is_told_to_visitors_of_the_account_and_to_nobody_else(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orderloom.graphql.app.LOOK_SECONDS", 0.05)
    visitor = await portal.visitor(await number_of(portal))
    number = await ordered(portal, visitor)
    asked = await visitor.data(ASK, n=number)
    request = asked["raiseRequest"]["request"]["number"]
    async with portal.database.unit_of_work() as uow:
        made = await create_account(uow, SYSTEM, CreateAccount(name="Down the road", segment="residential"))
    stranger = await portal.visitor(made.number)
    for field, wanted in (("orderChanged", number), ("requestChanged", request)):
        document = f"subscription($n: String!) {{ {field}(number: $n) {{ number }} }}"
        told = {"data": {field: {"number": wanted}}}
        own, foreign, unknown = (
            portal.listen(who, document, n)
            for who, n in ((visitor, wanted), (stranger, wanted), (visitor, "XYZ0000000"))
        )
        assert await own.next() == told
        assert (await foreign.next(), await unknown.next()) == (None, None)
        for _ in range(3):
            assert await own.chunks.get() == b":\n\n"
        row = "customer_order" if field == "orderChanged" else "customer_request"
        async with portal.database.reader() as reader:
            row_id = await reader.scalar(f"SELECT id FROM {row} WHERE number = :n", {"n": wanted})
        portal.live.publish([(f"{'order' if field == 'orderChanged' else 'request'}:{row_id}", {})])
        assert await own.next() == told
        async with portal.database.unit_of_work() as uow:
            await uow.execute("DELETE FROM portal_session WHERE name = 'Ada'")
        assert await own.next() is None
        for stream in (own, foreign, unknown):
            await stream.close()
        visitor, stranger = await portal.visitor(await number_of(portal)), await portal.visitor(made.number)


async def test_documents_that_ask_for_too_much_are_refused_as_everywhere(portal: Portal) -> None:
    visitor = await portal.visitor(await number_of(portal))
    many = "{ " + " ".join(f"a{n}: me {{ name }}" for n in range(60)) + " }"
    batch = await portal.client.post("/portal/graphql", json=[{"query": "{ me { name } }"}], headers=visitor.headers)
    assert batch.status_code == 400
    codes = [one["extensions"]["code"] for one in (await visitor.post(many)).json()["errors"]]
    assert codes == ["too_many_roots"]
    assert (await portal.client.get("/portal/graphql", headers=visitor.headers)).status_code == 405


async def test_a_token_of_an_account_may_use_the_portal_too(portal: Portal) -> None:
    async with portal.database.unit_of_work() as uow:
        wanted = CreateToken(name="portal token", roles=(Role.CUSTOMER,), account_id=portal.house.account_id)
        secret = await create_token(uow, SYSTEM, wanted)
    bearer = Visitor(portal.client, authorization=f"Bearer {secret}")
    assert (await bearer.data("{ me { name } }"))["me"]["name"] == "portal token"


async def test_answers_go_to_the_address_that_the_site_gave(portal: Portal) -> None:
    number = await number_of(portal)
    visitor = await portal.visitor(number, sub="grace", email="grace@example.org")
    order = await ordered(portal, visitor)
    asked = await visitor.data(ASK, n=order)
    async with portal.database.reader() as reader:
        row = await reader.row(
            "SELECT contact_email, language, priority FROM customer_request WHERE number = :n",
            {"n": asked["raiseRequest"]["request"]["number"]},
        )
    assert row is not None
    assert (row["contact_email"], row["language"]) == ("grace@example.org", "en")


async def test_a_file_goes_with_a_request_and_to_no_other_account(portal: Portal) -> None:
    number = await number_of(portal)
    visitor = await portal.visitor(number)
    asked = await visitor.data(
        'mutation { raiseRequest(input: {kind: ISSUE, title: "Broken", text: "See the picture."}) '
        "{ request { number } } }"
    )
    request = asked["raiseRequest"]["request"]["number"]
    attach = (
        'mutation($n: String!) { attachFile(input: {number: $n, name: "light.txt"}) { address problems { code } } }'
    )
    address = (await visitor.data(attach, n=request))["attachFile"]["address"]
    headers = {**visitor.headers, "content-type": "application/octet-stream"}
    other = await portal.visitor(number)
    async with portal.database.unit_of_work() as uow:
        made = await create_account(uow, SYSTEM, CreateAccount(name="Across the street"))
    stranger = await portal.visitor(made.number)
    assert (await portal.client.put(address, content=b"red", headers=stranger.headers)).status_code == 404
    assert (await portal.client.put(address, content=b"red", headers={"origin": ORIGIN})).status_code == 401
    assert (await portal.client.put(address, content=b"the light is red", headers=headers)).status_code == 204
    files = await other.data("query($n: String!) { request(number: $n) { files { id name size } } }", n=request)
    (file,) = files["request"]["files"]
    assert (file["name"], file["size"]) == ("light.txt", 16)
    fetch = "mutation($id: ID!) { fetchFile(id: $id) { address problems { code } } }"
    got = (await other.data(fetch, id=file["id"]))["fetchFile"]
    answer = await portal.client.get(got["address"], headers=other.headers)
    assert (answer.status_code, answer.content) == (200, b"the light is red")
    assert answer.headers["content-disposition"] == 'attachment; filename="light.txt"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    denied = (await stranger.data(fetch, id=file["id"]))["fetchFile"]
    assert (denied["address"], [one["code"] for one in denied["problems"]]) == (None, ["missing"])
    refused = (await stranger.data(attach, n=request))["attachFile"]
    assert [one["code"] for one in refused["problems"]] == ["missing"]
