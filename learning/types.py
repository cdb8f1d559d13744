"""What kind of paper it is, by what people said of papers like it: laid over the shipped model's chances.

Only the concepts and phrases of our own lexicon are weighed, never the words of a page.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

import numpy as np

from classifiers.chances import CLASSES, features, of_form
from classifiers.evidence import Evidence, evidence
from domain.form import FormRun, FormType
from domain.page import PageKind, PageReading
from learning import voices
from learning.folds import HELD_OUT, fold_of
from learning.regression import Matrix, fit, odds, table

NAMED = 0.6
"""Below this probability a type is not named."""
_SUREST = 0.99
_LEAST = 1e-4
_CLAIM_PULL, _SIGN_PULL = 10.0, 3.0
_CLAIM = "claim:"
_NO_REQUEST = "This is no request, as far as papers like it were called none before."

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form on other paper, by its words: the shipped model's chances and what the paper speaks of."""

    believed: Mapping[str, float]
    signs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ReviewedSheet:
    sheet: Sheet
    said: str
    """One of CLASSES."""
    delivery: str
    voices: frozenset[str]


def sheet_of(readings: Sequence[PageReading]) -> Sheet:
    """Of a form's pages, in order. `line` is no part of it: what a line usually carries is weighed apart."""
    pages = [evidence(reading) for reading in readings]
    believed = {sort: max(chance, _LEAST) for sort, chance in of_form(pages, {}).items()}
    claims = {f"{_CLAIM}{sort}": math.log(chance) for sort, chance in believed.items()}
    return Sheet(believed, {**features(reduce(Evidence.join, pages), ()), **claims})


def paper_said(said: FormType, rerouted: bool, sheet: Sheet) -> str:
    """The kind of paper, when a person released it as `said`: a release of records on which images alone
    are marked is released as an imaging request, and is still the paper it was."""
    told = max(sheet.believed, key=lambda sort: sheet.believed[sort])
    by_marks = said is FormType.IMAGING and told == FormType.AUTHORIZATION and not rerouted
    return told if by_marks else str(said)


@dataclass(frozen=True, slots=True)
class Types:
    """`weights`: by sign, what it adds to the score of each of CLASSES."""

    weights: Mapping[str, Row] = field(default_factory=dict)

    def chances(self, sheet: Sheet) -> Mapping[str, float]:
        if not self.weights:
            return sheet.believed
        scores = np.array([[math.log(sheet.believed[sort]) for sort in CLASSES]])
        for name, strength in sheet.signs.items():
            scores += strength * np.array(self.weights.get(name, (0.0,) * len(CLASSES)))
        return dict(zip(CLASSES, odds(scores)[0].tolist(), strict=True))

    def retold(self, run: FormRun, pages: Mapping[int, PageReading], kinds: Mapping[int, str]) -> FormRun:
        """The run with its type judged anew. Our own blanks, and papers that are no form, are left alone."""
        own = [pages[number] for number in run.pages if kinds.get(number) == PageKind.FORM]
        if not self.weights or run.template is not None or not own:
            return run
        return _named(run, self.chances(sheet_of(own)))


def _named(run: FormRun, likely: Mapping[str, float]) -> FormRun:
    best = max(likely, key=lambda sort: likely[sort])
    if likely[best] < NAMED:
        return replace(run, form_type=FormType.UNKNOWN, confidence=0.0)
    sure = min(likely[best], _SUREST)
    reasons = (*run.reasons, _NO_REQUEST) if best == FormType.OTHER else run.reasons
    return replace(run, form_type=FormType(best), confidence=sure, reasons=reasons)


def learn(sheets: Sequence[ReviewedSheet]) -> Types:
    """From all deliveries but those held out."""
    taught = [one for one in sheets if fold_of(one.delivery) != HELD_OUT]
    if not taught:
        return Types()
    names = sorted({name for one in taught for name in one.sheet.signs})
    weights = fit(
        table([one.sheet.signs for one in taught], names),
        np.array([_target(one.said) for one in taught]),
        _logs(one.sheet for one in taught),
        np.array([_CLAIM_PULL if name.startswith(_CLAIM) else _SIGN_PULL for name in names]),
        np.array(voices.weights(taught)),
    )
    return Types({name: tuple(row) for name, row in zip(names, weights.round(4).tolist(), strict=True)})


def _target(said: str) -> Row:
    return tuple(float(said == sort) for sort in CLASSES)


def _logs(sheets: Iterable[Sheet]) -> Matrix:
    return np.array([[math.log(sheet.believed[sort]) for sort in CLASSES] for sheet in sheets])
