"""Sends e-mail by the SMTP server of the settings."""

import asyncio
import smtplib
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from orderloom.kernel.outcome import Done, Failed, Outcome

TIMEOUT_SECONDS = 10


async def send_mail(smtp_url: str, sender: str, message: EmailMessage) -> Outcome:
    """One message, outside of the event loop. Without a server it is refused; what may pass by is tried again."""
    if not smtp_url:
        return Failed(code="mail_not_set_up", message="No SMTP server is set (ORDERLOOM_SMTP_URL).")
    message["From"] = sender
    try:
        await asyncio.to_thread(_send, smtp_url, message)
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
    kind = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    with kind(url.hostname or "localhost", url.port or 0, timeout=TIMEOUT_SECONDS) as server:
        if url.scheme == "smtp+starttls":
            server.starttls()
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(message)


def mail(to: str, title: str, text: str, message_id: str) -> EmailMessage:
    """A plain message; the id is the same however often it is tried, so that receivers can tell a repeat."""
    message = EmailMessage()
    message["To"], message["Subject"] = to, " ".join(title.split())
    message["Message-ID"] = f"<{message_id}@orderloom>"
    message.set_content(text)
    return message
