from datetime import timedelta

import pytest

import ledger
from domain.delivery import Channel, Origin, PartVerdict
from domain.faults import ErrorCode
from ledger import deliveries, events, requests, tasks
from ledger.deliveries import DeliveryState, NewDocument
from tests.unit.ledger.stories import (
    EXCEPTIONS,
    HASH,
    MINUTE,
    NOON,
    PUBLISH,
    RUN,
    captured,
    fax,
    in_review,
    mail,
    opened,
    page_read,
)

OTHER = "cd" * 32


def test_capture_owes_the_first_step_and_tells_the_story(book: ledger.Ledger) -> None:
    with book.begin() as c:
        fax_id, mail_id = captured(c, fax()), captured(c, mail("1"))
        assert [t.step for t in tasks.for_subject(c, fax_id)] == ["read"]
        assert [t.step for t in tasks.for_subject(c, mail_id)] == ["unpack"]
        assert [e.name for e in events.story(c, fax_id)] == ["captured"]


def test_a_delivery_comes_back_as_it_was_captured(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery = deliveries.get(c, captured(c, mail("1")))
    assert delivery.channel is Channel.EMAIL
    assert delivery.facts == {"subject": "my form"}
    assert delivery.received_at == NOON
    assert delivery.received_at.utcoffset() == timedelta(0)
    assert (delivery.sha256, delivery.size, delivery.state) == (HASH, 100, DeliveryState.RECEIVED)
    assert (delivery.error_code, delivery.error_message) == (None, None)


def test_the_same_key_is_the_same_delivery(book: ledger.Ledger) -> None:
    with book.begin() as c:
        first = deliveries.capture(c, fax("a"), HASH, 100, None, NOON)
        again = deliveries.capture(c, fax("a"), OTHER, 200, None, NOON + MINUTE)
        assert first.new
        assert again == deliveries.Captured(first.delivery_id, new=False)
        assert len(tasks.for_subject(c, first.delivery_id)) == 1
        assert deliveries.find(c, "hylafax", "a") == first.delivery_id
        assert deliveries.find(c, "folder", "a") is None


def test_identical_faxes_are_two_deliveries(book: ledger.Ledger) -> None:
    with book.begin() as c:
        assert captured(c, fax("a")) != captured(c, fax("b"))


def test_a_rebuilt_mailbox_brings_nothing_new(book: ledger.Ledger) -> None:
    with book.begin() as c:
        first = deliveries.capture(c, mail("INBOX/1/7"), HASH, 100, None, NOON)
        again = deliveries.capture(c, mail("INBOX/2/1"), HASH, 100, None, NOON)
        assert again == deliveries.Captured(first.delivery_id, new=False)
        assert deliveries.find(c, "mailbox", "INBOX/2/1") == first.delivery_id
        assert len(tasks.for_subject(c, first.delivery_id)) == 1
        assert deliveries.unsettled(c, "mailbox") == ("INBOX/1/7", "INBOX/2/1")


@pytest.mark.parametrize(
    ("other", "sha256"),
    [
        (mail("2", message_id="<2@example.org>"), HASH),
        (mail("2"), OTHER),
        (mail("2", source="second mailbox"), HASH),
    ],
    ids=["other message id", "other bytes", "other account"],
)
def test_a_mail_that_only_resembles_another_is_new(book: ledger.Ledger, other: Origin, sha256: str) -> None:
    with book.begin() as c:
        captured(c, mail("1"))
        assert deliveries.capture(c, other, sha256, 100, None, NOON).new


def test_mails_without_a_message_id_are_never_merged(book: ledger.Ledger) -> None:
    with book.begin() as c:
        assert captured(c, mail("1", message_id=None)) != captured(c, mail("2", message_id=None))


def test_a_refused_arrival_is_kept_with_its_error(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = deliveries.capture(c, fax(), HASH, 100, ErrorCode.TOO_LARGE, NOON).delivery_id
        assert deliveries.get(c, delivery_id).error_code is ErrorCode.TOO_LARGE
        assert [t.step for t in tasks.for_subject(c, delivery_id)] == ["refuse"]


def test_a_source_is_told_once(book: ledger.Ledger) -> None:
    with book.begin() as c:
        for key in ("a", "b"):
            captured(c, fax(key))
        captured(c, mail("c"))
        deliveries.settled(c, "hylafax", "a", NOON)
        assert deliveries.unsettled(c, "hylafax") == ("b",)
        assert deliveries.unsettled(c, "mailbox") == ("c",)


def test_an_unknown_delivery_is_no_delivery(book: ledger.Ledger) -> None:
    with book.read() as c, pytest.raises(KeyError):
        deliveries.get(c, "nobody")


def test_recent_starts_with_the_newest(book: ledger.Ledger) -> None:
    with book.begin() as c:
        ids = [captured(c, fax(str(n), received_at=NOON + n * MINUTE)) for n in (1, 3, 2)]
        assert [d.id for d in deliveries.recent(c, 2)] == [ids[1], ids[2]]
        assert [d.id for d in deliveries.recent(c, 2, offset=2)] == [ids[0]]


def _document(name: str, verdict: PartVerdict = PartVerdict.IMPORTED) -> NewDocument:
    refused = verdict is PartVerdict.REFUSED
    return NewDocument(
        HASH,
        10,
        "application/pdf",
        name,
        "message/attachment 1",
        verdict,
        "It is encrypted." if refused else None,
        ErrorCode.ENCRYPTED_PDF if refused else None,
    )


def test_documents_come_back_in_their_order(book: ledger.Ledger) -> None:
    parts = [_document("z.pdf"), _document("a.pdf", PartVerdict.REFUSED)]
    with book.begin() as c:
        delivery_id = captured(c)
        ids = deliveries.add_documents(c, delivery_id, parts)
        stored = deliveries.documents(c, delivery_id)
    assert tuple(d.id for d in stored) == ids
    assert [(d.name, d.verdict, d.reason, d.code) for d in stored] == [
        ("z.pdf", PartVerdict.IMPORTED, None, None),
        ("a.pdf", PartVerdict.REFUSED, "It is encrypted.", ErrorCode.ENCRYPTED_PDF),
    ]


def test_unpacking_again_replaces_documents_and_their_pages(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = captured(c)
        (document_id,) = deliveries.add_documents(c, delivery_id, [_document("a.pdf")])
        deliveries.save_page(c, delivery_id, document_id, page_read(), OTHER)
        deliveries.add_documents(c, delivery_id, [_document("b.pdf")])
        assert [d.name for d in deliveries.documents(c, delivery_id)] == ["b.pdf"]
        assert deliveries.pages(c, delivery_id) == ()


def test_a_letter_is_kept_and_replaced(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = captured(c)
        assert deliveries.context(c, delivery_id) is None
        for body in ("first", "second"):
            deliveries.save_context(c, delivery_id, "Re: ñ", "ana@example.org", body)
        assert deliveries.context(c, delivery_id) == deliveries.Letter("Re: ñ", "ana@example.org", "second")


def test_pages_come_back_as_they_were_read(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = captured(c)
        for number in (2, 1):
            deliveries.save_page(c, delivery_id, None, page_read(number), OTHER)
        deliveries.set_page_kinds(c, delivery_id, {1: "cover", 2: "form"})
        pages = deliveries.pages(c, delivery_id)
    assert [(p.number, p.kind, p.document_id, p.image_sha256) for p in pages] == [
        (1, "cover", None, OTHER),
        (2, "form", None, OTHER),
    ]
    assert pages[1].reading == page_read(2)


def test_reading_a_page_again_replaces_it(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = captured(c)
        deliveries.save_page(c, delivery_id, None, page_read(1, "blurred"), OTHER)
        deliveries.save_page(c, delivery_id, None, page_read(1, "sharp"), OTHER)
        (page,) = deliveries.pages(c, delivery_id)
    assert [w.text for w in page.reading.words] == ["sharp"]


def test_a_page_is_of_a_kind_we_know(book: ledger.Ledger) -> None:
    with pytest.raises(ledger.IllegalMove), book.begin() as c:
        delivery_id = captured(c)
        deliveries.save_page(c, delivery_id, None, page_read(), OTHER)
        deliveries.set_page_kinds(c, delivery_id, {1: "poem"})


def test_complete_waits_for_every_request(book: ledger.Ledger) -> None:
    with book.begin() as c:
        first = opened(c)
        delivery_id = requests.get(c, first).delivery_id
        second = requests.create(c, delivery_id, 1, RUN, NOON)
        requests.save_decision(c, first, PUBLISH, NOON)
        assert not deliveries.complete(c, delivery_id)
        requests.save_decision(c, second, EXCEPTIONS, NOON)
        assert deliveries.complete(c, delivery_id)
        assert deliveries.complete(c, delivery_id)
        assert deliveries.get(c, delivery_id).state is DeliveryState.DONE


def test_complete_waits_for_review(book: ledger.Ledger) -> None:
    with book.begin() as c:
        assert not deliveries.complete(c, requests.get(c, in_review(c)).delivery_id)


def test_nothing_found_is_not_complete_until_an_error_says_why(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = captured(c)
        assert not deliveries.complete(c, delivery_id)
        deliveries.set_error(c, delivery_id, ErrorCode.NO_PAGES, "There are no pages in it.")
        assert deliveries.complete(c, delivery_id)
        delivery = deliveries.get(c, delivery_id)
    assert delivery.state is DeliveryState.DONE
    assert delivery.error_message == "There are no pages in it."


def test_starting_twice_is_starting_once(book: ledger.Ledger) -> None:
    with book.begin() as c:
        delivery_id = captured(c)
        deliveries.start(c, delivery_id)
        deliveries.start(c, delivery_id)
        assert deliveries.get(c, delivery_id).state is DeliveryState.PROCESSING
