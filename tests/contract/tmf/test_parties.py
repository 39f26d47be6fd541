"""TMF632 and TMF629 over HTTP: what was said comes back, what is kept shows in the house, and the rules of TMF630."""

import copy
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orderloom.identity.contracts import Role
from orderloom.kernel import json
from orderloom.main.web import create_app
from orderloom.parties import queries
from orderloom.parties.commands import create_account, update_account
from orderloom.parties.contracts import Account, AccountKind, AccountStatus, CreateAccount, UpdateAccount
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from tests.builders.orders import SYSTEM, open_account
from tests.builders.tmf import fits, needs_material
from tests.contract.tmf.conftest import Client, token

PARTY_4, PARTY_5 = "/tmf-api/party/v4", "/tmf-api/partyManagement/v5"
CUSTOMER_4, CUSTOMER_5 = "/tmf-api/customerManagement/v4", "/tmf-api/customer/v5"
FILES = {
    PARTY_4: "TMF632_Party_Management_API_v4.0.0_swagger.json",
    PARTY_5: "TMF632-Party_Management-v5.0.0.oas.json",
    CUSTOMER_4: "TMF629_Customer_Management_API_v4.0.0_swagger.json",
    CUSTOMER_5: "TMF629-Customer_Management-v5.0.1.oas.json",
}
STARTS = {"startDateTime": "2031-05-02T08:13:59.506Z"}
PERSON_4: dict[str, Any] = {
    "givenName": "Front",
    "familyName": "Desk",
    "gender": "female",
    "birthDate": "1967-09-26T05:00:00.246Z",
    "contactMedium": [
        {"mediumType": "email", "preferred": True, "characteristic": {"emailAddress": "desk@client.example"}},
        {"mediumType": "phone", "characteristic": {"phoneNumber": "+351 210 000 000"}, "validFor": STARTS},
    ],
    "languageAbility": [{"languageCode": "pt", "isFavouriteLanguage": True}],
    "loyalty": {"tier": "gold"},
    "@type": "Individual",
}
PERSON_5: dict[str, Any] = {
    "givenName": "Front",
    "familyName": "Desk",
    "contactMedium": [
        {"contactType": "work", "emailAddress": "desk5@client.example", "@type": "EmailContactMedium"},
        {"contactType": "work", "phoneNumber": "+351 1", "@type": "PhoneContactMedium"},
    ],
    "externalReference": [{"id": "e-1", "externalIdentifierType": "erp", "@type": "ExternalIdentifier"}],
    "@type": "Individual",
}
HOUSE_4: dict[str, Any] = {
    "name": "Moon Bakery Ltd",
    "tradingName": "Moon Bakery",
    "isLegalEntity": True,
    "organizationType": "company",
    "contactMedium": [
        {
            "mediumType": "post",
            "characteristic": {"street1": "1 Pier", "city": "Porto", "country": "PT", "postCode": "4"},
        }
    ],
    "organizationIdentification": [
        {"identificationId": "PT 1", "identificationType": "tax", "issuingDate": STARTS["startDateTime"]}
    ],
    "partyCharacteristic": [{"name": "ovens", "value": 7, "valueType": "number"}],
    "@type": "Organization",
}
HOUSE_5: dict[str, Any] = {
    "name": "Sun Bakery Ltd",
    "tradingName": "Sun Bakery",
    "isHeadOffice": True,
    "relatedParty": [
        {
            "role": "owner",
            "partyOrPartyRole": {"id": "o-1", "@type": "PartyRef", "@referredType": "Individual"},
            "@type": "RelatedPartyOrPartyRole",
        }
    ],
    "@type": "Organization",
}
BUYER_4: dict[str, Any] = {
    "name": "Moon Bakery, account of the shops",
    "status": "Approved",
    "statusReason": "credit is good",
    "engagedParty": {"id": "crm-9", "name": "Moon Bakery", "@referredType": "Organization"},
    "characteristic": [{"name": "churn", "value": "low"}],
    "validFor": STARTS,
    "@type": "Customer",
}
BUYER_5: dict[str, Any] = {
    "name": "Sun Bakery",
    "description": "by the sea",
    "engagedParty": {"id": "crm-10", "@type": "PartyRef", "@referredType": "Organization"},
    "status": "Approved",
    "@type": "Customer",
}
SAID = {
    "person-4": (f"{PARTY_4}/individual", PERSON_4),
    "person-5": (f"{PARTY_5}/individual", PERSON_5),
    "house-4": (f"{PARTY_4}/organization", HOUSE_4),
    "house-5": (f"{PARTY_5}/organization", HOUSE_5),
    "buyer-4": (f"{CUSTOMER_4}/customer", BUYER_4),
    "buyer-5": (f"{CUSTOMER_5}/customer", BUYER_5),
}
TYPES = {"individual": "Individual", "organization": "Organization", "customer": "Customer"}
each = pytest.mark.parametrize(("path", "said"), SAID.values(), ids=SAID)


