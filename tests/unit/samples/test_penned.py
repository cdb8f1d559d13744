"""Lines to fit the recogniser to: drawn, sent and cut out again under their own text, in nobody's hand who
measures it."""

from pathlib import Path
from random import Random

import numpy as np
import pytest
import zipcodes

import samples
from domain.form import Language
from samples.channel import Degradation, Resolution
from samples.hand import FONTS
from samples.penned.drawn import Pen, drawn, pen
from samples.penned.faces import Face, Manner, families
from samples.penned.sheet import Sent, sheet
from samples.penned.wording import line
from samples.people import SampleSet, names

FONT_FOLDER = Path(samples.__file__).parent / "fonts"
NAMES = {which: [names(which, language) for language in Language] for which in SampleSet}
HAND = Face("kalam", Manner.HANDPRINT, FONT_FOLDER / "kalam.ttf")


def test_no_hand_of_the_samples_is_fitted_to() -> None:
    folders = (FONT_FOLDER, FONT_FOLDER.parent / "foreign" / "fonts")
    files = {file.stem for folder in folders for file in folder.glob("*.ttf")}
    measured = {name.removesuffix("-regular").removesuffix("-bold") for name in files}
    measured |= {hand for hands in FONTS.values() for hand in hands}
    assert len(measured) > len(FONTS)
    assert not measured & set(families())


def test_no_name_of_the_report_set_is_written() -> None:
    towns = {word for place in zipcodes.list_all() for word in place["city"].split()}  # type: ignore[no-untyped-call]
    tune = {name for known in NAMES[SampleSet.TUNE] for name in (*known.given, *known.family)}
    report = {name for known in NAMES[SampleSet.REPORT] for name in known.family}
    rng = Random(1)
    written = {word.strip(".,") for _ in range(3000) for word in line(rng).replace("-", " ").split()}
    assert written & tune
    assert not written & (report - tune - towns)


def test_lines_are_seeded_and_differ() -> None:
    first, again = [[line(Random(n)) for n in range(200)] for _ in range(2)]
    assert first == again
    assert len(set(first)) > 190


def test_a_letter_the_font_lacks_is_not_drawn() -> None:
    assert drawn("Ω", HAND, Pen(40.0), Random(1)) is None


@pytest.mark.parametrize("manner", list(Manner))
def test_ink_stands_on_its_baseline(manner: Manner) -> None:
    face = Face("kalam", manner, FONT_FOLDER / "kalam.ttf")
    inked = drawn("HHHH", face, pen(manner, Random(3)), Random(3))
    assert inked is not None
    rows = np.flatnonzero(inked.mask.max(axis=1) > 128)
    assert abs(int(rows[-1]) - inked.baseline) < 0.25 * inked.baseline


@pytest.mark.parametrize(
    "sent",
    [
        Sent(Degradation.NONE, Resolution.FINE),
        Sent(Degradation.MEDIUM, Resolution.STANDARD),
        Sent(Degradation.NONE, Resolution.FINE, scanned=True),
    ],
    ids=str,
)
def test_each_picture_is_as_wide_as_its_own_text(sent: Sent) -> None:
    lines = sheet([HAND], sent, Random(2))
    assert len(lines) > 40
    widths = np.array([each.picture.shape[1] for each in lines], float)
    letters = np.array([len(each.text) for each in lines], float)
    # A picture under another's text would break this.
    assert np.corrcoef(widths, letters)[0, 1] > 0.75
