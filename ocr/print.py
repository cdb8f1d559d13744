"""Printed words through tesseract, a program that may crash, stall or flood."""

import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytesseract

from domain.page import Box, Word
from ocr.lines import group_lines
from ocr.raster import Gray, save_png

_COLUMNS = 12
_MOST_WORDS = 20_000
_MOST_OUTPUT = 400 * 1024**2
_WORD_LEVEL = "5"


class PrintUnread(Exception):
    """The engine gave nothing usable; the message says how it ended. `again`: a cheaper try may help."""

    def __init__(self, message: str, again: bool = True) -> None:
        super().__init__(message)
        self.again = again


@dataclass(frozen=True, slots=True)
class Engine:
    """How tesseract is run. Two languages at once cost twice as much, on every page, as one: a page is
    read in the first, and in the second too if it turns out to be in that. `segmentation` is tesseract's
    page segmentation mode; 11, sparse text, suits forms: one block (6) loses words of spread-out pages.
    """

    program: str = "tesseract"
    language: str = "eng"
    second_language: str | None = "spa"
    segmentation: int = 11


def read_print(gray: Gray, folder: Path, engine: Engine, timeout: float) -> tuple[Word, ...]:
    """Words in reading order. `folder` takes the picture and the engine's own files for a moment.

    Raises PrintUnread when the engine crashes, takes longer than `timeout` seconds, or floods.
    """
    picture = folder / "print.png"
    save_png(gray, picture)
    try:
        table = _run(picture, folder, engine, timeout)
    finally:
        picture.unlink(missing_ok=True)
    height, width = gray.shape
    return group_lines(list(_words(table, width, height)))


def _run(picture: Path, folder: Path, engine: Engine, timeout: float) -> str:
    # pytesseract knows its program by this name only; this process reads one page and ends.
    pytesseract.pytesseract.tesseract_cmd = engine.program
    os.environ["OMP_THREAD_LIMIT"] = "1"
    table, flooded = "", False
    try:
        with _temporary_files_in(folder), _room_for(_MOST_OUTPUT):
            table = str(
                pytesseract.run_and_get_output(
                    str(picture),
                    extension="tsv",
                    lang=engine.language,
                    config=f"--dpi 200 --psm {engine.segmentation} "
                    " -c tessedit_create_tsv=1 -c tessedit_do_invert=0",
                    timeout=timeout,
                )
            )
    except pytesseract.TesseractError as error:
        raise PrintUnread("crashed") from error
    except RuntimeError as error:  # what pytesseract raises when time is up
        raise PrintUnread("took too long") from error
    except MemoryError:
        flooded = True  # raised below: a cause would keep the flood in memory
    except (OSError, UnicodeDecodeError) as error:
        raise PrintUnread("gave no result") from error
    if flooded:
        raise PrintUnread("gave far too much output", again=False)
    if not table.startswith("level\t"):
        raise PrintUnread("gave a result out of shape")
    return table


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """The engine's text is patient data: it stays in the private folder, also when all is killed."""
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def _room_for(size: int) -> Iterator[None]:
    """pytesseract keeps all the engine says: a flood ends at `size` bytes more than are in use now,
    while there is room left to go on without it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    least = pages * resource.getpagesize() + size
    resource.setrlimit(resource.RLIMIT_AS, (least if soft < 0 else min(soft, least), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _words(table: str, width: int, height: int) -> Iterator[Word]:
    found = 0
    for row in table.splitlines()[1:]:
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
