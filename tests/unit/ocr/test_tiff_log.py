"""Rows that libtiff loses in silence are counted and said."""

import os
from pathlib import Path

import numpy as np
import pytest

from ocr.ifd import walk
from ocr.raw import PageLimits
from ocr.tiff import decode_tiff
from ocr.tiff_log import LostRows, lost_rows
from tests.unit.ocr.paper import ENGLISH, drawn, fax_tiff, print_form


def fax(folder: Path, compression: str) -> bytearray:
    page = drawn(print_form(folder / "form.pdf", ENGLISH))
    return bytearray(fax_tiff([page, page], 196, compression, dpi=(204, 196)))


def overwritten(content: bytearray, size: int) -> bytes:
    """Noise in the middle of the first page's first strip."""
    first = walk(bytes(content), 10).directories[0]
    middle = int(first.tags[273][0] + first.tags[279][0] // 2)
    content[middle : middle + size] = np.random.default_rng(4).bytes(size)
    return bytes(content)


@pytest.mark.parametrize("compression", ["group3", "group4"])
def test_garbled_rows_are_said(compression: str, tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    path.write_bytes(overwritten(fax(tmp_path, compression), 200))
    pages = decode_tiff(path, tmp_path, PageLimits()).pages
    assert len(pages) == 2
    assert any("rows are garbled" in sentence for sentence in pages[0].damage)
    assert pages[1].damage == ()


@pytest.mark.parametrize("compression", ["group3", "group4"])
def test_of_a_whole_fax_nothing_is_said(compression: str, tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    path.write_bytes(fax(tmp_path, compression))
    assert [page.damage for page in decode_tiff(path, tmp_path, PageLimits()).pages] == [(), ()]


def test_below_a_lost_row_of_group_4_all_is_lost_to_the_strip_end() -> None:
    lost = LostRows(frozenset({(0, 90), (0, 95), (2, 10)}))
    assert lost.count(100, 220, to_strip_end=True) == 10 + 10
    assert lost.count(100, 220, to_strip_end=False) == 3


def test_stderr_is_given_back(tmp_path: Path) -> None:
    before = os.fstat(2)
    with lost_rows(tmp_path) as lost:
        os.write(2, b"Fax4Decode: Bad code word at line 7 of strip 3 (x 0).\n")
    assert lost.rows == {(3, 7)}
    assert os.fstat(2).st_ino == before.st_ino
