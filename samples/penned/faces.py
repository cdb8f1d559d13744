"""Letters to write with, found in a folder of font packages."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from PIL import ImageFont

_TABLE = Path(__file__).parent / "faces.toml"
_DEBIAN = Path("/usr/share/fonts")


class Manner(StrEnum):
    """How letters of a family stand: apart, joined into words, or set by a machine."""

    HANDPRINT = "handprint"
    CURSIVE = "cursive"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Face:
    """`capitals`: its small letters look like capitals."""

    family: str
    manner: Manner
    file: Path
    capitals: bool = False

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return _font(self.file, size)

    def has(self, sign: str) -> bool:
        return _has(self.file, sign)

    @property
    def rise(self) -> float:
        """Height of capitals and digits, as a share of the font's size."""
        font = self.font(100)
        return sum(-font.getbbox(sign, anchor="ls")[1] for sign in "H5") / 200


def families() -> tuple[str, ...]:
    """Every family the recogniser is fitted on, or measured with."""
    table = _table()
    listed = [name for names in (table, table["held"]) for manner in Manner for name in names.get(manner, ())]
    debian = [name for names in table["debian"].values() for name in names]
    return tuple(sorted({*listed, *debian}))


def packages() -> tuple[str, ...]:
    """Fontsource packages that the folder of fonts must hold."""
    debian = {name for names in _table()["debian"].values() for name in names}
    return tuple(f"@fontsource/{name}" for name in families() if name not in debian)


def faces(folder: Path) -> tuple[Face, ...]:
    """`folder`: where the packages lie, one folder each. Debian's are taken where they are installed."""
    table = _table()
    capitals = frozenset(table["capitals"])
    found = [
        Face(name, manner, _packed(folder, name), name in capitals)
        for manner in Manner
        for name in table[manner]
    ]
    installed = [
        Face(name, Manner(manner), _DEBIAN / file, name in capitals)
        for manner, names in table["debian"].items()
        for name, file in names.items()
    ]
    return (*found, *(face for face in installed if face.file.exists()))


def held(folder: Path) -> tuple[Face, ...]:
    """Hands that the recogniser was not fitted to."""
    table = _table()
    return tuple(
        Face(name, manner, _packed(folder, name))
        for manner in (Manner.HANDPRINT, Manner.CURSIVE)
        for name in table["held"][manner]
    )


@cache
def _table() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(_TABLE.read_text())


def _packed(folder: Path, family: str) -> Path:
    """The Latin file of ordinary weight; of joined monospace only the slanted one is joined."""
    style = "italic" if family == "victor-mono" else "normal"
    files = sorted((folder / family / "files").glob(f"{family}-latin-*-{style}.woff2"))
    if not files:
        raise FileNotFoundError(f"No font of the family {family} lies in the folder; install its package.")
    return next((file for file in files if "-400-" in file.name), files[0])


@cache
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(file: Path, sign: str) -> bool:
    font = _font(file, 48)
    drawn, missing = font.getmask(sign), font.getmask("\ue0f9")
    return drawn.getbbox() is not None and (drawn.size, bytes(drawn)) != (missing.size, bytes(missing))
