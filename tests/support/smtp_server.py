"""A real mail server for tests, which can be told to misbehave at any step."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Thread

from aiosmtpd.smtp import SMTP

HANG, DROP = object(), object()  # go silent; close the line without a word


class ScriptedSMTP(SMTP):
    """Asks its handler what to do before it answers the command DATA."""

    async def smtp_DATA(self, arg):
        reply = await self.event_handler.answer(self, "DATA", "")
        if reply:
            await self.push(reply)
        else:
            await super().smtp_DATA(arg)


class SmtpServer:
    """Keeps what it received. `behave(step, letters)` is asked at each step of a dialogue.

    Steps are MAIL, RCPT, DATA and END (of the text); `letters` is the number received before.
    The answer is a reply such as "451 Later", HANG, DROP, or None for what a good server does.
    """

    def __init__(self):
        self.port = 0
        self.connections = 0
        self.letters: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.behave: Callable[[str, int], object] = lambda step, letters: None

    def received(self, message_id: str) -> int:
        return [letter["Message-ID"] for letter in self.letters].count(message_id)

    # What aiosmtpd calls

    def connect(self) -> ScriptedSMTP:
        self.connections += 1
        return ScriptedSMTP(self, enable_SMTPUTF8=True, hostname="mail.example.org")

    async def handle_MAIL(self, server, session, envelope, address, options):
        envelope.mail_from = address
        return await self.answer(server, "MAIL", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return await self.answer(server, "RCPT", "250 OK")

    async def handle_DATA(self, server, session, envelope):
        reply = await self.answer(server, "END", "250 OK")
        if reply.startswith("2") or server.transport.is_closing():
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
            self.recipients += envelope.rcpt_tos
        return reply

    async def answer(self, server: SMTP, step: str, usual: str) -> str:
        wanted = self.behave(step, len(self.letters))
        if wanted is HANG:
            await asyncio.Event().wait()
        if wanted is DROP:
            server.transport.abort()
            return "421 Nobody hears this"
        return wanted or usual


@contextmanager
def serve(server: SmtpServer, port: int = 0) -> Iterator[SmtpServer]:
    """Answer on a loopback port, in a thread of its own, until the block ends."""
    loop = asyncio.new_event_loop()
    listener = loop.run_until_complete(loop.create_server(server.connect, "127.0.0.1", port))
    server.port = listener.sockets[0].getsockname()[1]
    thread = Thread(target=loop.run_forever)
    thread.start()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        listener.close()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()


def mailers(port: int) -> dict:
    """Return the setting MAILERS for a server on this machine, with little patience."""
    options = {"host": "127.0.0.1", "port": port, "timeout": 0.2}
    return {"default": {"BACKEND": "letters.smtp.EmailBackend", "OPTIONS": options}}


def closed_port() -> int:
    """Return a port where nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
