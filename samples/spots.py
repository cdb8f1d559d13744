"""Where on the drawn pages something was written: for showing what was misread, never for judging it."""

import re
from dataclasses import dataclass

from domain.form import FieldBox, TickBox
from domain.page import Box
from samples.foreign.paper import Paper
from samples.foreign.sheet import HEIGHT, WIDTH
from samples.plan import FormPart, Plan


@dataclass(frozen=True, slots=True)
class Spot:
    """`page`: number within the delivery. `box`: fractions of the page as it was drawn."""

    page: int
    box: Box


def of_plan(made: Plan) -> dict[str, Spot]:
    """Places of our own blanks, by catalogue path."""
    spots: dict[str, Spot] = {}
    first = 1
    for part in made.parts:
        if isinstance(part, FormPart):
            definition = part.filling.definition
            places: tuple[FieldBox | TickBox, ...] = (*definition.fields, *definition.ticks)
            for place in places:
                if place.page in part.pages:
                    _grow(spots, place.path, Spot(first + part.pages.index(place.page), place.box))
        first += len(part.pages) if isinstance(part, FormPart) else 1
    return spots


def of_paper(paper: Paper, first: int) -> dict[str, Spot]:
    """What was written on other paper; `first`: its first page's number within the delivery."""
    spots: dict[str, Spot] = {}
    for ink in paper.inks:
        box = Box(ink.left / WIDTH, ink.top / HEIGHT, ink.right / WIDTH, ink.bottom / HEIGHT)
        _grow(spots, ink.path, Spot(first + ink.page - 1, box))
    return spots


def _grow(spots: dict[str, Spot], path: str, spot: Spot) -> None:
    """Pieces of one value on one page become one place."""
    whole = re.split(r"[\[#]", path)[0]
    known = spots.setdefault(whole, spot)
    if known.page == spot.page:
        spots[whole] = Spot(spot.page, known.box.union(spot.box))
