"""Mails with bytes changed, cut and repeated at random: always taken apart, always an answer that travels."""

import random
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from intake.unpack import Unpacked, unpack
from tests.unit.intake import mails

ANSWER = TypeAdapter(Unpacked)
SPLINTERS = (b"\r\n", b"--", b"\0" * 9, b"=?utf-8?q?", b"\xff" * 4, b"Content-Type: message/rfc822\r\n\r\n")


def originals() -> list[bytes]:
    inner = mails.mail("inner", "words")
    mails.attach(inner, mails.TIFF, "a.tif", "image/tiff")
    outer = mails.mail()
    outer.add_alternative('<p>Hello</p><img src="cid:logo1">', subtype="html")
    nested = mails.zipped({"mail.eml": mails.with_attachment(mails.PDF)})
    mails.attach(outer, mails.zipped({"a.pdf": mails.PDF, "b.zip": nested}), "f.zip", "application/zip")
    mails.attach(outer, mails.winmail("w.pdf", mails.PDF), "winmail.dat", "application/ms-tnef")
    outer.add_attachment(inner)
    return [
        outer.as_bytes(),
        mails.raw("application/ms-tnef", mails.winmail("w.pdf", mails.PDF * 5), "8bit"),
        mails.raw("application/zip", mails.zipped({"a.pdf": mails.PDF * 5, "b.tif": mails.TIFF}), "8bit"),
        mails.with_inline(mails.png(1700, 2200)),
    ]


def mutant(original: bytes, chance: random.Random) -> bytes:
    data = bytearray(original)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) - 20)
        match chance.randrange(5):
            case 0 | 1:
                data[place] = chance.randrange(256)
            case 2:
                del data[place : place + chance.randint(1, 10)]
            case 3:
                data[place:place] = chance.choice(SPLINTERS)
            case _:
                data[place:place] = data[chance.randrange(len(data)) :][: chance.randint(1, 200)]
    return bytes(data)


@pytest.mark.parametrize("seed", range(4))
def test_mutants_are_taken_apart(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    file = tmp_path / "mail"
    for original in originals():
        for _ in range(10):
            file.write_bytes(mutant(original, chance))
            found = unpack(file, tmp_path)
            assert found.parts
            assert ANSWER.validate_json(ANSWER.dump_json(found)) == found


@pytest.mark.parametrize(
    "data",
    [
        b'Content-Type: text/plain; charset="us\0-ascii"\r\n\r\n\xff\xfe hello',
        b'Content-Type: image/png; charset="\0"\r\nContent-Transfer-Encoding: base64\r\n\r\n\xff\xfeQUJD',
    ],
)
def test_found_by_mutants(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "mail"
    file.write_bytes(b"Subject: x\r\n" + data)
    assert unpack(file, tmp_path).parts