@pytest.fixture(scope="module")
async def client(database: Database, redis_url: str) -> AsyncIterator[Client]:
    app = create_app(Settings(env="test"), database, Live(redis_url))[1]
    async with Client(app) as one:
        one.headers["authorization"] = f"Bearer {await token(database, Role.ORDER_AGENT)}"
        yield one


async def post(client: Client, path: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    answer = await client.post(path, json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == answer.json()["href"]
    return answer.json()


async def patch(client: Client, path: str, body: Any, media_type: str = "application/merge-patch+json") -> Any:
    answer = await client.request("PATCH", path, json=body, headers={"content-type": media_type})
    assert answer.status_code == 200, answer.text
    return answer.json()


def misfits(path: str, body: dict[str, Any]) -> list[str]:
    base, _, name = path.rpartition("/")
    return fits(FILES[base], body, TYPES[name])


async def of(database: Database, id_: str) -> Account:
    async with database.reader() as reader:
        return (await queries.accounts_by_id(reader, [UUID(id_)]))[UUID(id_)]


@each
async def test_what_was_said_comes_back_as_it_was_said(client: Client, path: str, said: dict[str, Any]) -> None:
    made = await post(client, path, said)
    assert {name: made[name] for name in said} == said
    assert set(made) == {*said, "id", "href"}
    assert (await client.get(made["href"])).json() == made


@needs_material
@each
async def test_what_is_told_fits_the_specification_in_both_versions(
    client: Client, path: str, said: dict[str, Any]
) -> None:
    made = await post(client, path, said)
    assert misfits(path, made) == []
    base, _, name = path.rpartition("/")
    other = {PARTY_4: PARTY_5, PARTY_5: PARTY_4, CUSTOMER_4: CUSTOMER_5, CUSTOMER_5: CUSTOMER_4}[base]
    told = (await client.get(f"{other}/{name}/{made['id']}")).json()
    assert misfits(f"{other}/{name}", told) == []
    listed = await client.get(f"{other}/{name}", params={"limit": "100"})
    assert [misfits(f"{other}/{name}", one) for one in listed.json()] == [[]] * len(listed.json())


@each
async def test_it_is_changed_found_and_taken_away(client: Client, path: str, said: dict[str, Any]) -> None:
    made = await post(client, path, said)
    after = await patch(client, made["href"], {"@schemaLocation": "https://client.example/own.json", "own": 1})
    assert after == {**made, "@schemaLocation": "https://client.example/own.json", "own": 1}
    assert (await client.get(path, params={"id": made["id"]})).json() == [after]
    chosen = (await client.get(made["href"], params={"fields": "@schemaLocation"})).json()
    assert set(chosen) == {"id", "href", "@type", "@schemaLocation"}
    assert (await client.delete(made["href"])).status_code == 204
    assert (await client.get(made["href"])).status_code == 404
    assert (await client.get(path, params={"id": made["id"]})).json() == []


@each
async def test_ids_stay_and_what_is_needed_is_asked_for(client: Client, path: str, said: dict[str, Any]) -> None:
    made = await post(client, path, said)
    refused = await client.request(
        "PATCH", made["href"], json={"id": "x"}, headers={"content-type": "application/merge-patch+json"}
    )
    assert (refused.status_code, refused.json()["code"]) == (400, "tmf.immutable")
    lacking = {name: value for name, value in said.items() if name not in ("tradingName", "name", "familyName")}
    answer = await client.post(path, json=lacking)
    assert answer.status_code == 400
    assert (await client.get(made["href"])).json() == made
    assert (await client.get(f"{path}/nobody")).status_code == 404


@each
async def test_saying_it_twice_under_one_key_makes_it_once(client: Client, path: str, said: dict[str, Any]) -> None:
    key = {"idempotency-key": f"once {path}"}
    made = await post(client, path, said, **key)
    assert await post(client, path, said, **key) == made
    other = await client.post(path, json={**said, "own": 2}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_conflict")


async def test_lists_are_paged(client: Client) -> None:
    for _ in range(3):
        await post(client, f"{PARTY_4}/organization", HOUSE_4)
    page = await client.get(f"{PARTY_4}/organization", params={"limit": "2", "offset": "1"})
    assert (page.status_code, len(page.json()), page.headers["x-result-count"]) == (206, 2, "2")
    assert int(page.headers["x-total-count"]) >= 3


async def test_what_the_house_changes_shows_in_its_own_words(client: Client, database: Database) -> None:
    made = await post(client, f"{PARTY_4}/organization", HOUSE_4)
    account = await of(database, made["id"])
    assert (account.name, account.kind, account.status) == (
        "Moon Bakery Ltd",
        AccountKind.BUSINESS,
        AccountStatus.PROSPECT,
    )
    assert account.billing_address is not None
    assert account.billing_address.street == "1 Pier"
    async with database.unit_of_work() as uow:
        await update_account(uow, SYSTEM, UpdateAccount(account_id=account.id, version=1, name="Renamed"))
    told = (await client.get(made["href"])).json()
    assert told == {**made, "name": "Renamed", "tradingName": "Renamed"}


async def test_a_person_of_an_organization_is_its_contact_and_another_has_an_account(
    client: Client, database: Database
) -> None:
    house = await post(client, f"{PARTY_4}/organization", HOUSE_4)
    related = [{"id": house["id"], "role": "employer", "@referredType": "Organization"}]
    await post(client, f"{PARTY_4}/individual", {**PERSON_4, "relatedParty": related})
    account = await of(database, house["id"])
    async with database.reader() as reader:
        contacts = await queries.contacts_of_account(reader, [account.id])
    assert [(one.name, one.email, one.phone) for one in contacts] == [
        ("Front Desk", "desk@client.example", "+351 210 000 000")
    ]


async def test_a_party_becomes_a_customer_with_the_account_that_it_has(client: Client, database: Database) -> None:
    house = await post(client, f"{PARTY_4}/organization", HOUSE_4)
    engaged = {"id": house["id"], "@referredType": "Organization"}
    buyer = await post(client, f"{CUSTOMER_4}/customer", {**BUYER_4, "engagedParty": engaged})
    assert (buyer["id"], (await of(database, house["id"])).status) == (house["id"], AccountStatus.ACTIVE)
    again = await post(client, f"{CUSTOMER_4}/customer", {**BUYER_4, "engagedParty": engaged})
    assert (await of(database, again["id"])).parent_id == (await of(database, house["id"])).id
    assert (await client.get(house["href"])).json() == house


async def test_accounts_of_the_workspace_are_told_too(client: Client, database: Database) -> None:
    async with database.unit_of_work() as uow:
        new = CreateAccount(name="Plain Buyer", kind=AccountKind.CONSUMER)
        consumer = await create_account(uow, SYSTEM, new)
    told = (await client.get(f"{CUSTOMER_4}/customer/{consumer.id}")).json()
    person = (await client.get(f"{PARTY_5}/individual/{told['engagedParty']['id']}")).json()
    assert (told["name"], told["status"]) == ("Plain Buyer", "active")
    assert (person["givenName"], person["familyName"], person["name"]) == ("Plain", "Buyer", "Plain Buyer")


async def test_a_status_that_we_know_is_kept(client: Client, database: Database) -> None:
    buyer = await post(client, f"{CUSTOMER_5}/customer", BUYER_5)
    after = await patch(
        client,
        buyer["href"],
        [{"op": "replace", "path": "/status", "value": "Suspended"}],
        "application/json-patch+json",
    )
    assert (after["status"], (await of(database, buyer["id"])).status) == ("Suspended", AccountStatus.SUSPENDED)


async def test_others_accounts_are_out_of_reach(client: Client, database: Database) -> None:
    own = await open_account(database)
    other = await post(client, f"{CUSTOMER_4}/customer", BUYER_4)
    headers = {"authorization": f"Bearer {await token(database, Role.CUSTOMER, account=own)}"}
    listed = await client.get(f"{CUSTOMER_4}/customer", headers=headers)
    assert [one["id"] for one in listed.json()] == [str(own.id)]
    assert (await client.get(other["href"], headers=headers)).status_code == 404
    assert (await client.post(f"{CUSTOMER_4}/customer", json=BUYER_4, headers=headers)).status_code == 403


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.text(max_size=20)
    | st.sampled_from(["\x00", "\ud800", "2019-13-45", "9" * 400, " ", "a@b", {}, [], [None], [[]]])
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[str, Any]:
    """A good body with up to three of its values replaced."""
    path, said = draw(st.sampled_from(list(SAID.values())))
    body = copy.deepcopy(said)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(places(said)[1:]))
        target: Any = body
        try:
            for step in way:
                target = target[step]
            target[last] = draw(SCALARS)
        except (KeyError, IndexError, TypeError):
            continue
    return path, body


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(spoiled())
async def test_whatever_is_sent_is_answered_by_a_resource_or_a_refusal(client: Client, sent: tuple[str, Any]) -> None:
    path, body = sent
    try:
        content = json.dumps(body)
    except UnicodeEncodeError:
        return
    answer = await client.post(path, content=content, headers={"content-type": "application/json"})
    assert answer.status_code in (201, 400), answer.text
    if answer.status_code == 201:
        again = await client.get(answer.json()["href"])
        assert (again.status_code, again.json()) == (200, answer.json())
