"""One of a closed list, alone or beside the words that were written; and yes, no or left blank."""

from dataclasses import dataclass

from domain.form import Json
from review.catalogue import Choice
from review.controls.typed import Asked, Typed, same_words
from review.submission import Submission
from review.written import Unclear, to_line

_ANSWERS = {"yes": True, "no": False, "blank": None}
_WORDS = {True: "Yes", False: "No", None: "Left blank"}


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """`text_name` None: the code is the value; otherwise the words stand beside it."""

    name: str
    chosen: str
    choices: tuple[Choice, ...]
    text_name: str | None = None
    text: str = ""
    kind: str = "choice"


@dataclass(frozen=True, slots=True)
class YesNoView:
    name: str
    chosen: str
    as_read: str
    kind: str = "yes_no"


def show_choice(asked: Asked) -> ChoiceView:
    stored = asked.stored()
    return ChoiceView(
        asked.name, asked.sent(asked.name, str(stored) if stored else ""), _offered(asked, stored)
    )


def read_choice(asked: Asked, sent: Submission) -> Typed:
    code = _code(asked, sent.text(asked.name), asked.stored())
    keeps_code = asked.value is not None and asked.value.code is not None
    return Typed(code, code=code if keeps_code else None)


def show_coded(asked: Asked) -> ChoiceView:
    code = (asked.value.code if asked.value else None) or ""
    return ChoiceView(
        _code_name(asked),
        asked.sent(_code_name(asked), code),
        _offered(asked, code),
        asked.name,
        asked.sent(asked.name, str(asked.stored() or "")),
    )


def read_coded(asked: Asked, sent: Submission) -> Typed:
    """Words without a code stay words; a code without words gets the list's own."""
    code = _code(asked, sent.text(_code_name(asked)), asked.value.code if asked.value else None)
    stored = str(asked.stored() or "")
    text = sent.text(asked.name)
    words = stored if same_words(text, stored) else to_line(text)
    if code and not words:
        words = next((c.english for c in asked.field.choices if c.code == code), code)
    return Typed(words or None, code=code)


def show_yes_no(asked: Asked) -> YesNoView:
    stored = asked.stored()
    # A permission is never ticked for the person who is to judge it.
    hidden = asked.value is None or (asked.field.consent and not asked.by_person)
    chosen = "" if hidden else next((name for name, answer in _ANSWERS.items() if answer is stored), "")
    return YesNoView(asked.name, asked.sent(asked.name, chosen), _WORDS.get(_truth(stored), ""))


def read_yes_no(asked: Asked, sent: Submission) -> Typed:
    answer = sent.text(asked.name)
    return Typed(_ANSWERS[answer]) if answer in _ANSWERS else Typed(asked.stored())


def _truth(stored: Json) -> bool | None:
    return stored if isinstance(stored, bool) else None


def _code_name(asked: Asked) -> str:
    return f"c:{asked.field.path}"


def _offered(asked: Asked, stored: Json) -> tuple[Choice, ...]:
    """The list, and whatever else is stored, so that saving a page changes nothing by itself.

    Several marks of one field are stored as their codes with commas.
    """
    known = {choice.code: choice for choice in asked.field.choices}
    if not stored or str(stored) in known:
        return asked.field.choices
    words = [known[code].english if code in known else code for code in str(stored).split(",")]
    return (*asked.field.choices, Choice(str(stored), " + ".join(words), ""))


def _code(asked: Asked, code: str, stored: Json) -> str | None:
    if not code:
        return None
    if code not in {choice.code for choice in _offered(asked, stored)}:
        raise Unclear("Choose one of the list.")
    return code
