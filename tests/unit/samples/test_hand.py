"""Handwriting lies where the field is, nearly always inside, and every font can write every name."""

from dataclasses import replace
from itertools import chain
from random import Random

import numpy as np
import pytest
from PIL import ImageFont

from classifiers.definitions import load
from domain.form import FieldBox, FieldKind, Language, TickBox
from domain.page import Box
from samples import hand
from samples.channel import Grey
from samples.filling import Filling, Manner, Mark, Marking, Signing, Style, Writing
from samples.hand import FONTS
from samples.people import SampleSet, names

ALL_FONTS = sorted(set(chain.from_iterable(FONTS.values())))
FIELD = FieldBox("patient.name", FieldKind.NAME, "Name", 1, Box(0.1, 0.2, 0.6, 0.229))


def paper() -> Grey:
    return np.full((1650, 1275), 255, np.uint8)


def ink_of(page: Grey) -> Box:
    rows, columns = np.nonzero(page < 200)
    height, width = page.shape
    return Box(
        columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height
    )


def written(page: Grey, *, text: str, font: str, seed: int, place: FieldBox = FIELD) -> None:
    rng = Random(seed)
    person = replace(hand.writer(SampleSet.TUNE, Style.CURSIVE, rng), font=font)
    filling = Filling(load()[0], Language.ENGLISH, (Writing(place, text),), (), None, {})
    hand.write([page], filling, person, rng)


@pytest.mark.parametrize("font", ALL_FONTS)
def test_writing_stays_in_its_field_or_leaves_it_only_a_little(font: str) -> None:
    for seed in range(3):
        page = paper()
        written(page, text="María Guadalupe Núñez", font=font, seed=seed)
        ink = ink_of(page)
        assert ink.overlap(FIELD.box) > 0.6, (font, seed)
        assert ink.left >= FIELD.box.left - 0.01
        assert ink.right <= FIELD.box.right + 0.05
        assert ink.height > 0.006
        dark = (page < 128).sum()
        top, bottom = round(FIELD.box.top * 1650), round(FIELD.box.bottom * 1650)
        assert (page[top:bottom] < 128).sum() > 0.85 * dark


def test_a_text_too_long_for_its_field_is_squeezed_into_it() -> None:
    page = paper()
    narrow = replace(FIELD, box=Box(0.1, 0.2, 0.25, 0.229))
    written(page, text="Wilhelmina Constantinopoulos-Featherstone", font="kalam", seed=3, place=narrow)
    assert ink_of(page).right < narrow.box.right + 0.02


def test_long_text_runs_over_the_ruled_lines() -> None:
    page = paper()
    place = replace(FIELD, kind=FieldKind.LONG_TEXT, box=Box(0.1, 0.2, 0.9, 0.2 + 3 * 21 / 792))
    written(
        page,
        text="It was written down wrong and nobody has changed it since. " * 3,
        font="caveat",
        seed=1,
        place=place,
    )
    ink = ink_of(page)
    assert ink.height > 2 * 21 / 792
    assert ink.bottom < place.box.bottom + 0.01


@pytest.mark.parametrize("mark", [Mark.CROSS, Mark.CHECK, Mark.FILLED, Mark.CIRCLE])
def test_marks_are_on_their_box(mark: Mark) -> None:
    place = TickBox("purpose", "legal", "Legal", 1, Box(0.5, 0.5, 0.515, 0.5114))
    for seed in range(8):
        page, rng = paper(), Random(seed)
        hand.put_mark(page, Marking(place, mark), hand.writer(SampleSet.REPORT, Style.HANDPRINT, rng), rng)
        ink = ink_of(page)
        assert ink.union(place.box).width < 4 * place.box.width
        assert place.box.overlap(ink) > 0.4
        inside = page[826:843, 638:656]
        if mark is not Mark.CIRCLE:
            assert (inside < 200).any()


@pytest.mark.parametrize("manner", [Manner.STROKES, Manner.SCRIBBLE])
def test_signatures_are_large_and_on_their_line(manner: Manner) -> None:
    box = Box(0.07, 0.6, 0.67, 0.645)
    place = FieldBox("signature.present", FieldKind.SIGNATURE, "Signature", 1, box)
    for seed in range(8):
        page, rng = paper(), Random(seed)
        hand.sign(
            page, Signing(place, "Ana Ruiz", manner), hand.writer(SampleSet.TUNE, Style.CURSIVE, rng), rng
        )
        ink = ink_of(page)
        assert ink.overlap(box) > 0.6
        assert ink.width > 0.1


@pytest.mark.parametrize("font", ALL_FONTS)
def test_every_font_has_the_letters_of_all_names(font: str) -> None:
    face = ImageFont.truetype(hand._FONTS / f"{font}.ttf", 40)
    missing = bytes(face.getmask("\U0001f600"))
    letters = set("0123456789/-.,()@&'")
    for which in SampleSet:
        for language in Language:
            known = names(which, language)
            letters |= set("".join((*known.given, *known.family)))
    for letter in letters - {" "}:
        assert bytes(face.getmask(letter)) != missing, letter
