"""What people write on the lines of a form; nobody in it exists."""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random

import zipcodes
from wordfreq import top_n_list

from domain.form import Language
from samples.people import SampleSet, names

_MONTHS = "January February March April May June July August September October November December"
_MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_STREETS = (
    "St Street Ave Avenue Rd Road Dr Drive Ln Lane Blvd Way Court Ct Pl Place Terrace Pkwy Hwy Circle Sq"
)
_PLACES = (
    "{} Medical Center",
    "{} Family Practice",
    "{} Hospital",
    "{} Clinic",
    "{} Law Offices",
    "{} & {}",
    "{} Health",
    "{} Insurance Co.",
    "{} Rehab Center",
    "Clínica {}",
    "Hospital {}",
    "{} Imaging",
    "{} Dental",
    "St. {} Hospital",
    "{} Pediatrics",
    "{} Orthopedics",
)
_SHORT = (
    "Self Wife Husband Mother Father Son Daughter Sister Brother Friend Guardian Spouse Parent Neighbor Aunt "
    "Attorney POA N/A None Yes No same unknown Esposa Esposo Madre Padre Hija Hijo Hermana Abuela Tía Amigo "
    "Vecina Ninguno Sí Male Female M F all"
)
_TITLES = ("Dr.", "MD", "RN", "Jr.", "Sr.", "PA", "Esq.", "III", "NP", "DO")
_HOSTS = ("gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "example.com", "example.org", "clinic.org")
_BEGIN = "b br c ch d f g gr h j k l m n p qu r s sh st t th tr v w z ll sch kn y x".split()  # noqa: SIM905
_MIDDLE = "a e i o u ai ea ie ou á é í ó ú ee oo y".split()  # noqa: SIM905
_END = ("", "n", "r", "s", "l", "m", "t", "ck", "nd", "ng", "rt", "ll", "tt", "ñ", "z", "x", "rd", "nn")
_PHONES = (
    "({a}) {b}-{c}",
    "({a}){b}-{c}",
    "{a}-{b}-{c}",
    "{a}-{b}-{c}",
    "{a}.{b}.{c}",
    "{a} {b} {c}",
    "{a} {b}-{c}",
    "1-{a}-{b}-{c}",
    "+1 {a} {b} {c}",
    "{b}-{c}",
    "{a}/{b}-{c}",
    "({a}) {b} {c}",
)
_SPELT = frozenset("abcdefghijklmnopqrstuvwxyzáéíóúüñ'")


def line(rng: Random) -> str:
    """One answer: a name, a date, a number, an address, some words."""
    make = rng.choices([make for make, _ in _KINDS], [share for _, share in _KINDS])[0]
    text = make(rng)
    chance = rng.random()
    if make is not _email and chance < 0.14:
        text = text.upper() if chance < 0.1 else text.lower()
    return " ".join(text.split())


def _name(rng: Random) -> str:
    known = names(SampleSet.TUNE, rng.choice(tuple(Language)))
    given = rng.choice(known.given) if rng.random() < 0.8 else _invented(rng)
    family = rng.choice(known.family) if rng.random() < 0.75 else _invented(rng)
    if rng.random() < 0.25:
        family += rng.choice((" ", "-", " de ", " y ")) + rng.choice(known.family)
    initial = rng.choice("ABCDEFGHIJKLMNOPRSTVW")
    middle = rng.choice(("", "", "", f" {initial}", f" {initial}.", f" {rng.choice(known.given)}"))
    plain = f"{given}{middle} {family}"
    chance = rng.random()
    if chance < 0.62:
        return plain
    if chance < 0.8:
        return f"{family}, {given}{middle}"
    if chance < 0.9:
        return rng.choice((given, family))
    return rng.choice((f"Dr. {given[0]}. {family}", f"{plain}, {rng.choice(_TITLES)}"))


def _date(rng: Random) -> str:
    year, month, day = rng.randint(1922, 2029), rng.randint(1, 12), rng.randint(1, 28)
    if rng.random() < 0.3:  # ones and noughts side by side are what goes wrong
        month, day = rng.choice((1, 10, 11, 12)), rng.choice((1, 10, 11, 21))
    shown = str(year) if rng.random() < 0.7 else f"{year % 100:02d}"
    sign = rng.choice(("/", "/", "/", "-", "/", "-", ".", " "))
    if rng.random() < 0.12:
        sign = f" {sign.strip()} "
    full = sign.join((f"{month:02d}", f"{day:02d}", shown))
    short = sign.join((str(month), str(day), shown))
    named, nombre = _MONTHS.split()[month - 1], _MESES.split()[month - 1]
    chance = rng.random()
    if chance < 0.7:
        return full if chance < 0.4 else short
    if chance < 0.85:
        return rng.choice(
            (f"{year}-{month:02d}-{day:02d}", f"{named} {day}, {year}", f"{named[:3]}. {day} {year}")
        )
    if chance < 0.92:
        return rng.choice((f"{day} de {nombre} de {year}", f"{day}/{nombre[:3]}/{year}"))
    later = sign.join((str(rng.randint(1, 12)), str(rng.randint(1, 28)), shown))
    return rng.choice((f"{short} - {later}", f"{short} to {later}", f"{short} al {later}", f"{month}/{year}"))


def _phone(rng: Random) -> str:
    return rng.choice(_PHONES).format(a=_digits(rng, 3), b=_digits(rng, 3), c=_digits(rng, 4))


def _address(rng: Random) -> str:
    chance = rng.random()
    if chance < 0.35:
        return f"{_street(rng)}, {_town(rng)}"
    if chance < 0.62:
        return _street(rng)
    return _town(rng) if chance < 0.95 else f"PO Box {rng.randint(1, 9999)}"


def _street(rng: Random) -> str:
    name = _word(rng, "en").capitalize() if rng.random() < 0.6 else _invented(rng)
    flat = rng.choice(
        ("", "", "", f" Apt {rng.randint(1, 40)}", f" #{rng.randint(1, 400)}", f", Unit {rng.randint(1, 99)}")
    )
    return f"{rng.randint(1, 9999)} {name} {rng.choice(_STREETS.split())}{flat}"


def _town(rng: Random) -> str:
    town, state, code = rng.choice(_towns())
    return rng.choice((f"{town}, {state} {code}", f"{town} {state} {code}", f"{town}, {state}", town, code))


def _number(rng: Random) -> str:
    chance = rng.random()
    if chance < 0.45:
        return _digits(rng, rng.randint(1, 10))
    if chance < 0.7:
        lead = rng.choice(("MRN", "MR", "H", "A", "HX", "M", "CT", "US", "XR"))
        return lead + rng.choice(("", " ", "-", " #")) + _digits(rng, rng.randint(4, 8))
    if chance < 0.85:
        groups = rng.choice(((3, 2, 4), (2, 4), (3, 3, 3), (2, 2, 2), (4, 4)))
        return "-".join(_digits(rng, group) for group in groups)
    return rng.choice(
        (
            f"${rng.randint(1, 500)}.{_digits(rng, 2)}",
            f"{rng.randint(1, 12)}:{_digits(rng, 2)} {rng.choice(('AM', 'PM', 'am', 'pm'))}",
            f"{rng.randint(1, 100)}%",
            f"{rng.randint(1, 500)} mg",
            f"#{rng.randint(1, 99)}",
        )
    )


def _email(rng: Random) -> str:
    known = names(SampleSet.TUNE, rng.choice(tuple(Language)))
    given = _ascii(rng.choice(known.given))
    family = _ascii(rng.choice(known.family) if rng.random() < 0.6 else _invented(rng))
    user = rng.choice(
        (
            f"{given}.{family}",
            f"{given[:1]}{family}",
            f"{given}{rng.randint(1, 99)}",
            f"{given}_{family}",
            f"{family}{given[:1]}{rng.randint(1, 2005)}",
            f"{_ascii(_word(rng, 'en'))}{rng.randint(1, 999)}",
        )
    )
    return f"{user}@{rng.choice(_HOSTS) if rng.random() < 0.7 else _ascii(_invented(rng)) + '.com'}"


def _words(rng: Random) -> str:
    language = rng.choice(("en", "en", "es"))
    said = [_word(rng, language) for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 5, 6, 7)))]
    chance = rng.random()
    if chance < 0.5:
        said = [word.capitalize() for word in said]
    elif chance < 0.8:
        said[0] = said[0].capitalize()
    text = said[0]
    for word in said[1:]:
        text += rng.choice((" ",) * 12 + (", ", ". ", " / ", " & ", " - ", "; ", "-")) + word
    return text + rng.choice(("", "", "", "", "", ".", "?", "!", ":", ","))


