"""One value as a person types it, and as a person reads it: dates, phones, numbers, addresses of mail."""

import re
from datetime import date, datetime

import phonenumbers

LONGEST_LINE = 500
LONGEST_TEXT = 20_000
_DATE_FORMS = ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%Y-%m-%d", "%m %d %Y")
_SOCIAL_SECURITY = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]{2,}")


class Unclear(ValueError):
    """What was typed cannot stand; the message is a sentence on what to type, without the value."""


def to_date(text: str) -> str:
    """ISO date of 04231961, 4/23/1961 or 1961-04-23: month first, four digits of year."""
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:2]}/{text[2:4]}/{text[4:]}"
    for form in _DATE_FORMS:
        try:
            found = datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar date has no zone
        except ValueError:
            continue
        if found.year >= 1850:
            return found.isoformat()
    raise Unclear("Type a date as month, day and four digits of year, for example 04231961.")


def from_date(value: str) -> str:
    try:
        return date.fromisoformat(value).strftime("%m/%d/%Y")
    except ValueError:
        return value


def to_phone(text: str) -> str:
    """E.164; numbers without a country are of the United States. An extension is kept as ;ext=."""
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException as error:
        raise Unclear("Type a phone number with its area code, for example 617 555 0142.") from error
    if not phonenumbers.is_possible_number(number):
        raise Unclear("Type a phone number with its area code, for example 617 555 0142.")
    plain = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{plain};ext={number.extension}" if number.extension else plain


def from_phone(value: str) -> str:
    try:
        number = phonenumbers.parse(value, "US")
    except phonenumbers.NumberParseException:
        return value
    national = number.country_code == 1
    form = (
        phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, form)


def to_email(text: str) -> str:
    if not _MAIL.fullmatch(text):
        raise Unclear("Type an e-mail address, for example name@example.org.")
    return text


def to_number(text: str) -> str:
    """A record number: digits (and letters, where a site has them) kept, separators dropped."""
    plain = re.sub(r"[\s.\-/]", "", text)
    if not re.fullmatch(r"[0-9A-Za-z]{1,20}", plain):
        raise Unclear("Type the record number's digits only.")
    return plain


def _without_social_security(text: str) -> None:
    if _SOCIAL_SECURITY.search(text):
        raise Unclear("This looks like a social security number; it is never kept. Leave it out.")


def to_line(text: str) -> str:
    plain = " ".join(text.split())
    _without_social_security(plain)
    if len(plain) > LONGEST_LINE:
        raise Unclear(f"Type at most {LONGEST_LINE} characters here.")
    return plain


def to_text(text: str) -> str:
    _without_social_security(text)
    if len(text) > LONGEST_TEXT:
        raise Unclear(f"Type at most {LONGEST_TEXT:,} characters here.")
    return text.strip()


def to_date_or_line(text: str) -> str:
    """A date where it is one, else the words as written (an expiry can be an event)."""
    try:
        return to_date(text)
    except Unclear:
        return to_line(text)
