"""A mail server that breaks off, stalls and lies: every message once, and never a process that hangs."""

import base64
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from domain.faults import ErrorCode, Transient
from intake.imap import ImapAccount, ImapFolder, Security
from intake.mailbox import MailboxSettings, MailboxSource
from tests.fixtures.dovecot import Mailbox


class Proxy:
    """Hands on what the server sends until the budget of the connection is spent; then hangs up, or
    stalls. `budgets`: bytes for the first connection, the second ...; none left: no limit."""

    def __init__(self, target: int, budgets: list[int], stall: bool = False) -> None:
        self._target, self._budgets, self._stall = target, budgets, stall
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        for connection in (self._listener, *self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                self._open += [client, server]
                budget = self._budgets.pop(0) if self._budgets else None
                threading.Thread(target=self._pump, args=(client, server, None), daemon=True).start()
                threading.Thread(target=self._pump, args=(server, client, budget), daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket, budget: int | None) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                if budget is not None:
                    data, budget = data[:budget], budget - len(data)
                target.sendall(data)
                if budget is not None and budget <= 0:
                    if not self._stall:
                        source.shutdown(socket.SHUT_RDWR)
                        target.shutdown(socket.SHUT_RDWR)
                    return
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def through(mailbox: Mailbox) -> Iterator[Callable[..., Proxy]]:
    proxies: list[Proxy] = []

    def proxy(budgets: list[int], stall: bool = False) -> Proxy:
        proxies.append(Proxy(mailbox.server.imap_port, budgets, stall))
        return proxies[-1]

    yield proxy
    for opened in proxies:
        opened.close()


def mail(number: int, size: int) -> bytes:
    return b"Subject: number %d\r\n\r\n" % number + b"0123456789abcdef\r\n" * (size // 18) + b"END%d" % number


def drain(source: MailboxSource, passes: int) -> dict[str, bytes]:
    """Captures and settles as the service does, beginning anew after every fault."""
    ledger: dict[str, bytes] = {}
    for _ in range(passes):
        try:
            for arrival in source.arrivals(ledger.__contains__):
                assert arrival.refused is None
                assert arrival.origin.key not in ledger
                ledger[arrival.origin.key] = arrival.path.read_bytes()
                source.settle(arrival.origin)
        except Transient:
            continue
    source.close()
    return ledger


def test_connection_cut_anywhere(mailbox: Mailbox, through: Callable[..., Proxy], tmp_path: Path) -> None:
    """Cut at every 1,000th byte of what the server sends over a session with three mails."""
    for number in range(3):
        mailbox.deliver(mail(number, 6000))
    budgets = list(range(1000, 22_000, 1000))
    account = mailbox.account(through(budgets).port)
    ledger: dict[str, bytes] = {}
    source = MailboxSource(MailboxSettings("mailbox", account, tmp_path, piece_bytes=2000))
    broken = 0
    for _ in range(30):
        try:
            for arrival in source.arrivals(lambda key: False):
                text = arrival.path.read_bytes()
                assert text.rstrip()[-4:-1] == b"END", "a mail cut short was handed out as whole"
                ledger[arrival.origin.key] = text
        except Transient:
            broken += 1
    source.close()
    assert broken >= 10, "the test must break something"
    assert len(ledger) == 3
    assert len(list(tmp_path.iterdir())) >= 3


def test_cut_and_settled_meanwhile(mailbox: Mailbox, through: Callable[..., Proxy], tmp_path: Path) -> None:
    for number in range(5):
        mailbox.deliver(mail(number, 3000))
    proxy = through([2500, 6000, 9000, 1500, 7000])
    source = MailboxSource(MailboxSettings("mailbox", mailbox.account(proxy.port), tmp_path))
    ledger = drain(source, 12)
    assert sorted(text.rstrip()[-4:] for text in ledger.values()) == [b"END%d" % n for n in range(5)]
    assert (mailbox.count(), mailbox.count("Processed")) == (0, 5)


def test_a_stalling_server_costs_the_time_out(
    mailbox: Mailbox, through: Callable[..., Proxy], tmp_path: Path
) -> None:
    mailbox.deliver(mail(1, 50_000))
    proxy = through([20_000], stall=True)
    source = MailboxSource(MailboxSettings("mailbox", mailbox.account(proxy.port, timeout=1), tmp_path))
    started = time.monotonic()
    with pytest.raises(Transient):
        list(source.arrivals(lambda key: False))
    assert time.monotonic() - started < 5
    assert len(list(source.arrivals(lambda key: False))) == 1
    source.close()


def test_no_file_is_left_of_a_broken_fetch(
    mailbox: Mailbox, through: Callable[..., Proxy], tmp_path: Path
) -> None:
    mailbox.deliver(mail(1, 50_000))
    source = MailboxSource(
        MailboxSettings("mailbox", mailbox.account(through([30_000]).port), tmp_path, piece_bytes=1000)
    )
    with pytest.raises(Transient):
        list(source.arrivals(lambda key: False))
    assert not list(tmp_path.iterdir())
    source.close()


def test_server_killed_and_back(mailbox: Mailbox, tmp_path: Path) -> None:
    for number in range(3):
        mailbox.deliver(mail(number, 2000))
    source = MailboxSource(MailboxSettings("mailbox", mailbox.account(), tmp_path))
    ledger: dict[str, bytes] = {}
    for arrival in source.arrivals(ledger.__contains__):
        ledger[arrival.origin.key] = arrival.path.read_bytes()
        mailbox.server.stop()
        with pytest.raises(Transient):
            source.settle(arrival.origin)
        break
    with pytest.raises(Transient):
        list(source.arrivals(ledger.__contains__))
    mailbox.server.start()
    ledger |= drain_more(source, ledger)
    assert len(ledger) == 3
    assert mailbox.count("Processed") == 3


def drain_more(source: MailboxSource, ledger: dict[str, bytes]) -> dict[str, bytes]:
    more: dict[str, bytes] = {}
    for arrival in source.arrivals(ledger.__contains__):
        more[arrival.origin.key] = arrival.path.read_bytes()
        source.settle(arrival.origin)
    source.close()
    return more


class LyingServer:
    """Speaks just enough IMAP, and answers FETCH of a body as the test wants."""

    def __init__(self, size: int, body: Callable[[socket.socket, str], None]) -> None:
        self._size, self._body = size, body
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.sign_ins: list[str] = []
        self._open: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        for connection in (self._listener, *self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._open.append(client)
                threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        with suppress(OSError), client.makefile("rb") as lines:
            client.sendall(b"* OK ready\r\n")
            for line in lines:
                tag, command = line.decode().strip().split(" ", 1)
                if command.startswith("AUTHENTICATE XOAUTH2"):
                    client.sendall(b"+ \r\n")
                    self.sign_ins.append(base64.b64decode(lines.readline()).decode())
                refusing = self._body is refuse and "BODY.PEEK[]" in command
                self._answer(client, tag, command.upper())
                client.sendall(f"{tag} {'NO not this one' if refusing else 'OK done'}\r\n".encode())

    def _answer(self, client: socket.socket, tag: str, command: str) -> None:
        if command.startswith("CAPABILITY"):
            client.sendall(b"* CAPABILITY IMAP4rev1 MOVE UIDPLUS\r\n")
        elif command.startswith("SELECT"):
            client.sendall(b"* 1 EXISTS\r\n* OK [UIDVALIDITY 5] .\r\n")
        elif command.startswith("UID SEARCH"):
            client.sendall(b"* SEARCH 7\r\n")
        elif "RFC822.SIZE" in command:
            date = '"23-Nov-2026 10:00:00 +0000"'
            client.sendall(f"* 1 FETCH (UID 7 RFC822.SIZE {self._size} INTERNALDATE {date})\r\n".encode())
        elif "BODY.PEEK[]" in command:
            self._body(client, tag)
        elif "BODY.PEEK[HEADER]" in command:
            client.sendall(b"* 1 FETCH (UID 7 BODY[HEADER]<0> {14}\r\nSubject: hi\r\n\r)\r\n")


@pytest.fixture
def lying(tmp_path: Path) -> Iterator[Callable[..., tuple[LyingServer, MailboxSource]]]:
    opened: list[LyingServer | MailboxSource] = []

    def pair(
        size: int, body: Callable[[socket.socket, str], None], **changes: float
    ) -> tuple[LyingServer, MailboxSource]:
        server = LyingServer(size, body)
        account = ImapAccount(
            "127.0.0.1", server.port, "u", security=Security.PLAINTEXT, password="p", timeout=2, deadline=3
        )
        source = MailboxSource(
            replace(MailboxSettings("mailbox", account, tmp_path), **changes)  # type: ignore[arg-type]
        )
        opened.extend((source, server))
        return server, source

    yield pair
    for one in opened:
        one.close()


Lying = Callable[..., tuple[LyingServer, MailboxSource]]


def send_literal(text: bytes, announced: int | None = None) -> Callable[[socket.socket, str], None]:
    def send(client: socket.socket, tag: str) -> None:
        length = len(text) if announced is None else announced
        client.sendall(b"* 1 FETCH (UID 7 BODY[]<0> {%d}\r\n" % length + text + b")\r\n")

    return send


def drip(client: socket.socket, tag: str) -> None:
    client.sendall(b"* 1 FETCH (UID 7 BODY[]<0> {5000}\r\n")
    for _ in range(100):
        client.sendall(b"x")
        time.sleep(0.3)


def refuse(client: socket.socket, tag: str) -> None:
    """No data; the server adds its NO."""


def test_a_byte_now_and_then_is_cut_off(lying: Lying) -> None:
    _, source = lying(5000, drip)
    started = time.monotonic()
    with pytest.raises(Transient):
        list(source.arrivals(lambda key: False))
    assert 2 < time.monotonic() - started < 6


@pytest.mark.parametrize("announced", [10**6, 10**15])
def test_a_literal_longer_than_its_bytes(lying: Lying, announced: int) -> None:
    _, source = lying(100, send_literal(b"Subject: hi\r\n\r\nshort", announced))
    with pytest.raises(Transient):
        list(source.arrivals(lambda key: False))


def test_a_size_that_is_never_true_is_believed_in_the_end(lying: Lying) -> None:
    """Some servers announce estimates; the mail must come, once, and not be lost."""
    text = b"Subject: hi\r\n\r\nwords"
    _, source = lying(len(text) + 10, send_literal(text))
    passes = [list(source.arrivals(lambda key: False)) for _ in range(3)]
    assert [len(arrivals) for arrivals in passes] == [0, 0, 1]
    assert passes[2][0].refused is None
    assert passes[2][0].path.read_bytes() == text


def test_a_body_larger_than_announced_is_cut_off(lying: Lying) -> None:
    _, source = lying(
        10, send_literal(b"Subject: hi\r\n\r\n" + b"x" * 1000), piece_bytes=1015, max_bytes=5000
    )
    [arrival] = source.arrivals(lambda key: False)
    assert arrival.refused is ErrorCode.TOO_LARGE


def test_a_message_that_the_server_refuses_is_refused_after_some_tries(lying: Lying) -> None:
    _, source = lying(100, refuse)
    passes = [list(source.arrivals(lambda key: False)) for _ in range(3)]
    assert [len(arrivals) for arrivals in passes] == [0, 0, 1]
    [arrival] = passes[2]
    assert arrival.refused is ErrorCode.UNREADABLE_FILE
    assert b"Subject" in arrival.path.read_bytes()


def test_a_token_is_asked_for_at_every_login(lying: Lying) -> None:
    text = b"Subject: hi\r\n\r\nwords"
    server, _ = lying(len(text), send_literal(text))
    tokens = iter(("first", "second"))
    account = ImapAccount(
        "127.0.0.1",
        server.port,
        "his@hospital.example",
        security=Security.PLAINTEXT,
        token=lambda: next(tokens),
        timeout=2,
    )
    for _ in range(2):
        ImapFolder(account).close()
    assert server.sign_ins == [
        f"user=his@hospital.example\1auth=Bearer {token}\1\1" for token in ("first", "second")
    ]
