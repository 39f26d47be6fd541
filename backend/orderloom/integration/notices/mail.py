"""Sends e-mail by the SMTP server of the settings."""

import asyncio
import re
import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from orderloom.kernel.outcome import Done, Failed, Outcome

TIMEOUT_SECONDS = 10
_NO_ATOM = re.compile(r"[^A-Za-z0-9-]+")


async def send_mail(smtp_url: str, sender: str, message: EmailMessage) -> Outcome:
    """One message, outside of the event loop. Without a server it is refused; what may pass by is tried again."""
    if not smtp_url:
        return Failed(code="mail_not_set_up", message="No SMTP server is set (ORDERLOOM_SMTP_URL).")
    message["From"] = sender
    try:
        await asyncio.to_thread(_send, smtp_url, message)
    except UnicodeError as error:
        return Failed(code="mail_malformed", message=f"The message can't be written: {error}.")
    except smtplib.SMTPRecipientsRefused:
        return Failed(code="recipient_refused", message="The mail server does not take mail for this address.")
    except smtplib.SMTPResponseException as error:
        passing = 400 <= error.smtp_code < 500
        return Failed(code="mail_refused", message=f"The mail server answered {error.smtp_code}.", transient=passing)
    except (OSError, smtplib.SMTPException) as error:
        return Failed(code="mail_unavailable", message=f"The mail server: {error}.", transient=True)
    return Done()


def _send(smtp_url: str, message: EmailMessage) -> None:
    url = urlsplit(smtp_url)
    with _connected(url) as server:
        if url.scheme == "smtp+starttls":
            server.starttls(context=ssl.create_default_context())
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(message)


def _connected(url: SplitResult) -> smtplib.SMTP:
    """Who answers has to prove who they are, since they are told a password."""
    host, port = url.hostname or "localhost", url.port or 0
    if url.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)


def mail(to: str, title: str, text: str, message_id: str) -> EmailMessage:
    """A plain message; the id is the same however often it is tried, so that receivers can tell a repeat.

    Raises `ValueError` for what is not one address."""
    message = EmailMessage()
    message["To"], message["Subject"] = to, " ".join(title.split())
    if [bool(each.domain) for each in message["To"].addresses] != [True]:
        raise ValueError("the recipient is not one address")
    message["Message-ID"] = f"<{_NO_ATOM.sub('.', message_id).strip('.')}@orderloom>"
    message.set_content(text)
    return message
