"""E-mail and webhooks that flows send, handed to a real mail server and a real connection."""

from collections.abc import Iterator
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from orderloom.flows.commands.importing import import_documents
from orderloom.flows.commands.run import start_runs
from orderloom.flows.contracts import ImportedDocument, StartRun
from orderloom.integration.notices.delivery import HANDLER, DeliverNotice
from orderloom.integration.notices.mail import mail
from orderloom.kernel.ids import new_id
from orderloom.kernel.outcome import Done, Failed
from orderloom.platform import settings
from orderloom.platform.audit import audit_of
from orderloom.platform.db import Database
from orderloom.platform.work import drain
from orderloom.platform.work_item import WorkItem
from tests.builders.flows import document, node
from tests.builders.house import SYSTEM, House, furnish
from tests.builders.simulator import free_port


class Inbox(MessageHandler):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.messages.append(message)


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    received = Inbox()
    port = free_port()
    server = Controller(received, hostname="127.0.0.1", port=port)
    server.start()
    with_mail(monkeypatch, f"smtp://127.0.0.1:{port}")
    yield received
    server.stop()


def with_mail(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("ORDERLOOM_SMTP_URL", url)
    settings.settings.cache_clear()


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    settings.settings.cache_clear()


@pytest.fixture(scope="module")
async def house(database: Database) -> House:
    return await furnish(database)


async def told(house: House, **config: Any) -> list[tuple[str, dict[str, Any] | None]]:
    """Runs a flow that notifies; what the activity of its order says afterwards."""
    key, order_id = f"tell-{new_id().hex[:12]}", new_id()
    text = {"title": {"en": "Order {number}"}, "text": {"en": "It is late."}}
    tell = node("tell", "notify", config={**text, **config}, map=[{"to": "message.number", "from": "order.number"}])
    flow = document(
        node("begin", "start"), tell, node("finish", "end"), "begin -> tell -> finish",
        key=key, kind="notification", input={"type": "order"},
    )  # fmt: skip
    run = StartRun(
        flow_key=key, subject_type="order", subject_id=order_id, order_id=order_id, purpose="test",
        input={"order": {"number": "ORD7"}, "account": {}},
    )  # fmt: skip
    async with house.database.unit_of_work() as uow:
        await import_documents(uow, SYSTEM, [ImportedDocument(content=flow)])
        await start_runs(uow, SYSTEM, [run])
    await drain(house.database)
    async with house.database.reader() as reader:
        return [(entry.action, entry.changes) for entry in await audit_of(reader, order_id)]


async def test_an_e_mail_reaches_the_mail_server_once(house: House, inbox: Inbox) -> None:
    trail = await told(house, channel="email", to={"const": "desk@example.org"})
    (message,) = inbox.messages
    assert (message["To"], message["Subject"]) == ("desk@example.org", "Order ORD7")
    assert message.get_payload() == "It is late.\r\n"
    assert [action for action, _ in trail] == ["notified"]


async def test_mail_that_has_no_server_is_told_as_undelivered(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with_mail(monkeypatch, "")
    trail = await told(house, channel="email", to={"const": "desk@example.org"})
    assert [action for action, _ in trail] == ["notified", "notice_undelivered"]


async def test_a_webhook_is_an_operation_of_a_connection(house: House) -> None:
    assert [action for action, _ in await told(house, channel="webhook", to={"const": "billing.activate"})] == [
        "notified"
    ]
    trail = await told(house, channel="webhook", to={"expr": '"nowhere.at-all"'})
    assert trail[-1] == ("notice_undelivered", {"channel": "webhook", "to": "nowhere.at-all"})


@pytest.mark.parametrize("address", ["a,b@example.org", "desk<b@example.org", "\u00e9@example.org", "a..b@example.org"])
async def test_mail_goes_to_one_address_and_nothing_that_looks_like_more(house: House, address: str) -> None:
    trail = await told(house, channel="email", to={"expr": f'"{address}"'})
    assert [action for action, _ in trail] == ["open"]


def test_a_message_has_the_same_good_id_wherever_its_node_is() -> None:
    message = mail("desk@example.org", "Title", "Text", "0192:sites[0].say:0193")
    assert message["Message-ID"] == "<0192.sites.0.say.0193@orderloom>"


def letter(to: str, title: str) -> WorkItem:
    payload = {
        "channel": "email",
        "to": to,
        "title": {"en": title},
        "text": {"en": "Text"},
        "data": {},
        "order_id": None,
    }
    work_id = new_id()
    return WorkItem(
        id=work_id, lane="calls", handler=HANDLER, subject_id=work_id, payload=payload, attempts=1, token=1,
        call_id=f"{work_id}:say:1", trace_id="",
    )  # fmt: skip


@pytest.mark.parametrize("to", ["Order desk", "a, b@example.org", "a@example.org, b@example.org", ""])
def test_a_policy_that_names_no_single_address_writes_to_nobody(to: str) -> None:
    with pytest.raises(ValueError, match="not one address"):
        mail(to, "Title", "Text", "1")


async def test_a_message_that_can_not_be_written_keeps_no_other_back(inbox: Inbox) -> None:
    first, second = await DeliverNotice().perform([letter(".@[.a", "One"), letter("desk@example.org", "Two")])
    assert isinstance(first, Failed)
    assert (first.code, first.transient) == ("mail_malformed", False)
    assert isinstance(second, Done)
    assert [message["Subject"] for message in inbox.messages] == ["Two"]
