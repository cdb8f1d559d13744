"""Members of a zip file, one at a time, within limits that no bomb passes."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from domain.faults import ErrorCode

_CHUNK = 1 << 18
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml")
_HOUSEKEEPING = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError, IndexError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    members: int
    total: int
    ratio: int


@dataclass(frozen=True, slots=True)
class Member:
    """`name` is the sender's. `note`: words to show, not a file."""

    name: str
    data: bytes
    note: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    name: str
    code: ErrorCode
    reason: str


def zip_members(data: bytes, limits: ArchiveLimits) -> Iterator[Member | Refusal]:
    """Members in order. Sizes are counted while unpacking: what the directory says is not believed."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        yield Refusal("", ErrorCode.DAMAGED_FILE, "This zip file is damaged. Ask for it once more.")
        return
    infos = [info for info in archive.infolist() if not info.is_dir()]
    names = {info.filename for info in infos}
    if names & set(_OFFICE):
        yield Refusal(
            "", ErrorCode.UNSUPPORTED_TYPE, "This is an Office document: send it as PDF, TIFF or a picture."
        )
        return
    if not infos:
        yield Refusal("", ErrorCode.EMPTY_FILE, "This zip file is empty.")
        return
    yield from _unpack(archive, infos, len(data), limits)


def _unpack(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], packed: int, limits: ArchiveLimits
) -> Iterator[Member | Refusal]:
    budget = min(limits.total, packed * limits.ratio)
    for number, info in enumerate(infos):
        if number >= limits.members:
            yield Refusal("", ErrorCode.TOO_MANY_PARTS, f"This zip file has {len(infos)} members.")
            return
        outcome = _member(archive, info, budget)
        yield outcome
        if isinstance(outcome, Member):
            budget -= len(outcome.data)
        elif outcome.code is ErrorCode.BOMB:
            return


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: int) -> Member | Refusal:
    name = info.filename
    if info.flag_bits & 0x1:
        return Refusal(
            name, ErrorCode.ENCRYPTED_ARCHIVE, "This zip file has a password. Ask for the file without one."
        )
    if name.startswith(_HOUSEKEEPING) or name.endswith(_HOUSEKEEPING):
        return Member(name, b"A file that the sender's computer added to the zip file.", note=True)
    unpacked = bytearray()
    try:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                unpacked += chunk
                if len(unpacked) > budget:
                    return Refusal(name, ErrorCode.BOMB, "This zip file unpacks to far more than is allowed.")
    except _BROKEN:
        return Refusal(name, ErrorCode.DAMAGED_FILE, "This member of the zip file is damaged.")
    return Member(name, bytes(unpacked))
