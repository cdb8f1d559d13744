"""The mailbox against a real Dovecot: TLS, folders, renumbering, waiting, sizes."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from imapclient import IMAPClient

from domain.delivery import Arrival, Channel
from domain.faults import ErrorCode, Transient
from intake.imap import ImapAccount, Security
from intake.mailbox import MailboxSettings, MailboxSource
from tests.fixtures.dovecot import Mailbox

MAIL = b"From: Rosa <rosa@example.org>\r\nSubject: form\r\nMessage-ID: <%d@example.org>\r\n\r\nwords\r\n"

Make = Callable[..., MailboxSource]


@pytest.fixture
def make(mailbox: Mailbox, tmp_path: Path) -> Iterator[Make]:
    sources: list[MailboxSource] = []

    def source(account: ImapAccount | None = None, **changes: object) -> MailboxSource:
        settings = MailboxSettings("mailbox", account or mailbox.account(), tmp_path)
        sources.append(MailboxSource(replace(settings, **changes)))  # type: ignore[arg-type]
        return sources[-1]

    yield source
    for opened in sources:
        opened.close()


def look(source: MailboxSource, known: Callable[[str], bool] = lambda key: False) -> list[Arrival]:
    return list(source.arrivals(known))


@pytest.mark.parametrize("security", list(Security))
def test_every_kind_of_connection(make: Make, mailbox: Mailbox, security: Security) -> None:
    server = mailbox.server
    port = server.imaps_port if security is Security.TLS else server.imap_port
    mailbox.deliver(MAIL % 1)
    account = replace(mailbox.account(port), security=security, ca_file=server.ca_file)
    [arrival] = look(make(account))
    assert b"words" in arrival.path.read_bytes()
    assert arrival.origin.channel is Channel.EMAIL


def test_an_untrusted_certificate_is_refused(make: Make, mailbox: Mailbox) -> None:
    account = replace(mailbox.account(mailbox.server.imaps_port), security=Security.TLS)
    with pytest.raises(Transient, match="certificate"):
        look(make(account))


def test_a_refused_login_waits_a_minute(make: Make, mailbox: Mailbox) -> None:
    with pytest.raises(Transient, match="login") as caught:
        look(make(replace(mailbox.account(), password="wrong")))
    assert caught.value.retry_after.total_seconds() >= 60


def test_a_token_that_the_server_refuses_waits_too(make: Make, mailbox: Mailbox) -> None:
    with pytest.raises(Transient) as caught:
        look(make(replace(mailbox.account(), password=None, token=lambda: "stale")))
    assert caught.value.retry_after.total_seconds() >= 60


def test_facts_and_key(make: Make, mailbox: Mailbox) -> None:
    mailbox.deliver(MAIL % 1)
    [arrival] = look(make())
    assert arrival.origin.key.startswith(f"{mailbox.user}/INBOX/")
    assert arrival.origin.key.endswith("/1")
    assert arrival.origin.facts["subject"] == "form"
    assert arrival.origin.facts["sender"] == "Rosa <rosa@example.org>"
    assert arrival.origin.message_id
    assert "example" not in arrival.origin.message_id


def test_a_gateways_mailbox_stands_for_its_line(make: Make, mailbox: Mailbox) -> None:
    mailbox.deliver(MAIL % 1)
    [arrival] = look(make(line="records"))
    assert arrival.origin.line == "records"
    assert arrival.origin.channel is Channel.EMAIL, "a mail to be taken apart, whatever it carries"


def test_reading_marks_nothing_as_read(make: Make, mailbox: Mailbox) -> None:
    mailbox.deliver(MAIL % 1)
    look(make())
    with mailbox.client() as client:
        client.select_folder("INBOX", readonly=True)
        assert client.search("UNSEEN") == [1]


def test_what_a_person_read_is_taken_all_the_same(make: Make, mailbox: Mailbox) -> None:
    mailbox.deliver(MAIL % 1)
    with mailbox.client() as client:
        client.select_folder("INBOX")
        client.add_flags([1], [b"\\Seen"])
    assert len(look(make())) == 1


def test_settled_mail_lies_in_processed(make: Make, mailbox: Mailbox) -> None:
    source = make()
    mailbox.deliver(MAIL % 1)
    mailbox.deliver(MAIL % 2)
    for arrival in source.arrivals(lambda key: False):
        source.settle(arrival.origin)
    assert (mailbox.count(), mailbox.count("Processed"), mailbox.count("Failed")) == (0, 2, 0)


@pytest.mark.parametrize("missing", [{"MOVE"}, {"MOVE", "UIDPLUS"}])
def test_servers_without_move(
    make: Make, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, missing: set[str]
) -> None:
    has = IMAPClient.has_capability
    monkeypatch.setattr(
        IMAPClient, "has_capability", lambda self, name: name not in missing and has(self, name)
    )
    source = make()
    mailbox.deliver(MAIL % 1)
    [arrival] = look(source)
    source.settle(arrival.origin)
    assert mailbox.count("Processed") == 1
    assert mailbox.count() == (1 if "UIDPLUS" in missing else 0), "never an EXPUNGE of other people's marks"
    assert look(source) == []


def test_a_server_that_lets_nothing_go_holds_up_nothing(make: Make, mailbox: Mailbox) -> None:
    source = make(processed="no//such//name")
    seen: set[str] = set()
    for number in range(4):
        mailbox.deliver(MAIL % number)
        with pytest.raises(Transient, match="moved"):
            for arrival in source.arrivals(seen.__contains__):
                assert arrival.origin.key not in seen
                seen.add(arrival.origin.key)
                source.settle(arrival.origin)
    assert len(seen) == mailbox.count() == 4
    assert look(make(), seen.__contains__) == []
    assert mailbox.count("Processed") == 4


def test_a_large_mail_is_refused_with_its_headers(make: Make, mailbox: Mailbox) -> None:
    source = make(max_bytes=50_000)
    mailbox.deliver(b"Subject: many pages\r\nMessage-ID: <9@x>\r\n\r\n" + b"page\r\n" * 20_000)
    [arrival] = look(source)
    assert arrival.refused is ErrorCode.TOO_LARGE
    assert b"many pages" in arrival.path.read_bytes()
    assert arrival.path.stat().st_size < 5000
    source.settle(arrival.origin)
    assert (mailbox.count("Failed"), mailbox.count("Processed")) == (1, 0)


def test_a_large_mail_refused_before_a_crash_still_goes_to_failed(make: Make, mailbox: Mailbox) -> None:
    mailbox.deliver(b"Subject: many pages\r\n\r\n" + b"page\r\n" * 20_000)
    [arrival] = look(make(max_bytes=50_000))
    assert look(make(max_bytes=50_000), arrival.origin.key.__eq__) == []
    assert mailbox.count("Failed") == 1


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 30_000])
def test_pieces_make_the_whole(make: Make, mailbox: Mailbox, size: int) -> None:
    mail = b"Subject: x\r\n\r\n" + b"y" * size + b"\r\n"
    with mailbox.client() as client:
        client.append("INBOX", mail)
    [arrival] = look(make(piece_bytes=len(mail) if size == 1000 else 1000))
    assert arrival.path.read_bytes() == mail


def test_thirty_megabytes(make: Make, mailbox: Mailbox) -> None:
    mailbox.deliver(b"Subject: large\r\n\r\n" + (b"z" * 76 + b"\r\n") * 380_000)
    started = time.monotonic()
    [arrival] = look(make())
    assert arrival.path.stat().st_size > 29_000_000
    assert time.monotonic() - started < 20
    arrival.path.unlink()


def test_renumbered_mailbox_is_read_anew_under_new_keys(make: Make, mailbox: Mailbox) -> None:
    source = make()
    mailbox.deliver(MAIL % 1)
    [before] = look(source)
    mailbox.server.doveadm("mailbox", "update", "-u", mailbox.user, "--uid-validity", "777", "INBOX")
    mailbox.deliver(MAIL % 2)
    seen = {before.origin.key}
    arrivals: list[Arrival] = []
    for _ in range(3):  # the server hangs up on a client that has the folder open
        try:
            arrivals = look(source, seen.__contains__)
            break
        except Transient:
            continue
    assert [arrival.origin.key.rsplit("/", 2)[1:] for arrival in arrivals] == [["777", "1"], ["777", "2"]]
    assert arrivals[0].origin.message_id == before.origin.message_id, "by which the ledger knows it"
    source.settle(before.origin)
    assert mailbox.count() == 2, "the old key means no message of today"
    source.settle(arrivals[0].origin)
    assert mailbox.count() == 1


def test_deleted_mail_is_left_alone(make: Make, mailbox: Mailbox) -> None:
    mailbox.deliver(MAIL % 1)
    with mailbox.client() as client:
        client.select_folder("INBOX")
        client.delete_messages([1])
    assert look(make()) == []


def test_wait_ends_when_a_mail_comes(make: Make, mailbox: Mailbox) -> None:
    source = make()
    assert look(source) == []
    delivery = threading.Timer(0.5, mailbox.deliver, [MAIL % 1])
    delivery.start()
    started = time.monotonic()
    source.wait(20)
    delivery.join()
    assert 0.3 < time.monotonic() - started < 10
    assert len(look(source)) == 1


def test_wait_ends_when_the_time_is_up(make: Make, mailbox: Mailbox) -> None:
    source = make()
    look(source)
    started = time.monotonic()
    source.wait(0.5)
    assert 0.4 < time.monotonic() - started < 5
    assert look(source) == []


def test_a_server_that_hangs_up_while_waiting_is_noticed(make: Make, mailbox: Mailbox) -> None:
    source = make()
    look(source)
    kick = threading.Timer(0.5, mailbox.server.doveadm, ["kick", mailbox.user])
    kick.start()
    started = time.monotonic()
    with pytest.raises(Transient):
        source.wait(30)
    kick.join()
    assert time.monotonic() - started < 10
    mailbox.deliver(MAIL % 1)
    assert len(look(source)) == 1
