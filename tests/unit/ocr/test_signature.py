"""On an unknown form strokes are a signature; the print around is none."""

from pathlib import Path

import cv2
import numpy as np

from domain.page import Box, PageReading, Word, WordSource
from ocr.blanks import Blanks
from ocr.raster import Gray, save_png
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
