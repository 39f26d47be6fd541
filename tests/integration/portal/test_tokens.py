"""Tokens of embedding sites: a good one brings its customer in once, and every other one is refused by name."""

import base64
import hmac
import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, SECP384R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as ec_key
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as rsa_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from orderloom.identity.access import actor
from orderloom.identity.contracts import Actor, Role
from orderloom.integration.portal.commands import open_portal, rotate_secret, save_integration
from orderloom.integration.portal.contracts import Algorithm, Integration, OpenedPortal, RotateSecret
from orderloom.integration.portal.queries import integration, place, visitor
from orderloom.kernel.errors import Denied, DomainError, StaleVersion
from orderloom.kernel.ids import new_id
from orderloom.parties.commands import create_account
from orderloom.parties.contracts import Account, CreateAccount
from orderloom.platform.db import Database
from tests.builders.portal import AUDIENCE, HOST, PRIVATE, jwk, site, token

SYSTEM = Actor.system("test")


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    async with database.unit_of_work() as uow:
        made = await create_account(uow, SYSTEM, CreateAccount(name="Ada's household", external_id="crm-7"))
        await create_account(uow, SYSTEM, CreateAccount(name="Next door"))
        await save_integration(uow, SYSTEM, site())
    return made


async def opened(database: Database, given: str, key: str = "shop", host: str = HOST) -> OpenedPortal:
    async with database.unit_of_work() as uow:
        return await open_portal(uow, key, host, given)


async def code(database: Database, given: str, **more: str) -> str:
    """Why the token was refused; a refusal opens nothing."""
    async with database.reader() as reader:
        before = await reader.scalar("SELECT count(*) FROM portal_session")
    with pytest.raises(DomainError) as refused:
        await opened(database, given, **more)
    async with database.reader() as reader:
        assert await reader.scalar("SELECT count(*) FROM portal_session") == before
    return refused.value.problems[0].code


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
async def test_a_good_token_opens_a_visit_of_a_quarter_of_an_hour(
    database: Database, account: Account, algorithm: str
) -> None:
    visit = await opened(database, token(account.number, algorithm=algorithm))
    async with database.reader() as reader:
        found = await visitor(reader, visit.secret)
        assert found is not None
        assert (visit.expires_at - reader.now).total_seconds() == pytest.approx(900, abs=30)
        stored = await reader.rows("SELECT id_hash FROM portal_session")
    assert all(visit.secret not in row["id_hash"] for row in stored)
    assert (found.actor.account_id, found.actor.roles, found.name) == (account.id, {Role.CUSTOMER}, "Ada")
    again = await opened(database, token("crm-7", algorithm=algorithm))
    async with database.reader() as reader:
        same = await visitor(reader, again.secret)
    assert same is not None
    assert same.actor.id == found.actor.id


async def test_a_token_is_good_once(database: Database, account: Account) -> None:
    given = token(account.number)
    await opened(database, given)
    assert await code(database, given) == "portal.token_replayed"
    used = jwt.decode(given, options={"verify_signature": False})["jti"]
    assert await code(database, token(account.number, jti=used)) == "portal.token_replayed"


NOW = int(time.time())
SHORT_RSA = rsa_key(public_exponent=65537, key_size=1024)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"exp": NOW - 10, "iat": NOW - 60}, "portal.token_stale"),
        ({"iat": NOW + 3000, "exp": NOW + 3060}, "portal.token_stale"),
        ({"nbf": NOW + 3000}, "portal.token_stale"),
        ({"iat": NOW - 3600, "exp": NOW + 3600}, "portal.token_lives_too_long"),
        ({"aud": "somebody else"}, "portal.wrong_audience"),
        ({"aud": None}, "portal.wrong_audience"),
        ({"aud": {"orderloom": 1}}, "portal.wrong_audience"),
        ({"iss": "https://evil.example.com"}, "portal.wrong_issuer"),
        ({"iss": None}, "portal.wrong_issuer"),
        ({"jti": None}, "portal.token_malformed"),
        ({"jti": "short"}, "portal.token_malformed"),
        ({"exp": None}, "portal.token_malformed"),
        ({"iat": None}, "portal.token_malformed"),
        ({"exp": "soon"}, "portal.token_malformed"),
        ({"exp": 1e300}, "portal.token_malformed"),
        ({"exp": True}, "portal.token_malformed"),
        ({"sub": None}, "portal.token_malformed"),
        ({"account": None}, "portal.token_malformed"),
        ({"account": 7}, "portal.token_malformed"),
        ({"name": "nul\0"}, "portal.token_malformed"),
        ({"account": "ACC9999999"}, "portal.account_unknown"),
        ({"account": "ACC"}, "portal.account_unknown"),
        ({"account": "%"}, "portal.account_unknown"),
        ({"account": "Next door"}, "portal.account_unknown"),
    ],
)
async def test_a_token_that_says_what_it_must_not_is_refused(
    database: Database, account: Account, changed: dict[str, Any], expected: str
) -> None:
    shift = int(time.time()) - NOW
    moments = {name for name, value in changed.items() if type(value) is int and value > 1000}
    moved = {name: value + shift if name in moments else value for name, value in changed.items()}
    assert await code(database, token(**{"account": account.number, **moved})) == expected


