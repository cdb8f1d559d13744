"""The print engine inside the reader's child: what ends it costs that child, and the page is read again."""

import os
import signal
from pathlib import Path

import pytest

import ocr
import sandbox
from domain.faults import ErrorCode, Permanent
from domain.page import PageReading
from ocr import print_library
from ocr.print import PrintUnread, read_print
from ocr.raster import Gray, save_png
from tests.unit.ocr.paper import ENGLISH, drawn, print_form

LIMITS = sandbox.Limits(seconds=60, cpu_seconds=30, memory=2 * 1024**3)


@pytest.fixture
def page(tmp_path: Path) -> Gray:
    return drawn(print_form(tmp_path / "form.pdf", ENGLISH))


def test_it_reads_what_the_program_reads(page: Gray, tmp_path: Path) -> None:
    inside = [word.text for word in read_print(page, tmp_path, ocr.Engine(), 30)]
    program = [word.text for word in read_print(page, tmp_path, ocr.Engine(program="tesseract"), 30)]
    expected = " ".join(ENGLISH).split()
    assert set(expected) <= set(inside)
    assert set(expected) <= set(program)


def test_time_that_is_up_is_a_fault_and_the_next_page_is_read(page: Gray, tmp_path: Path) -> None:
    with pytest.raises(PrintUnread, match="took too long"):
        read_print(page, tmp_path, ocr.Engine(), 0.001)
    assert len(read_print(page, tmp_path, ocr.Engine(), 30)) >= 30


def test_models_of_the_parent_read_in_a_child(page: Gray, tmp_path: Path) -> None:
    ocr.warm()
    save_png(page, tmp_path / "raw.png")
    raw = ocr.RawPage(1, tmp_path / "raw.png", 200)
    for _ in range(2):
        reading = sandbox.run(
            lambda: ocr.read_page(raw, tmp_path / "up.png", ocr.Blanks(), 30), PageReading, LIMITS
        )
        assert "Authorization" in {word.text for word in reading.words}


def test_a_language_that_is_not_installed_is_said(page: Gray, tmp_path: Path) -> None:
    with pytest.raises(PrintUnread, match="not installed"):
        read_print(page, tmp_path, ocr.Engine(language="xyz"), 30)
    assert print_library.loaded("eng") is not None


def test_a_child_that_dies_is_told_apart_from_a_page_that_is_refused() -> None:
    with pytest.raises(Permanent) as fault:
        sandbox.run(lambda: os.kill(os.getpid(), signal.SIGSEGV), type(None), LIMITS)
    assert fault.value.code is ErrorCode.CRASHED
