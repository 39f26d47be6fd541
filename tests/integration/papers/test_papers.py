"""Orders on paper: in the reader's language, for who may see them; and confirmed by e-mail, whatever the mail does."""

import email
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from typing import Any, cast

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from litestar import Litestar

from orderloom.graphql.ids import global_id
from orderloom.identity.contracts import Role
from orderloom.integration.papers.confirming import HANDLER
from orderloom.integration.papers.drawing import draw
from orderloom.integration.papers.order import OrderPaper, PaperLine, order_paper
from orderloom.main import wiring
from orderloom.main.web import create_app
from orderloom.ordering.commands.capture import create_order
from orderloom.ordering.contracts import CreateOrder, NewLine, Order, PostalAddress
from orderloom.parties.commands import add_contact
from orderloom.parties.contracts import Account, AddContact, Contact
from orderloom.platform import settings
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from orderloom.platform.live import Live
from orderloom.platform.settings import Settings
from orderloom.platform.work import drain
from tests.builders.graph import Caller, signed_in
from tests.builders.orders import SYSTEM, import_gadget, open_account, policies, publish
from tests.builders.simulator import free_port

DOCUMENT = """mutation($input: OrderDocumentInput!) { orderDocument(input: $input) {
  document { url name } problems { code } } }"""


class Inbox:
    """A real mail server; `refuses` is what it answers instead of taking a message."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refuses: str | None = None

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        if self.refuses:
            return self.refuses
        self.messages.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def with_mail(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("ORDERLOOM_SMTP_URL", url)
    settings.settings.cache_clear()


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    received, port = Inbox(), free_port()
    server = Controller(received, hostname="127.0.0.1", port=port)
    server.start()
    with_mail(monkeypatch, f"smtp://127.0.0.1:{port}")
    yield received
    server.stop()


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    settings.settings.cache_clear()


@pytest.fixture(scope="module")
async def account(database: Database) -> Account:
    wiring.bind(database)
    await publish(database, *policies())
    await import_gadget(database)
    return await open_account(database, name="Padaria São João")


@pytest.fixture(scope="module")
async def contact(database: Database, account: Account) -> Contact:
    async with database.unit_of_work() as uow:
        new = AddContact(account_id=account.id, name="Ana", email="ana@example.com", phone="+55 81 5555")
        return await add_contact(uow, SYSTEM, new)


async def order_of(database: Database, account: Account, contact: Contact, **given: Any) -> Order:
    more: dict[str, Any] = {"submit": True, "language": "pt-BR", **given}
    new = CreateOrder(
        account_id=account.id,
        lines=(NewLine(offering="gadget", characteristics={"colour": "red"}),),
        purchase_order="PO-77",
        delivery_contact_id=contact.id,
        billing_address=PostalAddress(street="Rua A 1", city="Recife", country="BR", postal_code="50000"),
        **more,
    )
    async with database.unit_of_work() as uow:
        return await create_order(uow, SYSTEM, new)


async def test_an_order_is_written_in_the_language_of_its_reader(
    database: Database, account: Account, contact: Contact
) -> None:
    order = await order_of(database, account, contact)
    async with database.reader() as reader:
        english = await order_paper(reader, SYSTEM, order.id, "en-GB")
        portuguese = await order_paper(reader, SYSTEM, order.id, "pt-PT")
    assert (english.title, portuguese.title) == ("Order", "Pedido")
    assert ("Your purchase order", "PO-77") in english.facts
    assert ("Seu pedido de compra", "PO-77") in portuguese.facts
    assert ("Bill to", "Padaria São João · Rua A 1, 50000 Recife, BR") in english.facts
    assert ("Delivery contact", "Ana · ana@example.com · +55 81 5555") in english.facts
    (line,) = english.lines
    assert (line.number, line.product, line.details, line.quantity) == ("1", "Gadget", "Colour: red", "1")
    assert english.totals == (("One-time", "EUR 0.00"), ("Recurring", "EUR 0.00"))
    assert portuguese.totals == (("Único", "EUR 0,00"), ("Recorrente", "EUR 0,00"))


def test_a_paper_of_a_thousand_lines_in_any_letters_is_drawn() -> None:
    line = PaperLine("1.1", 1, "Łódź – 東京", "Colour: " + "red " * 60, "Head office, São Paulo", "3", "EUR 1.00", "")
    paper = OrderPaper("Order", "ORD1", "Ana", (("Date", "today"),), (line,) * 1000, (("One-time", "1"),), (), "en")
    assert BytesIO(draw(paper)).read(5) == b"%PDF-"


async def test_whoever_sees_an_order_fetches_it_as_pdf(database: Database, account: Account, contact: Contact) -> None:
    app = cast(Litestar, create_app(Settings(env="test"), database, Live())[0])
    order = await order_of(database, account, contact)
    wanted = {"input": {"orderId": global_id("Order", order.id)}}
    async with await signed_in(database, app, Role.CUSTOMER, account_id=account.id) as customer:
        made = (await customer.data(DOCUMENT, wanted))["orderDocument"]["document"]
        answer = await customer.http.get(made["url"])
    assert made["name"] == f"{order.number}.pdf"
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    neighbour = await open_account(database)
    async with await signed_in(database, app, Role.CUSTOMER, account_id=neighbour.id) as stranger:
        refused = (await stranger.data(DOCUMENT, wanted))["orderDocument"]
        assert refused == {"document": None, "problems": [{"code": "missing"}]}
        assert (await stranger.http.get(made["url"])).status_code == 404
    async with Caller(app) as nobody:
        assert (await nobody.http.get(made["url"])).status_code == 401


async def test_a_submitted_order_is_confirmed_once_with_the_pdf(
    database: Database, account: Account, contact: Contact, inbox: Inbox
) -> None:
    order = await order_of(database, account, contact)
    await drain(database)
    (letter,) = inbox.messages
    assert letter["To"] == "ana@example.com"
    assert letter["Subject"] == f"Recebemos o seu pedido {order.number}"
    body, attached = letter.get_body(), list(letter.iter_attachments())
    assert body is not None
    assert body.get_content().startswith("Olá, Ana!")
    assert [(one.get_filename(), one.get_content_type()) for one in attached] == [
        (f"{order.number}.pdf", "application/pdf")
    ]
    assert attached[0].get_content().startswith(b"%PDF-")
    async with database.reader() as reader:
        assert [one.changes for one in await audit_of(reader, order.id) if one.action == "confirmed"] == [
            {"channel": "email", "to": "ana@example.com"}
        ]


async def test_a_draft_and_an_order_without_anybody_to_write_to_are_not_confirmed(
    database: Database, account: Account, contact: Contact, inbox: Inbox
) -> None:
    await order_of(database, account, contact, submit=False)
    async with database.unit_of_work() as uow:
        lines = (NewLine(offering="gadget", characteristics={"colour": "red"}),)
        await create_order(uow, SYSTEM, CreateOrder(account_id=account.id, lines=lines, submit=True))
    await drain(database)
    assert inbox.messages == []


async def test_a_refused_letter_is_told_and_the_order_goes_on(
    database: Database, account: Account, contact: Contact, inbox: Inbox
) -> None:
    inbox.refuses = "550 no such person"
    order = await order_of(database, account, contact)
    await drain(database)
    async with database.reader() as reader:
        told = [one.reason for one in await audit_of(reader, order.id) if one.action == "notice_undelivered"]
        state = await reader.scalar("SELECT state FROM customer_order WHERE id = :id", {"id": order.id})
    assert told == ["The mail server answered 550."]
    assert state not in ("draft", "submitted")


async def test_a_mail_server_that_is_away_is_tried_again_and_holds_nothing_up(
    database: Database, account: Account, contact: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_mail(monkeypatch, f"smtp://127.0.0.1:{free_port()}")
    order = await order_of(database, account, contact)
    await drain(database)
    async with database.reader() as reader:
        state = await reader.scalar("SELECT state FROM customer_order WHERE id = :id", {"id": order.id})
        waiting = await reader.row(
            "SELECT attempts, state FROM work WHERE handler = :handler AND subject_id = :id",
            {"handler": HANDLER, "id": order.id},
        )
    assert state not in ("draft", "submitted")
    assert waiting is not None
    assert (waiting["attempts"], waiting["state"]) == (1, "ready")


async def test_without_a_mail_server_nothing_is_asked_for(
    database: Database, account: Account, contact: Contact
) -> None:
    order = await order_of(database, account, contact)
    async with database.reader() as reader:
        count = "SELECT count(*) FROM work WHERE handler = :handler AND subject_id = :id"
        assert await reader.scalar(count, {"handler": HANDLER, "id": order.id}) == 0
