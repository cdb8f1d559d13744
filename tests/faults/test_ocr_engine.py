"""A print engine that crashes, stalls or floods costs words, never the page."""

import stat
from pathlib import Path

import pytest

import ocr
import sandbox
from domain.page import PageReading
from ocr.blanks import Blanks
from ocr.raster import save_png
from tests.unit.ocr.paper import ENGLISH, drawn, print_form

LIMITS = sandbox.Limits(seconds=30, cpu_seconds=20, memory=2 * 1024**3)
CRASH = "kill -SEGV $$"
STALL = "exec sleep 60"
FLOOD = "exec yes flood"
SILENT = "exit 0"
FULL_TABLE = 'head -c 30000000 /dev/zero | tr "\\0" "x" > "$2.tsv"'
CRASH_ONCE = 'if [ ! -e "$0.ran" ]; then touch "$0.ran"; kill -SEGV $$; fi; exec tesseract "$@"'


def read_with(script: str, folder: Path, seconds: float = 2.0) -> PageReading:
    program = folder / "engine"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    page = drawn(print_form(folder / "form.pdf", ENGLISH))
    save_png(page, folder / "raw.png")
    raw = ocr.RawPage(1, folder / "raw.png", 200)
    engine = ocr.Engine(program=str(program))
    return sandbox.run(
        lambda: ocr.read_page(raw, folder / "up.png", Blanks(), seconds, engine), PageReading, LIMITS
    )


@pytest.mark.parametrize("script", [CRASH, STALL, FLOOD, SILENT, FULL_TABLE])
def test_page_survives_without_words(script: str, tmp_path: Path) -> None:
    ocr.warm()
    reading = read_with(script, tmp_path)
    assert reading.words == ()
    assert any("print could not be read" in sentence for sentence in reading.damage)
    assert len(reading.squares) == len(ENGLISH)
    assert (tmp_path / "up.png").exists()


def test_a_second_cheaper_try_brings_words_and_says_so(tmp_path: Path) -> None:
    ocr.warm()
    reading = read_with(CRASH_ONCE, tmp_path, seconds=20.0)
    assert "Authorization" in {word.text for word in reading.words}
    assert reading.damage == ("the print was read at low resolution only",)


def test_an_engine_that_is_not_installed(tmp_path: Path) -> None:
    ocr.warm()
    page = drawn(print_form(tmp_path / "form.pdf", ENGLISH))
    save_png(page, tmp_path / "raw.png")
    raw = ocr.RawPage(1, tmp_path / "raw.png", 200)
    engine = ocr.Engine(program=str(tmp_path / "nowhere"))
    reading = sandbox.run(
        lambda: ocr.read_page(raw, tmp_path / "up.png", Blanks(), 2.0, engine), PageReading, LIMITS
    )
    assert reading.words == ()
    assert reading.damage


def test_nothing_of_the_page_is_left_behind(tmp_path: Path) -> None:
    ocr.warm()
    read_with(CRASH, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"engine", "form.pdf", "raw.png", "up.png"}
