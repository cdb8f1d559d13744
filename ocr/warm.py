"""Loads what is slow to load, in the parent, so that every forked child has it already."""

import pillow_heif

from ocr import print_library
from ocr.print import Engine
from ocr.recogniser import recogniser


def warm() -> None:
    recogniser()
    engine = Engine()
    for language in (engine.language, engine.second_language):
        if language is not None:
            print_library.loaded(language)
    pillow_heif.register_heif_opener(thumbnails=False)
