"""Where a connection may lead, and which secrets go along."""

import pytest

from orderloom.integration.adapters.addresses import NoWay, Place, headers_of, is_public, leads_inside, reach
from orderloom.integration.adapters.contracts import Connection, Header


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a01:203", False),
        ("64:ff9b::808:808", True),
        ("2002:a01:203::1", False),
    ],
)
def test_only_public_addresses_are_called(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("https://localhost/x", True),
        ("https://db.internal", True),
        ("https://[::1]:8000", True),
        ("https://169.254.169.254/latest", True),
        ("https://api.example.com", False),
    ],
)
def test_an_address_that_says_that_it_leads_inside_is_known_by_sight(url: str, inside: bool) -> None:
    assert leads_inside(url) is inside


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1:9", "https://localhost", "http://8.8.8.8", "ftp://8.8.8.8", "8.8.8.8"]
)
async def test_what_leads_inside_or_without_tls_is_not_called(url: str) -> None:
    with pytest.raises(NoWay) as refused:
        await reach(Place(url=url, trusted=False))
    assert refused.value.failed.code == "not_allowed"
    assert refused.value.failed.transient is False


@pytest.mark.parametrize("url", ["https://a..b", f"https://{'a' * 70}.example.com", "https://8.8.8.8:99999"])
async def test_what_no_system_can_be_called_is_not_called(url: str) -> None:
    with pytest.raises(NoWay) as refused:
        await reach(Place(url=url, trusted=False))
    assert refused.value.failed.transient is False


async def test_an_address_of_the_settings_is_trusted() -> None:
    assert (await reach(Place(url="http://127.0.0.1:9000", trusted=True))).url == "http://127.0.0.1:9000"


async def test_the_address_that_was_checked_is_the_one_that_is_called() -> None:
    reached = await reach(Place(url="https://8.8.8.8:8443/v1", trusted=False))
    assert reached.url == "https://8.8.8.8:8443/v1"
    assert reached.headers == {"host": "8.8.8.8:8443"}
    assert reached.extensions == {"sni_hostname": "8.8.8.8"}


async def test_what_an_address_asks_by_its_query_is_asked_of_the_address_that_was_checked() -> None:
    reached = await reach(Place(url="https://8.8.8.8/hook?tenant=7&key=a%2Fb", trusted=False))
    assert reached.url == "https://8.8.8.8/hook?tenant=7&key=a%2Fb"


def connection(*headers: Header) -> Connection:
    return Connection(
        schema="orderloom.connection/1",
        key="crm",
        name={"en": "CRM"},
        kind="http",
        base_url="https://crm.example.com",
        headers=headers,
        operations=(),
    )


def test_a_secret_goes_to_its_own_host_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORDERLOOM_SECRET_CRM", "crm.example.com s3cr3t")
    crm = connection(Header(name="Authorization", value="Bearer ", secret="CRM"), Header(name="X-Side", value="left"))
    assert headers_of(crm, Place(url="https://crm.example.com/v1", trusted=False)) == {
        "authorization": "Bearer s3cr3t",
        "x-side": "left",
    }
    with pytest.raises(NoWay) as refused:
        headers_of(crm, Place(url="https://elsewhere.example.com", trusted=False))
    assert "s3cr3t" not in str(refused.value)
    assert refused.value.failed.code == "not_allowed"


@pytest.mark.parametrize("kept", ["", "s3cr3t"])
def test_a_secret_that_is_not_there_or_names_no_host_is_told(monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    monkeypatch.setenv("ORDERLOOM_SECRET_CRM", kept)
    with pytest.raises(NoWay) as refused:
        headers_of(connection(Header(name="A", secret="CRM")), Place(url="https://crm.example.com", trusted=False))
    assert "ORDERLOOM_SECRET_CRM" in str(refused.value)
    assert "s3cr3t" not in str(refused.value)
