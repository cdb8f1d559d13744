"""What is judged of one page alone: the blank it lies on, what it says, and what kind of page it is."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import Levenshtein

from classifiers import concepts, evidence
from classifiers.chances import chances
from classifiers.evidence import Evidence
from classifiers.language import plainly
from classifiers.manner import nothing_to_fill
from classifiers.numbering import Place, form_numbers, place
from classifiers.rows import rows, runs
from classifiers.signs import form_signs
from domain.form import FormDefinition, Language
from domain.page import Match, PageKind, PageReading

_KNOWN = 0.5
"""A page whose words lie on a known blank to this share is that blank."""
_MAY_BE_OTHER = 0.35
"""From this probability of another paper on, a page is no form."""
_PLAIN = 0.85
"""From this probability on, one page's type is told apart from its neighbour's."""
_HARDLY_A_DOUBT = 0.95
_ENOUGH_TO_TELL = 20
_LIKELY = 0.5
"""Of some type to this probability, it is a form, whether or not its type can be named."""
_FEWEST_SIGNS = 0.25
"""A page nobody is to fill in is no form, whatever it speaks of."""
_MOST_OTHER = 0.9
"""To this probability the end of a form may look like another paper: signatures stand on all of them."""
_MANY_ROOMS = 0.5
"""Of places to write on: they are seen where no label can be read."""
_LABEL_WORDS = 7
_SHORT_PAGE = 60
_ASKED = ("patient", "birth", "signature", "relationship")
_ONE_PAGE_TWICE = 0.88
"""Share of words in common from which on two pages may be one that was sent twice."""
_ENOUGH_WORDS = 40
_SAME_NUMBER, _OTHER_NUMBER = 0.8, 0.65


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """One page with all that is judged of it alone."""

    reading: PageReading
    match: Match | None
    found: Evidence
    signs: float
    place: Place | None
    form_numbers: tuple[str, ...]
    kind: PageKind
    language: Language | None
    """Of its print, where enough words tell."""

    @property
    def number(self) -> int:
        return self.reading.number

    @property
    def short(self) -> bool:
        """Little stands on it, as on a page that took what the one before had no room for."""
        return len(self.found.words) < _SHORT_PAGE

    @property
    def no_request(self) -> bool:
        """Plainly some other paper, by all it says."""
        return not self.short and chances(self.found, {})["other"] >= _PLAIN

    @property
    def another_paper(self) -> bool:
        """Plainly no part of a request, with enough on it to tell."""
        return len(self.found.words) >= _ENOUGH_TO_TELL and chances(self.found, {})["other"] >= _PLAIN

    @property
    def titled(self) -> str | None:
        """The request named by a heading of its own."""
        return self.found.titled

    @property
    def begins(self) -> bool:
        """It says whose request this is, as a first page does and a section's heading does not."""
        return bool(self.titled) and "b:birth" in self.found.concepts

    @property
    def opens(self) -> bool:
        """It names the request, or says whose it is."""
        return self.found.opens

    @property
    def headless(self) -> bool:
        return not self.opens

    def of_another_type(self, group: Sequence["JudgedPage"]) -> bool:
        """By its words alone a request of one type, and theirs of another."""
        own = self.plainly
        return own is not None and any(p.plainly not in (None, own) for p in group)

    def in_another_language(self, other: "JudgedPage") -> bool:
        """One is plainly English, the other plainly Spanish; too few words tell neither."""
        return None not in (self.language, other.language) and self.language != other.language

    @property
    def closes(self) -> bool:
        """It asks who signs and no more, as where a form had no room left for it."""
        asks = self.signed or "f:relationship" in self.found.manner
        few = len(self.found.words) < _ENOUGH_TO_TELL
        return self.headless and asks and (few or chances(self.found, {})["other"] < _MOST_OTHER)

    @property
    def signed(self) -> bool:
        """There is a place to sign; a sentence about signing is none."""
        return any(
            "signature" in concepts.named(piece.folded)
            for row in rows(self.reading)
            for piece in runs(row, self.reading, gap=4.0)
            if len(piece.words) <= _LABEL_WORDS
        )

    def same_number(self, other: "JudgedPage") -> bool:
        """Both bear one form's number at their foot; a sign of it may be misread."""
        return max(self._likenesses(other), default=0.0) >= _SAME_NUMBER

    def other_number(self, other: "JudgedPage") -> bool:
        """Each bears a number, and no misreading makes the one the other."""
        return max(self._likenesses(other), default=1.0) < _OTHER_NUMBER

    def _likenesses(self, other: "JudgedPage") -> Iterator[float]:
        """Of every two numbers; letters are misread more than digits."""
        for one, two in product(self.form_numbers, other.form_numbers):
            yield Levenshtein.normalized_similarity(one, two)
            yield Levenshtein.normalized_similarity(*(re.sub(r"\D", "", number) for number in (one, two)))

    def same_sheet(self, other: "JudgedPage") -> bool:
        """One page sent twice, by its words; a known blank's own print tells nothing of that."""
        if self.match or other.match:
            return False
        both, either = self.found.words & other.found.words, self.found.words | other.found.words
        return len(either) >= _ENOUGH_WORDS and len(both) >= _ONE_PAGE_TWICE * len(either)

    @property
    def surely(self) -> str | None:
        """The type its words alone leave little doubt of."""
        return self._told(_PLAIN)

    @property
    def plainly(self) -> str | None:
        """The type its many words leave hardly any doubt of."""
        return None if self.short else self._told(_HARDLY_A_DOUBT)

    def _told(self, at_least: float) -> str | None:
        likely = chances(self.found, {})
        return next((sort for sort in evidence.REQUESTS if likely[sort] >= at_least), None)


