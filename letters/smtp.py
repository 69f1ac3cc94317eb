"""Sending over SMTP in a way that tells what surely was not delivered from what may have been."""

import email.policy
import re
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.utils.translation import gettext as _

# How long a server may think about a letter it has received whole (virus and spam filters do).
SECONDS_TO_ACCEPT = 120


class MailTrouble(SMTPException):
    """A letter was not sent, or perhaps not; the message tells staff why."""


class ServerTrouble(MailTrouble):
    """The server cannot be used now, whatever the letter."""


class Postponed(MailTrouble):
    """The server wants to be asked again later."""


class Refused(MailTrouble):
    """The server will never take this letter."""


class Unsure(MailTrouble):
    """The server had the whole letter, but its answer did not come."""


class EmailBackend(smtp.EmailBackend):
    """Django's backend with an SMTP dialogue of its own. Raises the errors above."""

    is_used = False  # whether the present connection has carried a letter

    def open(self):
        try:
            is_new = super().open()
        except OSError as error:  # SMTP and TLS errors are among them
            self.drop()
            raise ServerTrouble(explain(error)) from error
        self.is_used = self.is_used and not is_new
        return is_new

    def drop(self) -> None:
        """Leave a connection that is of no more use, without the usual goodbye."""
        for connection in filter(None, (self.connection, self._partial_connection)):
            connection.close()
        self.connection = self._partial_connection = None

    def _send(self, email_message: EmailMessage) -> bool:
        if not email_message.recipients():
            return False
        try:
            self.introduce(email_message)
            self.hand_over(email_message)
        except (Postponed, Refused):
            self.start_over()
            raise
        except OSError as error:
            self.drop()
            if isinstance(error, MailTrouble):
                raise
            raise ServerTrouble(explain(error)) from error
        self.is_used = True
        return True

    def start_over(self) -> None:
        """Make the connection ready for another letter after one was refused."""
        try:
            self.connection.rset()
        except OSError:
            self.drop()

    def introduce(self, message: EmailMessage) -> None:
        """Name the sender. Where the server takes only so many in a row, begin anew."""
        try:
            code, reply = self.mail(message)
        except SMTPServerDisconnected:
            code, reply = 421, b""
        if code == 421 and self.is_used:
            self.drop()
            self.open()
            code, reply = self.mail(message)
        if code != 250:
            raise ServerTrouble(_("The mail server refuses the sender: %s") % answer(code, reply))

    def mail(self, message: EmailMessage) -> tuple[int, bytes]:
        self.connection.ehlo_or_helo_if_needed()
        options = ["SMTPUTF8"] if needs_utf8(message) else []
        sender = self.prep_address(message.from_email, force_ascii=not options)
        try:
            return self.connection.mail(sender, options)
        except SMTPNotSupportedError as error:
            raise Refused(_("The mail server takes only plain letters before the @.")) from error

    def hand_over(self, message: EmailMessage) -> None:
        """Name the recipients, send the text and wait for the answer."""
        force_ascii = not needs_utf8(message)
        recipients = [self.prep_address(each, force_ascii) for each in message.recipients()]
        answers = [self.connection.rcpt(recipient) for recipient in recipients]
        if not any(code in (250, 251) for code, _reply in answers):
            raise refusal(*answers[0])
        answer_to_data = self.connection.docmd("DATA")
        if answer_to_data[0] != 354:
            raise refusal(*answer_to_data)
        # An error here means that the end of the text was never handed over.
        self.connection.send(encode(message))
        self.connection.sock.settimeout(max(SECONDS_TO_ACCEPT, self.timeout or 0))
        try:
            code, reply = self.connection.getreply()
        except OSError as error:
            raise Unsure(explain(error)) from error
        self.connection.sock.settimeout(self.timeout)
        if code >= 400:
            raise refusal(code, reply)
        if not 200 <= code < 300:
            raise Unsure(answer(code, reply))


def needs_utf8(message: EmailMessage) -> bool:
    """Tell whether an address has letters outside ASCII before its @: those need SMTPUTF8."""
    addresses = [message.from_email, *message.recipients(), *message.reply_to]
    return any(not address.rpartition("@")[0].isascii() for address in addresses)


def encode(message: EmailMessage) -> bytes:
    """Return the message as it goes over the wire, its end included."""
    policy = email.policy.SMTPUTF8 if needs_utf8(message) else email.policy.SMTP
    # Long lines and other letters than ASCII are encoded, so no server on the way changes them.
    data = message.message(policy=policy.clone(cte_type="7bit")).as_bytes()
    if not data.endswith(b"\r\n"):
        data += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", data) + b".\r\n"


def refusal(code: int, reply: bytes) -> MailTrouble:
    return (Refused if code >= 500 else Postponed)(answer(code, reply))


def answer(code: int, reply: bytes) -> str:
    return f"{code} {reply.decode(errors='replace')}"


def explain(error: OSError) -> str:
    """Say why the server could not be used; `smtplib` hides a timeout in the error's context."""
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return _("The mail server does not answer.")
    if isinstance(error, SMTPAuthenticationError):
        return _("The mail server does not accept the user name and password.")
    if isinstance(error, SMTPResponseException):
        reply = error.smtp_error
        return answer(error.smtp_code, reply if isinstance(reply, bytes) else reply.encode())
    if isinstance(error, SMTPServerDisconnected):
        return _("The mail server broke the connection.")
    reason = error.strerror or type(error).__name__
    return _("The mail server cannot be reached: %s") % reason
