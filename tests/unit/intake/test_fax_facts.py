"""What servers tell about a fax beside its pages: sidecars, the transfer log, TIFF tags, the line."""

import contextlib
import io
import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from demo.tiffstamp import stamp
from intake.lines import Lines
from intake.sidecar import UnreadableSidecar, parse_sidecar
from intake.tifftags import fax_tags
from intake.xferfaxlog import receptions

LINES = Lines(
    {
        "770-810-4161": "records",
        "(617) 632-1980": "imaging",
        "+1 617 394 2647": "verbal",
        "ttyRX2": "verbal",
    }
)


@pytest.mark.parametrize(
    ("called", "device", "line"),
    [
        ("7708104161", "", "records"),
        ("+17708104161", "", "records"),
        ("1 617 632 1980", "", "imaging"),
        ("2647", "", "verbal"),  # an exchange that passes on the extension only
        ("9007708104161", "", "records"),  # one that puts a trunk before it
        ("6176321980", "ttyRX2", "imaging"),  # the number counts before the modem
        ("", "ttyRX2", "verbal"),
        ("5550100", "ttyRX2", "verbal"),
        ("", "freeswitch", None),
        ("", "", None),
        ("1", "", None),
    ],
)
def test_line_by_called_number_then_device(called: str, device: str, line: str | None) -> None:
    assert LINES.tell(called, device) == line


def test_an_ambiguous_ending_names_no_line() -> None:
    assert Lines({"7705551000": "a", "6175551000": "b"}).tell("1000", "") is None


@pytest.mark.parametrize(
    "data",
    [
        b'{"CallerID": "555 0100", "ToNumber": "7708104161", "Pages": "2", "time": "2026-11-23T10:00:00Z"}',
        b'\xef\xbb\xbf{"fax": {"caller": 5550100, "called_number": "770-810-4161", "pages": 2, '
        b'"received_at": 1795428000}}',
        b'<?xml version="1.0"?><Fax CallerID="555 0100"><To_Number>7708104161</To_Number>'
        b"<PageCount>2</PageCount><Received>2026-11-23T10:00:00+00:00</Received></Fax>",
    ],
)
def test_sidecars_of_several_makers(data: bytes) -> None:
    sidecar = parse_sidecar(data)
    assert sidecar.facts["caller"].replace(" ", "") == "5550100"
    assert sidecar.facts["called"].replace("-", "") == "7708104161"
    assert sidecar.pages == 2
    assert sidecar.received_at == datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<Fax><Caller>555",
        b'{"caller": "555',
        b"<Fax>" * 5000,
        b"[" * 100_000,
        b"{}" + b" " * 70_000,
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Fax>&b;</Fax>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><Fax/>',
        b"\xff\xfe\x00\x01",
    ],
)
def test_unreadable_sidecars(data: bytes) -> None:
    with pytest.raises(UnreadableSidecar):
        parse_sidecar(data)


@given(st.binary(max_size=300))
def test_sidecar_parser_takes_anything(data: bytes) -> None:
    with contextlib.suppress(UnreadableSidecar):
        parse_sidecar(data)


@pytest.mark.parametrize("time", ["yesterday", "99999999999", "2026-13-01", "1e400", ""])
def test_a_strange_time_is_no_time(time: str) -> None:
    assert parse_sidecar(f'{{"time": "{time}"}}'.encode()).received_at is None


LOG = (
    "\t".join(('11/23/26 15:21\tCALL\t000000007\tttyRX1\t""\t""\tfax\t"5559101"', *['""'] * 11)),
    "\t".join(
        (
            '11/23/26 15:21\tRECV\t000000007\tttyRX1\trecvq/fax000000003.tif\t""\tfax\t"5559101"\t"SENDER"',
            '4722821\t2\t0:00:52\t0:00:50\t"Timeout waiting for Phase C carrier drop"\t"Practice"',
            '"0305550200"\t"::7708104161"\t""\t"00 44 1F 22"',
        )
    ),
    "a line of another program",
)


def test_log_line_of_a_received_document() -> None:
    [(name, fax)] = receptions(LOG).items()
    assert name == "fax000000003.tif"
    assert (fax.device, fax.called, fax.caller, fax.pages) == ("ttyRX1", "7708104161", "0305550200", 2)
    assert fax.error == "Timeout waiting for Phase C carrier drop"


def fax_file(pages: int) -> bytes:
    sheet = Image.new("1", (1728, 100), 1)
    file = io.BytesIO()
    sheet.save(file, "TIFF", compression="group4", save_all=True, append_images=[sheet] * (pages - 1))
    return file.getvalue()


def test_tags_of_a_fax(tmp_path: Path) -> None:
    file = tmp_path / "fax.tif"
    file.write_bytes(stamp(fax_file(3), "SENDER ID\n0305550200\nPractice\n\n7708104161"))
    tags = fax_tags(file)
    assert tags
    assert (tags.pages, tags.complete) == (3, True)
    assert tags.description[-1] == "7708104161"
    with Image.open(file) as picture:
        assert getattr(picture, "n_frames", 0) == 3


@pytest.mark.parametrize("share", [0.5, 0.75])
def test_a_cut_fax_is_not_complete(tmp_path: Path, share: float) -> None:
    whole = fax_file(4)
    file = tmp_path / "fax.tif"
    file.write_bytes(whole[: int(len(whole) * share)])
    tags = fax_tags(file)
    assert tags
    assert not tags.complete
    assert tags.pages < 4


def test_a_chain_that_bites_its_tail(tmp_path: Path) -> None:
    file = tmp_path / "fax.tif"
    file.write_bytes(b"II*\0\x08\0\0\0" + struct.pack("<HI", 0, 8))
    tags = fax_tags(file)
    assert tags
    assert not tags.complete


@given(st.binary(max_size=200))
def test_tag_reader_takes_anything(data: bytes) -> None:
    file = Path("/dev/shm") / "fax-tags-test"
    for start in (b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"):
        file.write_bytes(start + data)
        fax_tags(file)
    file.unlink()