def blank_of(reading: PageReading, known: Collection[str]) -> Match | None:
    """Where the page lies on one of our own blanks, if it does."""
    likely = (match for match in reading.matches if match.template in known)
    return next((match for match in likely if match.by_picture or match.score >= _KNOWN), None)


def judge(reading: PageReading, known: Mapping[str, FormDefinition]) -> JudgedPage:
    match = blank_of(reading, known)
    found = evidence.evidence(reading)
    signs = max(form_signs(reading), _asked(found))
    kind = PageKind.FORM if match else _kind(reading, found, signs)
    return JudgedPage(
        reading, match, found, signs, place(reading), form_numbers(reading), kind, plainly(reading)
    )


def _asked(found: Evidence) -> float:
    """Signs of a form that survive misread labels: what it asks of the patient and the signer."""
    return 0.125 * sum(f"b:{concept}" in found.concepts for concept in _ASKED)


def _kind(reading: PageReading, found: Evidence, signs: float) -> PageKind:
    written = sum(any(c.isalnum() for c in word.text) for word in reading.words)
    if written <= 5 and reading.ink < 0.01 and not reading.form_values:
        return PageKind.BLANK
    request, weight = found.best(evidence.REQUESTS)
    title = found.titles.get(request, 0.0)
    _, other = found.best(evidence.others())
    cover = found.total(evidence.COVER)
    instructions = found.total(evidence.INSTRUCTIONS) - signs
    likely = chances(found, {})
    asked = max(likely[sort] for sort in evidence.REQUESTS)
    plainly_asked = asked >= _PLAIN and signs >= 1.0  # a form may count its pages and keep its secrets too
    if cover >= 3.5 and cover > title + signs and cover > other and not plainly_asked:
        return PageKind.COVER
    if instructions >= 2.8 and instructions > max(weight, other):
        return PageKind.INSTRUCTIONS
    if likely["other"] >= _LIKELY and instructions >= 2.8 and instructions > other:
        return PageKind.INSTRUCTIONS  # they name the form they explain
    if nothing_to_fill(found.manner):
        return PageKind.OTHER
    to_fill = signs >= _FEWEST_SIGNS or (asked >= _HARDLY_A_DOUBT and found.manner["f:rooms"] >= _MANY_ROOMS)
    if likely["other"] < _MAY_BE_OTHER and asked >= _LIKELY and to_fill:
        return PageKind.FORM
    return PageKind.OTHER
