"""Tesseract as a program of its own, one start a page: slower, but nothing it does ends ours."""

import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytesseract

from ocr.print_fault import PrintUnread
from ocr.raster import Gray, save_png

_MOST_OUTPUT = 400 * 1024**2


def table_of(gray: Gray, folder: Path, program: str, language: str, segmentation: int, timeout: float) -> str:
    """Tab-separated words. `folder` takes the picture and the engine's own files for a moment."""
    picture = folder / "print.png"
    save_png(gray, picture)
    # pytesseract knows its program by this name only; this process reads one page and ends.
    pytesseract.pytesseract.tesseract_cmd = program
    os.environ["OMP_THREAD_LIMIT"] = "1"
    table, flooded = "", False
    try:
        with _temporary_files_in(folder), _room_for(_MOST_OUTPUT):
            table = str(
                pytesseract.run_and_get_output(
                    str(picture),
                    extension="tsv",
                    lang=language,
                    config=f"--dpi 200 --psm {segmentation} -c tessedit_create_tsv=1 -c tessedit_do_invert=0",
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
    finally:
        picture.unlink(missing_ok=True)
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