async def test_signatures_of_other_keys_and_other_ways_are_refused(database: Database, account: Account) -> None:
    assert await code(database, token(account.number, key=ec_key(SECP256R1()))) == "portal.bad_signature"
    assert await code(database, token(account.number, head={"kid": "nobody's"})) == "portal.bad_signature"
    assert await code(database, _confused(account.number)) == "portal.algorithm_refused"
    unsigned = jwt.encode({"sub": "ada", "account": account.number}, "", algorithm="none")
    assert await code(database, unsigned) == "portal.algorithm_refused"
    head, body, signature = token(account.number).split(".")
    said = json.loads(base64.urlsafe_b64decode(body + "=="))
    forged = base64.urlsafe_b64encode(json.dumps({**said, "account": "crm-7"}).encode()).decode().rstrip("=")
    assert await code(database, f"{head}.{forged}.{signature}") == "portal.bad_signature"
    assert await code(database, f"{head}.{body}.") == "portal.bad_signature"
    for nonsense in ("", "x", "a.b.c", "é.é.é", "." * 9000, "[]"):
        assert await code(database, nonsense) == "portal.token_malformed"


def _confused(account: str) -> str:
    """Signed by HMAC with the public key of the site for its secret."""
    secret = PRIVATE["RS256"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    body = token(account).split(".")[1]
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').decode().rstrip("=")
    mac = hmac.new(secret, f"{head}.{body}".encode(), "sha256").digest()
    return f"{head}.{body}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


async def test_an_allowed_algorithm_is_not_taken_when_the_integration_does_not_allow_it(
    database: Database, account: Account
) -> None:
    async with database.unit_of_work() as uow:
        await save_integration(uow, SYSTEM, site(key="only-es", algorithms=(Algorithm.ES256,)))
    assert await code(database, token(account.number, algorithm="RS256"), key="only-es") == "portal.algorithm_refused"
    await opened(database, token(account.number), key="only-es")


async def test_pages_of_other_sites_and_disabled_integrations_open_nothing(
    database: Database, account: Account
) -> None:
    given = token(account.number)
    assert await code(database, given, host="https://evil.example.com") == "portal.place_refused"
    assert await code(database, given, host=HOST + ".evil.example.com") == "portal.place_refused"
    assert await code(database, given, key="nothing") == "portal.place_refused"
    async with database.unit_of_work() as uow:
        made = await save_integration(uow, SYSTEM, site(key="closing"))
    visit = await opened(database, token(account.number), key="closing")
    async with database.unit_of_work() as uow:
        await save_integration(uow, SYSTEM, site(key="closing", disabled=True, version=made.version))
    assert await code(database, token(account.number), key="closing") == "portal.place_refused"
    async with database.reader() as reader:
        assert await visitor(reader, visit.secret) is None
        assert await place(reader, "closing", HOST) is None


@pytest.mark.parametrize(
    ("changed", "goes_on"),
    [
        ({"name": "Another name"}, True),
        ({"origins": ("https://other.example.com",)}, False),
        ({"issuer": "https://other.example.com"}, False),
        ({"account_claim": "customer"}, False),
    ],
    ids=["name", "origins", "issuer", "account_claim"],
)
async def test_visits_end_when_what_let_them_in_changes(
    database: Database, account: Account, changed: dict[str, Any], goes_on: bool
) -> None:
    key = f"moving-{next(iter(changed)).replace('_', '-')}"
    async with database.unit_of_work() as uow:
        made = await save_integration(uow, SYSTEM, site(key=key))
    visit = await opened(database, token(account.number), key=key)
    async with database.unit_of_work() as uow:
        await save_integration(uow, SYSTEM, site(**{"key": key, "version": made.version, **changed}))
    async with database.reader() as reader:
        assert (await visitor(reader, visit.secret) is not None) is goes_on


async def test_a_visit_ends_with_its_time_and_with_the_next_one_of_its_page(
    database: Database, account: Account
) -> None:
    first = await opened(database, token(account.number))
    async with database.unit_of_work() as uow:
        second = await open_portal(uow, "shop", HOST, token(account.number), first.secret)
    async with database.reader() as reader:
        assert await visitor(reader, first.secret) is None
        assert await visitor(reader, second.secret) is not None
        assert await visitor(reader, second.secret.removeprefix("olp_")) is None
    async with database.unit_of_work() as uow:
        await uow.execute("UPDATE portal_session SET expires_at = now() - interval '1 second'")
    async with database.reader() as reader:
        assert await visitor(reader, second.secret) is None


async def rotated(database: Database, found: Integration, **more: Any) -> tuple[Integration, str]:
    async with database.unit_of_work() as uow:
        done = await rotate_secret(uow, SYSTEM, RotateSecret(key=found.key, version=found.version, **more))
    return done.integration, done.secret


async def test_a_secret_is_shown_once_sealed_at_rest_and_rotated_without_a_gap(
    database: Database, account: Account
) -> None:
    async with database.unit_of_work() as uow:
        made = await save_integration(uow, SYSTEM, site(key="secretive", algorithms=(Algorithm.HS256,), keys=None))

    def signed(secret: str) -> str:
        return token(account.number, algorithm="HS256", key=secret)

    assert await code(database, signed("x" * 40), key="secretive") == "portal.bad_signature"
    made, first = await rotated(database, made)
    assert len(first.encode()) >= 32
    async with database.reader() as reader:
        stored = await reader.scalar("SELECT sealed_secrets FROM portal_integration WHERE key = 'secretive'")
    assert first not in str(stored)
    await opened(database, signed(first), key="secretive")
    made, second = await rotated(database, made)
    for good in (first, second):
        await opened(database, signed(good), key="secretive")
    made, third = await rotated(database, made, drop_others=True)
    assert await code(database, signed(second), key="secretive") == "portal.bad_signature"
    await opened(database, signed(third), key="secretive")
    for weak in ("short", "a" * 64):
        with pytest.raises(DomainError) as refused:
            await rotated(database, made, secret=weak)
        assert refused.value.problems[0].code == "portal.weak_secret"


def _private_pem() -> str:
    return PRIVATE["ES256"].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"key": "Bad Key"}, ("portal.bad_integration", ("key",))),
        ({"origins": ()}, ("portal.bad_integration", ("origins",))),
        ({"origins": ("https://a.example.com/path",)}, ("portal.bad_origin", ("origins", 0))),
        ({"origins": ("https://*.example.com",)}, ("portal.bad_origin", ("origins", 0))),
        ({"origins": (HOST, "http://a.example.com")}, ("portal.bad_origin", ("origins", 1))),
        ({"origins": ("https://a.example.com; script-src *",)}, ("portal.bad_origin", ("origins", 0))),
        ({"algorithms": ()}, ("portal.bad_integration", ("algorithms",))),
        ({"account_claim": "exp"}, ("portal.bad_integration", ("account_claim",))),
        ({"keys": "no keys"}, ("portal.bad_keys", ("keys",))),
        ({"keys": "[" * 40_000}, ("portal.bad_keys", ("keys",))),
        ({"keys": "{}"}, ("portal.bad_keys", ("keys",))),
        ({"keys": '{"keys": []}'}, ("portal.bad_keys", ("keys",))),
        ({"keys": '{"kty": "oct", "k": "c2VjcmV0"}'}, ("portal.bad_keys", ("keys",))),
        ({"keys": json.dumps(jwk("ES256", ec_key(SECP384R1())))}, ("portal.bad_keys", ("keys",))),
        (
            {"keys": json.dumps(jwk("RS256", SHORT_RSA))},
            ("portal.bad_keys", ("keys",)),
        ),
        ({"keys": json.dumps(jwk("ES256"))}, ("portal.bad_integration", ("keys",))),
        ({"keys": _private_pem()}, ("portal.bad_keys", ("keys",))),
        ({"theme": {"accent": "url(https://evil.example.com)"}}, ("portal.bad_theme", ("theme", "accent"))),
        ({"theme": {"accent": "#fff;}body{display:none"}}, ("portal.bad_theme", ("theme", "accent"))),
        ({"theme": {"position": "fixed"}}, ("portal.bad_theme", ("theme", "position"))),
    ],
)
async def test_an_integration_that_could_do_harm_is_refused(
    database: Database, account: Account, changed: dict[str, Any], expected: tuple[str, tuple[Any, ...]]
) -> None:
    async with database.reader() as reader:
        before = await integration(reader, SYSTEM, "shop")
    assert before is not None
    wanted = site(**{"key": "shop", "version": before.version, **changed})
    with pytest.raises(DomainError) as refused:
        async with database.unit_of_work() as uow:
            await save_integration(uow, SYSTEM, wanted)
    assert (refused.value.problems[0].code, refused.value.problems[0].path) == expected
    async with database.reader() as reader:
        assert await integration(reader, SYSTEM, "shop") == before


