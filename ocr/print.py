"""Printed words through tesseract, which may crash, stall or flood."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.page import Box, Word
from ocr import print_library, print_program
from ocr.lines import group_lines
from ocr.print_fault import PrintUnread
from ocr.raster import Gray

__all__ = ["Engine", "PrintUnread", "read_print"]

_COLUMNS = 12
_MOST_WORDS = 20_000
_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class Engine:
    """How tesseract is run: `program` in a process of its own, or, None, inside this one. Two languages
    at once cost twice as much, on every page, as one: a page is read in the first, and in the second
    too if it turns out to be in that. `segmentation` is tesseract's page segmentation mode; 11, sparse
    text, suits forms: one block (6) loses words of spread-out pages.
    """

    program: str | None = None
    language: str = "eng"
    second_language: str | None = "spa"
    segmentation: int = 11


def read_print(gray: Gray, folder: Path, engine: Engine, timeout: float) -> tuple[Word, ...]:
    """Words in reading order. `folder` takes the engine's own files for a moment.

    Raises PrintUnread when the engine crashes, takes longer than `timeout` seconds, or floods.
    """
    if engine.program is None:
        table = print_library.table_of(gray, engine.language, engine.segmentation, timeout)
    else:
        table = print_program.table_of(
            gray, folder, engine.program, engine.language, engine.segmentation, timeout
        )
    height, width = gray.shape
    return group_lines(list(_words(table, width, height)))


def _words(table: str, width: int, height: int) -> Iterator[Word]:
    found = 0
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        found += 1
        if found > _MOST_WORDS:
            raise PrintUnread("gave far too much output")
        try:
            left, top, wide, tall = (int(cell) for cell in cells[6:10])
            confidence = float(cells[10]) / 100
        except ValueError as error:
            raise PrintUnread("gave a result out of shape") from error
        box = Box(left / width, top / height, (left + max(wide, 1)) / width, (top + max(tall, 1)) / height)
        yield Word(cells[11].strip(), box, min(max(confidence, 0.0), 1.0), 0)
