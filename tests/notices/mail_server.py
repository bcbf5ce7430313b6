"""A real mail server on this machine, which stores what it takes and refuses whom a test names."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any


class _Session(socketserver.StreamRequestHandler):
    """One connection: as much of SMTP as a client needs that sends a mail."""

    server: "MailServer"

    def handle(self) -> None:
        self.say("220 thu.thu.vn")
        recipient = ""
        while command := self.rfile.readline().decode().strip():
            match command.partition(" ")[0].partition(":")[0].upper():
                case "RCPT":
                    recipient = command.partition("<")[2].partition(">")[0]
                    self.say(self.server.refused.get(recipient, "250 OK"))
                case "DATA":
                    self.say("354 Go on")
                    answer = self.server.refused_content or "250 OK"
                    self.server.take(recipient, self.read_content(), answer)
                    self.say(answer)
                case "QUIT":
                    self.say("221 Bye")
                    return
                case _:
                    self.say("250 OK")

    def read_content(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        return b"".join(lines)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """`mails`: (recipient, message) in their order; `refused`: answers by recipient, else everybody is welcome.

    `refused_content`: the answer to the mail itself, "" where it is taken.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Session)
        self.mails: list[tuple[str, EmailMessage]] = []
        self.refused: dict[str, str] = {}
        self.refused_content = ""
        self._lock = threading.Lock()

    def take(self, recipient: str, content: bytes, answer: str) -> None:
        if answer.startswith("250"):
            with self._lock:
                self.mails.append((recipient, message_from_bytes(content, policy=policy.default)))

    @property
    def recipients(self) -> list[str]:
        """To whom mails were taken, in dictionary order."""
        return sorted(recipient for recipient, _ in self.mails)


@contextmanager
def mail_server(settings: Any) -> Iterator[MailServer]:
    """Run a mail server on the port where the portal looks for it."""
    with MailServer(settings.EMAIL_PORT) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