async def test_integrations_are_saved_by_administrators_and_not_over_each_other(
    database: Database, account: Account
) -> None:
    agent = actor(new_id(), "agent", (Role.ORDER_MANAGER,))
    async with database.unit_of_work() as uow:
        with pytest.raises(Denied):
            await save_integration(uow, agent, site(key="mine"))
        made = await save_integration(uow, SYSTEM, site(key="theirs", theme={"accent": "#0a5", "radius": "8px"}))
        await save_integration(uow, SYSTEM, site(key="theirs", name="New name", version=made.version, keys=None))
        with pytest.raises(StaleVersion):
            await save_integration(uow, SYSTEM, site(key="theirs", version=made.version))
        with pytest.raises(DomainError) as taken:
            await save_integration(uow, SYSTEM, site(key="theirs"))
    assert taken.value.problems[0].code == "portal.key_taken"


async def test_pem_keys_are_understood(database: Database, account: Account) -> None:
    pem = PRIVATE["RS256"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    async with database.unit_of_work() as uow:
        await save_integration(uow, SYSTEM, site(key="pem", algorithms=(Algorithm.RS256,), keys=pem))
    visit = await opened(database, token(account.number, algorithm="RS256", aud=[AUDIENCE, "others"]), key="pem")
    assert visit.account_id == account.id


async def test_a_key_of_the_site_is_rotated_with_an_overlap_and_then_is_good_no_more(
    database: Database, account: Account
) -> None:
    old, new = ec_key(SECP256R1()), ec_key(SECP256R1())

    def keys(**named: Any) -> str:
        return json.dumps({"keys": [{**jwk("ES256", key), "kid": kid} for kid, key in named.items()]})

    def signed(key: Any, kid: str) -> str:
        return token(account.number, key=key, head={"kid": kid})

    async def save(version: int | None, given: str) -> Integration:
        wanted = site(key="rotating", algorithms=(Algorithm.ES256,), keys=given, version=version)
        async with database.unit_of_work() as uow:
            return await save_integration(uow, SYSTEM, wanted)

    made = await save(None, keys(old=old))
    assert await code(database, signed(new, "new"), key="rotating") == "portal.bad_signature"
    made = await save(made.version, keys(old=old, new=new))
    for key, kid in ((old, "old"), (new, "new")):
        await opened(database, signed(key, kid), key="rotating")
    assert await code(database, signed(old, "new"), key="rotating") == "portal.bad_signature"
    visit = await opened(database, signed(old, "old"), key="rotating")
    await save(made.version, keys(new=new))
    assert await code(database, signed(old, "old"), key="rotating") == "portal.bad_signature"
    assert await code(database, signed(old, "new"), key="rotating") == "portal.bad_signature"
    async with database.reader() as reader:
        assert await visitor(reader, visit.secret) is None
    await opened(database, signed(new, "new"), key="rotating")


async def test_a_token_for_one_site_is_nothing_to_another(database: Database, account: Account) -> None:
    other = site(key="other-shop", issuer="https://other.example.com", audience="orderloom-other")
    async with database.unit_of_work() as uow:
        await save_integration(uow, SYSTEM, other)
    given = token(account.number)
    assert await code(database, given, key="other-shop") == "portal.wrong_issuer"
    meant = token(account.number, iss="https://other.example.com")
    assert await code(database, meant, key="other-shop") == "portal.wrong_audience"
    await opened(database, given)
