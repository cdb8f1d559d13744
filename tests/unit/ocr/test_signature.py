"""On an unknown form strokes are a signature; the print around is none."""

from pathlib import Path

import cv2
import numpy as np

from domain.page import Box, PageReading, Word, WordSource
from ocr.blanks import Blanks
from ocr.clean import ink_of
from ocr.crop import Span
from ocr.raster import Gray, save_png
from ocr.signed import Signing, signature
from ocr.view import view

HEIGHT, WIDTH = 400, 1000
PLACE = Box(0.1, 0.3, 0.9, 0.7)
DATE = Box(0.2, 0.4, 0.7, 0.62)


def seen(tmp_path: Path, picture: Gray, words: tuple[Word, ...] = ()) -> float:
    save_png(picture, tmp_path / "page.png")
    reading = PageReading(1, WIDTH, HEIGHT, 0, 0.0, 0.9, 0.05, words, WordSource.PRINT)
    return view(tmp_path / "page.png", reading, Blanks()).signature(PLACE).present


def paper() -> Gray:
    return np.full((HEIGHT, WIDTH), 255, np.uint8)


def test_long_strokes_are_a_signature(tmp_path: Path) -> None:
    picture = paper()
    across = np.arange(200, 600)
    down = (200 + 40 * np.sin(across / 25)).astype(np.int32)
    cv2.polylines(picture, [np.stack([across, down], axis=1).astype(np.int32)], False, 0, 3)
    assert seen(tmp_path, picture) > 0.9


def test_a_printed_date_is_none(tmp_path: Path) -> None:
    picture = paper()
    cv2.putText(picture, "February 10", (220, 220), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 3)
    assert seen(tmp_path, picture) > 0.5
    assert seen(tmp_path, picture, (Word("February", DATE, 0.96, 1),)) < 0.5


def test_nothing_is_none(tmp_path: Path) -> None:
    assert seen(tmp_path, paper()) < 0.05


def signing(draw: Gray) -> Signing:
    """Ink where one signs on a form whose own print was taken off."""
    height, width = draw.shape
    here = Span(0, 0, width, height)
    return Signing(ink_of(draw), here, Span(10, 10, width - 10, height - 10), (), None, False)


def test_on_a_known_form_initials_are_told_from_a_signature() -> None:
    short, long = np.full((90, 700), 255, np.uint8), np.full((90, 700), 255, np.uint8)
    cv2.putText(short, "AP", (30, 60), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.5, 0, 3)
    cv2.putText(long, "Ana Maria Poe", (30, 60), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.5, 0, 3)
    brief, full = signature(signing(short), short), signature(signing(long), long)
    assert brief.initials and not full.initials
    assert 0.5 < brief.present < full.present


def test_on_a_known_form_dirt_is_no_signature() -> None:
    streak, specks = np.full((90, 700), 255, np.uint8), np.full((90, 700), 255, np.uint8)
    streak[:, 300:303] = 0
    specks[20:84:8, 50:650:40] = 0
    blank = np.full((90, 700), 255, np.uint8)
    for picture in (streak, specks, blank):
        assert signature(signing(picture), picture).present < 0.05
