"""Words for what the ledger keeps as codes: times, ages, channels, forms, readings."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.delivery import Channel
from domain.form import FieldValue, FormType, Language, ValueSource
from ledger.schema import RequestState
from review.catalogue import BY_PATH

_PATH = re.compile("|".join(rf"\b{re.escape(path)}\b" for path in BY_PATH if "." in path))

FORMS = {
    FormType.AUTHORIZATION: "Authorization",
    FormType.IMAGING: "Imaging",
    FormType.AMENDMENT: "Amendment",
    FormType.VERBAL: "Verbal permission",
    FormType.OTHER: "Not one of our forms",
    FormType.UNKNOWN: "Form not recognized",
}
DEPARTMENTS = {
    "roi": "Release of information",
    "amendment": "Amendments",
    "imaging": "Imaging",
    "verbal": "Verbal permission",
    "exceptions": "Exceptions",
}
STATES = {
    RequestState.DECIDING: "Being decided",
    RequestState.REVIEW: "Waits for review",
    RequestState.PUBLISHED: "Published",
    RequestState.EXCEPTIONS: "In exceptions",
    RequestState.CANCELLED: "Cancelled",
}
LANGUAGES = {Language.ENGLISH: "English", Language.SPANISH: "Spanish"}
_ORIGINS = {
    ValueSource.TEXT_LAYER: "text of the file",
    ValueSource.FORM_FIELD: "form field of the file",
    ValueSource.PRINT: "print",
    ValueSource.HANDWRITING: "handwriting",
    ValueSource.MARK: "mark",
    ValueSource.BARCODE: "barcode",
    ValueSource.COVER: "cover sheet",
    ValueSource.MAIL: "mail",
    ValueSource.PERSON: "entered by staff",
}


WHYS = {path: field.english for path, field in BY_PATH.items()} | {"form": "Form itself unclear"}


def code(word: str) -> str:
    """A code of ours as words; a rule's name stays."""
    return word if word.isupper() else word.replace("_", " ").replace(".", ": ").capitalize()


def hours(count: int) -> str:
    days = {72: "3 days", 168: "a week"}
    return days.get(count, f"{count} {'hour' if count == 1 else 'hours'}")


def day(due: date, today: date) -> str:
    distance = (due - today).days
    if distance in (-1, 0, 1):
        return {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}[distance]
    return due.strftime("%a %m/%d") if due.year == today.year else due.strftime("%m/%d/%Y")


def when(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    local, today = moment.astimezone(zone), now.astimezone(zone)
    clock = local.strftime("%I:%M %p").lstrip("0")
    if local.date() == today.date():
        return f"Today {clock}"
    day = local.strftime("%m/%d") if local.year == today.year else local.strftime("%m/%d/%Y")
    return f"{day} {clock}"


def age(span: timedelta) -> str:
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return f"{hours} h {minutes} min"
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h"


def came_by(channel: Channel, line: str | None) -> str:
    if channel is Channel.EMAIL:
        return f"E-mail, {line}" if line else "E-mail"
    return f"Fax, {line} line" if line else "Fax"


def origin(value: FieldValue) -> str:
    return _ORIGINS[value.source]


def sure(value: FieldValue) -> str:
    """Never 100 %: a machine is never certain."""
    return f"{min(99, round(value.confidence * 100))} % sure"


def level(value: FieldValue) -> str:
    """How far the machine's reading can be trusted, in three steps."""
    if value.confidence >= 0.98:
        return "high"
    return "middle" if value.confidence >= 0.8 else "low"


def size(count: int) -> str:
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


def plain(sentence: str) -> str:
    """A field's path in a sentence, said as its label."""
    return _PATH.sub(lambda found: f"“{BY_PATH[found[0]].english}”", sentence)
