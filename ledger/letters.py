"""Letters: subject, sender and body of a mail, kept beside its documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from ledger import schema
from ledger.bound import open_json, seal_json


@dataclass(frozen=True, slots=True)
class Letter:
    """What came around the documents of a mail."""

    subject: str
    sender: str
    body: str


def save_context(c: Connection, delivery_id: str, subject: str, sender: str, body: str) -> None:
    letter = {"subject": subject, "sender": sender, "body": body}
    c.execute(delete(schema.contexts).where(schema.contexts.c.delivery_id == delivery_id))
    c.execute(
        insert(schema.contexts).values(
            delivery_id=delivery_id, letter=seal_json(c, letter, f"contexts.letter/{delivery_id}")
        )
    )


def context(c: Connection, delivery_id: str) -> Letter | None:
    """None for a fax."""
    t = schema.contexts.c
    sealed = c.execute(select(t.letter).where(t.delivery_id == delivery_id)).scalar_one_or_none()
    if sealed is None:
        return None
    letter = cast(Mapping[str, str], open_json(c, sealed, f"contexts.letter/{delivery_id}"))
    return Letter(letter["subject"], letter["sender"], letter["body"])