def _organization(rng: Random) -> str:
    first = _word(rng, "en").capitalize() if rng.random() < 0.6 else _invented(rng)
    return rng.choice(_PLACES).format(first, _invented(rng))


def _short(rng: Random) -> str:
    if rng.random() < 0.35:
        return "".join(rng.choice("ABCDEFGHJKLMNPRSTVW") for _ in range(rng.choice((2, 2, 3))))
    return rng.choice(_SHORT.split())


_KINDS: Sequence[tuple[Callable[[Random], str], float]] = (
    (_name, 0.19),
    (_date, 0.18),
    (_phone, 0.12),
    (_address, 0.15),
    (_number, 0.09),
    (_email, 0.06),
    (_words, 0.13),
    (_organization, 0.04),
    (_short, 0.04),
)


def _invented(rng: Random) -> str:
    """A name that no list has, so that letters are learnt and not the list."""
    syllables = rng.choice((1, 2, 2, 2, 3))
    return "".join(
        rng.choice(_BEGIN)
        + rng.choice(_MIDDLE if rng.random() < 0.4 else _MIDDLE[:5])
        + rng.choice(_END if rng.random() < 0.5 else _END[:5])
        for _ in range(syllables)
    ).capitalize()


def _digits(rng: Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def _ascii(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isascii() and letter.isalnum())


def _word(rng: Random, language: str) -> str:
    """Usual words oftener, rare ones too."""
    known = _usual(language)
    if rng.random() < 0.55:
        return rng.choice(known)
    return known[min(int(rng.paretovariate(0.45)) * 3 + rng.randrange(40), len(known) - 1)]


@cache
def _usual(language: str) -> tuple[str, ...]:
    measured = {
        name
        for each in Language
        for side in (names(SampleSet.REPORT, each).given, names(SampleSet.REPORT, each).family)
        for name in side
    }
    return tuple(
        word
        for word in top_n_list(language, 30_000)
        if word.replace("'", "").isalpha() and set(word) <= _SPELT and word.capitalize() not in measured
    )


@cache
def _towns() -> tuple[tuple[str, str, str], ...]:
    known = zipcodes.list_all()  # type: ignore[no-untyped-call]
    return tuple(sorted({(each["city"], each["state"], each["zip_code"]) for each in known}))
