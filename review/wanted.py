"""What a person asked to see of the queue, as it stands in an address: codes and ids alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from domain.form import FormType, Language
from ledger.scope import EVERYWHERE, Scope
from ledger.waiting import Place, View, Wanted
from review.visit import Visit

AGES = (1, 4, 24, 72, 168)
_KEYS = ("view", "form", "line", "department", "why", "language", "age", "who")
_LONGEST = 200
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """`words` by key, only those that mean something; `wanted` is what they mean."""

    words: Mapping[str, str]
    wanted: Wanted

    def query(self, **changes: str) -> str:
        """For an address; empty when nothing was asked for. A change to "" takes the word away."""
        words = {key: text for key, text in {**self.words, **changes}.items() if text}
        return f"?{urlencode(words)}" if words else ""

    def word(self, key: str) -> str:
        return self.words.get(key, "")


def of_address(visit: Visit) -> Asked:
    return asked(visit.query, visit.now, visit.scope)


def of_form(visit: Visit) -> Asked:
    """A form carries its page's query along."""
    text = visit.sent.text("queue").removeprefix("?")
    return asked(dict(parse_qsl(text[:2000])), visit.now, visit.scope)


def asked(query: Mapping[str, str], now: datetime, scope: Scope = EVERYWHERE) -> Asked:
    """Words that are none of ours are left out rather than refused: old addresses still lead somewhere."""
    words = {key: query[key] for key in _KEYS if query.get(key) and len(query[key]) <= _LONGEST}
    view, form = _one_of(View, words.get("view")), _one_of(FormType, words.get("form"))
    language, age = _one_of(Language, words.get("language")), words.get("age", "")
    hours = int(age) if age.isdecimal() and int(age) in AGES else None
    known = {"view": view, "form": form, "language": language, "age": hours}
    words = {key: text for key, text in words.items() if key not in known or known[key] is not None}
    return Asked(
        words,
        Wanted(
            view=view or View.OPEN,
            form_type=form,
            line=words.get("line"),
            department=words.get("department"),
            what=words.get("why"),
            language=language,
            assignee=words.get("who"),
            received_before=now - timedelta(hours=hours) if hours else None,
            scope=scope,
        ),
    )


def place_word(place: Place) -> str:
    micros = int(place.received_at.timestamp() * 1_000_000)
    return f"{place.lane}.{place.due_on.isoformat()}.{micros}.{place.request_id}"


def to_place(word: str) -> Place | None:
    parts = word.split(".")
    if len(parts) != 4:
        return None
    try:
        received = datetime.fromtimestamp(int(parts[2]) / 1_000_000, UTC)
        return Place(int(parts[0]), date.fromisoformat(parts[1]), received, parts[3][:26])
    except (ValueError, OverflowError, OSError):
        return None


def _one_of(kind: type[_Word], word: str | None) -> _Word | None:
    return kind(word) if word in {str(each) for each in kind} else None
