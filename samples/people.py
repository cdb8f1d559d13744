"""Invented people, practices and places. The two sets share no name: each takes every other one."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from random import Random

from faker.providers.person.en_US import Provider as EnglishNames
from faker.providers.person.es_MX import Provider as SpanishNames

from domain.form import Language

AREAS = ("617", "978", "508", "603", "401", "774", "207", "860", "413", "781")
CITIES = (
    ("Lawrence", "MA", "01840"),
    ("Worcester", "MA", "01605"),
    ("Nashua", "NH", "03060"),
    ("Pawtucket", "RI", "02860"),
    ("Brockton", "MA", "02301"),
    ("Portland", "ME", "04101"),
    ("Hartford", "CT", "06106"),
    ("Chelsea", "MA", "02150"),
    ("Fall River", "MA", "02721"),
    ("Quincy", "MA", "02169"),
)
STREETS = (
    "Elm Street",
    "Harbor Ave",
    "Washington St",
    "Old Mill Road",
    "North Maple Dr",
    "Pleasant St",
    "Court Lane",
    "Beacon Hill Rd",
    "Prospect Ave",
    "Willow Way",
    "Second Street",
    "Chestnut St",
)
ORGANIZATIONS = (
    "Mapleford Family Practice",
    "Northgate Oncology Group",
    "Saltmarsh Medical Associates",
    "Cobble Hill Internal Medicine",
    "Tidewater Rehabilitation Center",
    "Larkspur Women's Health",
    "Greywater Surgical Center",
    "Fernbrook Community Clinic",
    "Stonebridge Law Offices",
    "Harbor & Finch, Attorneys",
    "Bayline Mutual Insurance",
    "Copperleaf Disability Services",
)


class SampleSet(StrEnum):
    """`tune` is for building and adjusting the reader, `report` only for measuring it."""

    TUNE = "tune"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Person:
    given: str
    middle: str
    family: str

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.given, self.middle, self.family) if part)

    @property
    def initials(self) -> str:
        return "".join(part[0] for part in (self.given, self.middle, self.family) if part).upper()


@dataclass(frozen=True, slots=True)
class Names:
    """Given and family names of one set and language."""

    given: tuple[str, ...]
    family: tuple[str, ...]


@cache
def names(which: SampleSet, language: Language) -> Names:
    provider = SpanishNames if language is Language.SPANISH else EnglishNames
    start = 0 if which is SampleSet.TUNE else 1
    given = sorted({name for name in provider.first_names if " " not in name and len(name) > 2})
    return Names(tuple(given[start::2]), tuple(sorted(set(provider.last_names))[start::2]))


@dataclass(frozen=True, slots=True)
class People:
    """Draws people of one set."""

    which: SampleSet
    rng: Random

    def person(self, language: Language) -> Person:
        """Spanish names carry two surnames more often than not."""
        known, rng = names(self.which, language), self.rng
        family = rng.choice(known.family)
        middle = ""
        if language is Language.SPANISH:
            if rng.random() < 0.7:
                family += " " + rng.choice(known.family)
            if rng.random() < 0.25:
                middle = rng.choice(known.given)
        elif rng.random() < 0.45:
            middle = rng.choice("ABCDEGHJKLMNPRST") + rng.choice(("", "."))
        return Person(rng.choice(known.given), middle, family)

    def phone(self) -> tuple[str, str]:
        """As written, and in E.164; never a number that anybody has."""
        area, last = self.rng.choice(AREAS), f"01{self.rng.randrange(100):02d}"
        shape = self.rng.choice(("({a}) 555-{n}", "{a}-555-{n}", "{a}-555-{n}", "{a}.555.{n}", "{a} 555 {n}"))
        return shape.format(a=area, n=last), f"+1{area}555{last}"

    def address(self) -> str:
        city, state, postcode = self.rng.choice(CITIES)
        flat = f" Apt {self.rng.randint(1, 40)}" if self.rng.random() < 0.25 else ""
        return f"{self.rng.randint(2, 980)} {self.rng.choice(STREETS)}{flat}, {city}, {state} {postcode}"

    def organization(self) -> str:
        start = 0 if self.which is SampleSet.TUNE else 1
        return self.rng.choice(ORGANIZATIONS[start::2])

    def email(self, person: Person) -> str:
        plain = person.given.encode("ascii", "ignore").decode().lower()
        host = self.rng.choice(("example.com", "example.org", "mail.example.net"))
        return f"{plain}{self.rng.randint(10, 99)}@{host}"
