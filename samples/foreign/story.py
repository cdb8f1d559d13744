"""The invented people and answers behind one filled-in form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from faker.providers.person.en_US import Provider as EnglishNames
from faker.providers.person.es_MX import Provider as SpanishNames

from domain.form import Json, Language
from samples.foreign.words import WORDS, Speech, Words

LATEST_SIGNATURE = date(2026, 6, 12)

_BLANK_SHARE = {
    "patient.name": 0.01,
    "patient.date_of_birth": 0.03,
    "patient.mrn": 0.3,
    "patient.phone": 0.12,
    "patient.email": 0.4,
    "patient.address": 0.08,
    "patient.other_names": 0.65,
    "signature.present": 0.1,
    "recipient.email": 0.5,
    "recipient.fax": 0.2,
    "records.exclusions": 0.8,
    "needed_by": 0.6,
    "expiration": 0.3,
    "signer.authority": 0.5,
    "amendment.notify": 0.4,
    "amendment.reason": 0.1,
    "revoked_on": 0.9,
}
_USUAL_BLANK_SHARE = 0.05

_MAIL_HOSTS = ("example.com", "example.org", "mail.example.net")

_MAIL_HOSTS = ("example.com", "example.org", "mail.example.net")
_MONTHS_ES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


@dataclass(frozen=True, slots=True)
class Answer:
    """`shown` is what gets written, `value` its normalised form, `code` beside it if it has one."""

    shown: str
    value: Json


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    relationship: str
    shown_phone: str
    phone: str


@dataclass(frozen=True, slots=True)
class Story:
    """Every answer a form might ask for; a path that is missing is left blank by its writer.

    `path#part` holds one part of a value that some forms ask for in pieces (surname, zip code).
    """

    language: Language
    answers: Mapping[str, Answer]
    contacts: tuple[Contact, ...]
    signer: str
    initials: str
    ticks_seed: int
    blank: frozenset[str] = field(default_factory=frozenset)


class _People:
    """Names for one set: the other set draws from the other half of the lists."""

    def __init__(self, rng: Random, half: int, language: Language) -> None:
        names = SpanishNames if language is Language.SPANISH else EnglishNames
        self._rng = rng
        self._spanish = language is Language.SPANISH
        self._families = sorted(set(names.last_names))[half::2]
        self._givens = sorted({n for n in names.first_names if " " not in n})[half::2]

    def person(self) -> tuple[str, str, str]:
        """Given, middle (may be empty), family."""
        given, middle = self._rng.choice(self._givens), ""
        family = self._rng.choice(self._families)
        if self._spanish and self._rng.random() < 0.7:
            family += " " + self._rng.choice(self._families)
        if self._rng.random() < 0.4:
            middle = (
                self._rng.choice(self._givens)
                if self._spanish
                else self._rng.choice("ABCDEGHJKLMNPRST") + "."
            )
        return given, middle, family


def tell(rng: Random, half: int, language: Language) -> Story:
    """A story for one form. `half` 0 or 1 keeps the people of the two sets apart."""
    people, words = _People(rng, half, language), WORDS[half]
    speech = words.of(language)
    answers: dict[str, Answer] = {}
    given, middle, family = people.person()
    signed = LATEST_SIGNATURE - timedelta(days=rng.randrange(150))
    _patient(answers, rng, given, middle, family, language, words)
    _recipient(answers, rng, people, words)
    _release(answers, rng, signed, language, speech)
    _imaging(answers, rng, signed, language, speech)
    _amendment(answers, rng, signed, language, people, words)
    signer = _signing(answers, rng, signed, language, people, speech, _full(given, middle, family))
    blank = frozenset(
        path for path in sorted({p.split("#")[0] for p in answers}) if rng.random() < _blank_share(path)
    )
    return Story(
        language=language,
        answers={p: a for p, a in answers.items() if p.split("#")[0] not in blank},
        contacts=tuple(_contact(rng, people, words, speech) for _ in range(rng.choice((1, 2, 2, 3)))),
        signer=signer,
        initials="".join(part[0] for part in signer.split() if part[0].isalpha())[:3].upper(),
        ticks_seed=rng.randrange(1 << 30),
        blank=blank,
    )


def _blank_share(path: str) -> float:
    return _BLANK_SHARE.get(path, _USUAL_BLANK_SHARE)


def _full(given: str, middle: str, family: str) -> str:
    return " ".join(part for part in (given, middle, family) if part)


def _text(shown: str) -> Answer:
    return Answer(shown, shown)


def _patient(
    answers: dict[str, Answer],
    rng: Random,
    given: str,
    middle: str,
    family: str,
    language: Language,
    words: Words,
) -> None:
    full = _full(given, middle, family)
    answers["patient.name"] = _text(full)
    answers["patient.name#last_first"] = Answer(f"{family}, {given} {middle}".strip(), full)
    for part, text in (("family", family), ("given", given), ("middle", middle)):
        answers[f"patient.name#{part}"] = _text(text)
    answers["patient.other_names"] = Answer(
        f"{given} {rng.choice(('Doe', 'Nash', 'Cruz', 'Pratt', 'Luna'))}", None
    )
    answers["patient.other_names"] = Answer(
        answers["patient.other_names"].shown, [answers["patient.other_names"].shown]
    )
    born = date(1932, 1, 1) + timedelta(days=rng.randrange(29000))
    answers["patient.date_of_birth"] = dated(rng, born, language)
    number = str(rng.randrange(100_000, 99_999_999)).zfill(rng.choice((7, 8)))
    answers["patient.mrn"] = Answer(number, number)
    answers["patient.phone"] = _phone(rng, words)
    _address(answers, rng, "patient.address", words)
    plain = given.lower().encode("ascii", "ignore").decode()
    answers["patient.email"] = _text(f"{plain}{rng.randrange(10, 99)}@{rng.choice(_MAIL_HOSTS)}")


def _recipient(answers: dict[str, Answer], rng: Random, people: _People, words: Words) -> None:
    doctor = _full(*people.person()) + rng.choice((", MD", "", "", ", Esq."))
    answers["recipient.name"] = _text(doctor)
    answers["recipient.organization"] = _text(rng.choice(words.organisations))
    answers["recipient.phone"] = _phone(rng, words)
    answers["recipient.fax"] = _phone(rng, words)
    answers["recipient.email"] = _text(f"records{rng.randrange(10, 99)}@{rng.choice(_MAIL_HOSTS)}")
    _address(answers, rng, "recipient.address", words)
    answers["discloser.name"] = _text(rng.choice(words.organisations))


def _release(
    answers: dict[str, Answer], rng: Random, signed: date, language: Language, speech: Speech
) -> None:
    start = signed - timedelta(days=rng.randrange(300, 2500))
    end = start + timedelta(days=rng.randrange(20, 280))
    answers["records.date_from"] = dated(rng, start, language)
    answers["records.date_to"] = dated(rng, end, language)
    answers["records.exclusions"] = _text(speech.exclusion)
    answers["needed_by"] = dated(rng, signed + timedelta(days=rng.randrange(10, 60)), language)
    if rng.random() < 0.8:
        answers["expiration"] = dated(rng, signed + timedelta(days=rng.choice((180, 365, 400))), language)
    else:
        answers["expiration"] = _text(speech.event)
    text, code = rng.choice(speech.purposes)
    answers["purpose"] = Answer(text, {"text": text, "code": code})


def _imaging(
    answers: dict[str, Answer], rng: Random, signed: date, language: Language, speech: Speech
) -> None:
    text, modality, part = rng.choice(speech.exams)
    answers["imaging.exams"] = Answer(text, [{"text": text, "code": modality}])
    answers["imaging.body_part"] = _text(part)
    start = signed - timedelta(days=rng.randrange(30, 900))
    answers["imaging.date_from"] = dated(rng, start, language)
    answers["imaging.date_to"] = dated(rng, start + timedelta(days=rng.randrange(0, 25)), language)


def _amendment(
    answers: dict[str, Answer],
    rng: Random,
    signed: date,
    language: Language,
    people: _People,
    words: Words,
) -> None:
    speech = words.of(language)
    answers["amendment.entry_date"] = dated(rng, signed - timedelta(days=rng.randrange(20, 500)), language)
    answers["amendment.entry"] = _text(rng.choice(speech.entries))
    answers["amendment.correction"] = _text(rng.choice(speech.corrections))
    answers["amendment.reason"] = _text(rng.choice(speech.reasons))
    answers["amendment.notify"] = _text(f"{_full(*people.person())}, {rng.choice(words.organisations)}")


def _signing(
    answers: dict[str, Answer],
    rng: Random,
    signed: date,
    language: Language,
    people: _People,
    speech: Speech,
    patient: str,
) -> str:
    answers["signature.present"] = Answer("", True)
    answers["signature.date"] = dated(rng, signed, language)
    answers["revoked_on"] = dated(rng, signed + timedelta(days=2), language)
    if rng.random() < 0.75:
        answers["signer.name"] = _text(patient)
        if rng.random() < 0.5:
            answers["signer.relationship"] = Answer(speech.own, {"text": speech.own, "code": "self"})
        return patient
    signer = _full(*people.person())
    answers["signer.name"] = _text(signer)
    text, code = rng.choice(speech.relatives)
    answers["signer.relationship"] = Answer(text, {"text": text, "code": code})
    answers["signer.authority"] = _text(speech.authority)
    return signer


def _contact(rng: Random, people: _People, words: Words, speech: Speech) -> Contact:
    phone = _phone(rng, words)
    return Contact(_full(*people.person()), rng.choice(speech.contacts), phone.shown, str(phone.value))


def _phone(rng: Random, words: Words) -> Answer:
    area, last = rng.choice(words.areas), f"01{rng.randrange(100):02d}"
    shape = rng.choice(("({a}) 555-{n}", "{a}-555-{n}", "{a}.555.{n}", "{a} 555 {n}"))
    return Answer(shape.format(a=area, n=last), f"+1{area}555{last}")


def _address(answers: dict[str, Answer], rng: Random, path: str, words: Words) -> None:
    city, state, postcode = rng.choice(words.cities)
    street = f"{rng.randrange(2, 980)} {rng.choice(words.streets)}"
    if rng.random() < 0.3:
        street += f", Apt {rng.randrange(1, 40)}"
    answers[path] = _text(f"{street}, {city}, {state} {postcode}")
    answers[f"{path}#street"] = _text(street)
    answers[f"{path}#place"] = _text(f"{city}, {state} {postcode}")
    for part, text in (("city", city), ("state", state), ("zip", postcode)):
        answers[f"{path}#{part}"] = _text(text)


def dated(rng: Random, day: date, language: Language) -> Answer:
    """A date as people write it; day-first only where it cannot be misread."""
    shapes = [f"{day:%m/%d/%Y}", f"{day:%m/%d/%Y}", f"{day.month}/{day.day}/{day:%y}", f"{day:%m-%d-%Y}"]
    if language is Language.SPANISH:
        shapes.append(f"{day.day} de {_MONTHS_ES[day.month - 1]} de {day.year}")
        if day.day > 12:
            shapes.append(f"{day:%d/%m/%Y}")
    else:
        shapes.append(f"{day:%B} {day.day}, {day.year}")
    return Answer(rng.choice(shapes), day.isoformat())
