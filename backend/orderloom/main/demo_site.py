"""Somebody else's web shop on a port of its own: it knows its customer, signs tokens and embeds the portal.

What it does is all that a site has to do: one route that signs for the customer who is signed in there, and one element
on its page. Its key is made when it starts, and given to the integration `demo-shop`.
"""

import asyncio
import json
import secrets
import sys
import time
from html import escape
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from jwt.algorithms import ECAlgorithm
from litestar import Litestar, Request, Response, get, post

from orderloom.identity.contracts import Actor
from orderloom.integration.portal import commands, queries
from orderloom.integration.portal.contracts import Algorithm, SaveIntegration
from orderloom.main.house import opened
from orderloom.main.process import make_server, until_signal
from orderloom.platform.settings import settings

KEY, AUDIENCE, LIFE = "demo-shop", "orderloom", 60
HOST = "127.0.0.1"
WIDGETS = ("full", "catalog", "configurator", "order-tracker")
PAGE = """<!doctype html>
<html lang="{locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Corner Shop Telecom</title>
    <style>
      body {{ margin: 0; font: 16px/24px Georgia, serif; color: #222; background: #fffdf7; }}
      header {{ padding: 12px 16px; background: #5b2a86; color: #fff; }}
      header p {{ margin: 0; }}
      main {{ max-width: 1000px; margin: 0 auto; }}
      h1 {{ margin: 16px; font-size: 20px; }}
      footer {{ padding: 24px 16px; color: #555; }}
    </style>
    <script src="{portal}/embed/orderloom-portal.js"></script>
  </head>
  <body>
    <header><p>Corner Shop Telecom</p></header>
    <main>
      <h1>Your connections</h1>
      <orderloom-portal integration="{key}" token-url="/orderloom-token" locale="{locale}" widget="{widget}"
        subject="{subject}" label="Orders of Corner Shop Telecom" theme="accent: #5b2a86; radius: 12px">
      </orderloom-portal>
    </main>
    <footer>This shop is no part of Orderloom.</footer>
  </body>
</html>
"""


def site(portal: str, origin: str, account: str, key: Any) -> Litestar:
    """The shop's own server. Its one customer is always signed in."""

    @get("/", include_in_schema=False, sync_to_thread=False)
    def page(request: Request[Any, Any, Any]) -> Response[str]:
        asked = request.query_params
        widget = asked.get("widget", "full")
        shown = {
            "portal": portal,
            "key": KEY,
            "locale": asked.get("locale", "en"),
            "widget": widget if widget in WIDGETS else "full",
            "subject": asked.get("subject", ""),
        }
        html = PAGE.format(**{name: escape(value, quote=True) for name, value in shown.items()})
        return Response(html, media_type="text/html", headers={"cache-control": "no-store"})

    @post("/orderloom-token", status_code=200, include_in_schema=False, sync_to_thread=False)
    def token() -> dict[str, str]:
        now = int(time.time())
        claims = {
            "iss": origin,
            "aud": AUDIENCE,
            "sub": "shopper-1",
            "name": "Ada Example",
            "email": "ada@corner-shop.example.com",
            "account": account,
            "iat": now,
            "exp": now + LIFE,
            "jti": secrets.token_urlsafe(16),
        }
        return {"token": jwt.encode(claims, key, algorithm="ES256", headers={"kid": "shop-1"})}

    return Litestar(route_handlers=[page, token], openapi_config=None, logging_config=None)


async def _introduce(origin: str, key: Any) -> None:
    """What an administrator does by hand: tells the integration where the shop is, and its public key."""
    public: dict[str, Any] = {**ECAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": "shop-1"}
    async with opened() as database:
        actor = Actor.system("demonstration")
        async with database.reader() as reader:
            known = await queries.integration(reader, actor, KEY)
        wanted = SaveIntegration(
            key=KEY,
            name="Corner Shop Telecom",
            origins=(origin,),
            issuer=origin,
            audience=AUDIENCE,
            algorithms=(Algorithm.ES256,),
            keys=json.dumps(public),
            version=known.version if known else None,
        )
        async with database.unit_of_work(actor_label=actor.name) as uow:
            await commands.save_integration(uow, actor, wanted)


async def serve(port: int, portal_url: str | None, account: str) -> None:
    if settings().env == "production":
        sys.exit("This shop signs for whoever comes; it is not for production.")
    stop = until_signal()
    origin, key = f"http://{HOST}:{port}", generate_private_key(SECP256R1())
    await _introduce(origin, key)
    server = make_server(site((portal_url or settings().origin).rstrip("/"), origin, account, key), HOST, port)
    running = asyncio.create_task(server.serve())
    print(f"The shop is open at {origin}")  # noqa: T201 - told to the person who started it
    await asyncio.wait({running, asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
    server.stop()
    await running
