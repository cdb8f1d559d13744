"""Loads what is slow to load, in the parent, so that every forked child has it already."""

import pillow_heif

from ocr.recogniser import recogniser


def warm() -> None:
    recogniser()
    pillow_heif.register_heif_opener(thumbnails=False)
