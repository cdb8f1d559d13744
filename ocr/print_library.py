"""Tesseract inside this process, its models loaded once: half the cost, but what kills it kills us."""

import os
import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from ocr.print_fault import PrintUnread
from ocr.raster import Gray

if TYPE_CHECKING:
    from tesserocr import PyTessBaseAPI

_LSTM_ONLY = 1
_DPI = 200


def table_of(gray: Gray, language: str, segmentation: int, timeout: float) -> str:
    """Tab-separated words, as the program writes them, without a heading. `timeout` in seconds."""
    engine = loaded(language)
    if engine is None:
        raise PrintUnread("is not installed", again=False)
    height, width = gray.shape
    pixels = np.ascontiguousarray(gray).tobytes()
    try:
        engine.SetPageSegMode(segmentation)
        engine.SetImageBytes(pixels, width, height, 1, width)
        engine.SetSourceResolution(_DPI)
        if not engine.Recognize(round(timeout * 1000)):
            raise PrintUnread("took too long")
        return str(engine.GetTSVText(0))
    except RuntimeError as error:
        raise PrintUnread("gave no result") from error
    finally:
        engine.Clear()


@cache
def loaded(language: str) -> "PyTessBaseAPI | None":
    """Loaded once in a process; loaded before a fork, children share it. None where it is not installed."""
    folder = _models()
    if folder is None:
        return None
    # Read when the library is loaded, so not sooner: more than one thread makes it slower here.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    from tesserocr import PyTessBaseAPI

    try:
        engine = PyTessBaseAPI(path=folder, lang=language, oem=_LSTM_ONLY)
    except RuntimeError:
        return None
    engine.SetVariable("tessedit_do_invert", "0")
    return engine


@cache
def _models() -> str | None:
    """Where the installed program keeps its models: the library brings none."""
    try:
        said = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r'in "([^"]+)"', said.stdout)
    return found[1] if found else None
