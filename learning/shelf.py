"""Every version in a folder of its own, and the name of the one in use: weights and figures alone."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import TypeAdapter, ValidationError

from domain.faults import ErrorCode, Permanent
from learning.confidence import Confidence
from learning.types import Types
from learning.version import Models, Record, Version
from routing import experience
from sandbox import Limits, run

SHIPPED = "shipped"
"""In use when nothing learnt is."""
NOT_THERE = "There is no such learnt version; `intake learn --list` shows all, `--use` takes another."
_ID = re.compile(r"\d{8}T\d{6}Z")
_RECORD: TypeAdapter[tuple[Record, dict[str, str]]] = TypeAdapter(tuple[Record, dict[str, str]])
_LIMITS = Limits(seconds=120, cpu_seconds=60)
_MODELS, _CURVES, _ABOUT = "models.skops", "curves.json", "version.json"


class Shelf:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, version: Version) -> None:
        """Kept beside the others, whole or not at all; not yet in use."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix="making-", dir=self._folder))
        try:
            (made / _MODELS).write_bytes(_packed(version.models))
            experience.save(made / _CURVES, version.models.curves)
            hashes = {name: _digest(made / name) for name in (_MODELS, _CURVES)}
            (made / _ABOUT).write_bytes(_RECORD.dump_json((version.record, hashes), indent=1))
            for file in made.iterdir():
                _to_disk(file)
            made.rename(self._folder / version.record.id)
            _to_disk(self._folder)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise

    def records(self) -> tuple[Record, ...]:
        """Oldest first. Raises Permanent for a damaged one."""
        if not self._folder.is_dir():
            return ()
        names = sorted(each.name for each in self._folder.iterdir() if _ID.fullmatch(each.name))
        return tuple(self._about(name)[0] for name in names)

    def take(self, version_id: str) -> Version:
        """Raises Permanent for one that is damaged or not there."""
        if not _ID.fullmatch(version_id) or not (self._folder / version_id).is_dir():
            raise Permanent(ErrorCode.UNREADABLE_FILE, NOT_THERE)
        record, hashes = self._about(version_id)
        folder = self._folder / version_id
        for name, digest in hashes.items():
            if not (folder / name).is_file() or _digest(folder / name) != digest:
                raise _damaged(version_id)
        confidence, types = _unpacked(folder / _MODELS, version_id)
        return Version(record, Models(confidence, types, experience.load(folder / _CURVES)))

    def in_use(self) -> str | None:
        """The id of the version to decide by; None: what is shipped."""
        try:
            name = (self._folder / "current").read_text("ascii").strip()
        except FileNotFoundError:
            return None
        return None if name == SHIPPED else name

    def use(self, version_id: str | None) -> None:
        """From the next look on, by anybody. Raises Permanent: nothing that cannot be used is named."""
        if version_id is not None:
            self.take(version_id)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=self._folder, delete=False) as file:
            file.write(version_id or SHIPPED)
        _to_disk(Path(file.name))
        Path(file.name).replace(self._folder / "current")
        _to_disk(self._folder)

    def _about(self, version_id: str) -> tuple[Record, dict[str, str]]:
        try:
            return _RECORD.validate_json((self._folder / version_id / _ABOUT).read_bytes())
        except (FileNotFoundError, ValidationError) as error:
            raise _damaged(version_id) from error


def _packed(models: Models) -> bytes:
    import skops.io  # takes seconds to load, and only learning needs it

    sure = models.confidence
    names = sorted({name for table in (sure.weights, *sure.apart) for name in table})
    rows = [[table.get(name, 0.0) for name in names] for table in (sure.weights, *sure.apart)]
    types = models.types.weights
    content = {
        "confidence.signs": names,
        "confidence.weights": np.array(rows, np.float64),
        "types.signs": list(types),
        "types.weights": np.array([list(row) for row in types.values()], np.float64),
    }
    return bytes(skops.io.dumps(content))


@dataclass(frozen=True, slots=True)
class _Packed:
    """What lies in a version's file of models, as plain lists."""

    confidence_signs: list[str]
    confidence_weights: list[list[float]]
    types_signs: list[str]
    types_weights: list[list[float]]


def _unpacked(file: Path, version_id: str) -> tuple[Confidence, Types]:
    """Opened in a child: what skops brings along (threads, half a gigabyte) has no place in a worker."""
    try:
        packed = run(lambda: _opened(file), _Packed, _LIMITS)
    except Permanent as fault:
        if fault.code is ErrorCode.TIMEOUT:
            raise
        raise _damaged(version_id) from fault
    tables = [_table(packed.confidence_signs, row) for row in packed.confidence_weights]
    rows = zip(packed.types_signs, packed.types_weights, strict=True)
    return Confidence(tables[0], tuple(tables[1:])), Types({name: tuple(row) for name, row in rows})


def _opened(file: Path) -> _Packed:
    import skops.io

    content: Mapping[str, Any] = skops.io.load(file, trusted=[])
    return _Packed(
        content["confidence.signs"],
        content["confidence.weights"].tolist(),
        content["types.signs"],
        content["types.weights"].tolist(),
    )


def _table(names: list[str], row: list[float]) -> dict[str, float]:
    return {name: weight for name, weight in zip(names, row, strict=True) if weight}


def _damaged(version_id: str) -> Permanent:
    return Permanent(ErrorCode.UNREADABLE_FILE, f"Learnt version {version_id} is damaged: use another one.")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
