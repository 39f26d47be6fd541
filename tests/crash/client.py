"""The client of the crash tests: posts orders by TMF622, and repeats with the same key until it has an answer."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import psycopg

from tests.crash.cluster import Cluster

ACCOUNT = "DEMO-ACME"
SITE = "SELECT s.id FROM site s JOIN account a ON a.id = s.account_id WHERE a.external_id = %s ORDER BY s.id"
ORDERS = "/tmf-api/productOrderingManagement/v4/productOrder"


def fibre_order(number: str, site: str) -> dict[str, Any]:
    """A fibre triple play for the demo account; `number` is the external id, which makes a repeat harmless."""
    return {
        "externalId": number,
        "description": "crash test",
        "relatedParty": [{"id": ACCOUNT, "role": "customer", "@referredType": "Organization"}],
        "productOrderItem": [
            {
                "id": "1",
                "action": "add",
                "quantity": 1,
                "productOffering": {"id": "fibre-triple-play"},
                "product": {"place": [{"id": site, "role": "installation"}]},
            },
        ],
        "@type": "ProductOrder",
    }


def site_of_account(cluster: Cluster, account: str = ACCOUNT) -> str:
    """The id of the first site of the demo account, or of another one."""
    with psycopg.connect(cluster.database_url) as connection:
        return str(connection.execute(SITE, (account,)).fetchall()[0][0])


def post(cluster: Cluster, number: str, site: str, seconds: float = 300) -> str:
    """The id of the order; the same call is sent again while the answer is a lost connection or 5xx."""
    return send(cluster, ORDERS, fibre_order(number, site), seconds)


def send(cluster: Cluster, path: str, body: dict[str, Any], seconds: float = 300) -> str:
    """The id of what was made, once, under its external id."""
    headers = {"Authorization": f"Bearer {cluster.token}", "Idempotency-Key": body["externalId"]}
    answer = insist(cluster, lambda: httpx.post(cluster.url + path, json=body, headers=headers, timeout=30), seconds)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()["id"]


def insist(cluster: Cluster, call: Callable[[], httpx.Response], seconds: float = 300) -> httpx.Response:
    """Calls again while the answer is a lost connection or 5xx."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            answer = call()
            if answer.status_code < 500:
                return answer
        except httpx.HTTPError:
            pass
        if time.monotonic() > deadline:
            raise AssertionError(f"there was never an answer:\n{cluster.logs()}")
        time.sleep(0.2)
