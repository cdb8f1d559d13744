"""What came out of a control, and what goes into one."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.form import FieldValue, FormDefinition, Json
from review.catalogue import CatalogueField
from review.submission import Submission


@dataclass(frozen=True, slots=True)
class Typed:
    """A whole value as a person left it."""

    value: Json
    code: str | None = None
    parts: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A field to draw or to read. `typed`: what was sent before, when a page is shown again."""

    field: CatalogueField
    value: FieldValue | None
    blank: FormDefinition | None
    typed: Submission | None = None
    by_person: bool = False
    """The value at hand is a person's already."""
    blind: bool = False
    """It is typed from the page: what the machine read is not shown."""
    twice: bool = False
    """A changed value is typed a second time."""

    @property
    def name(self) -> str:
        return f"f:{self.field.path}"

    def stored(self) -> Json:
        return self.value.value if self.value else None

    def code(self) -> str | None:
        return self.value.code if self.value else None

    def parts(self) -> Mapping[str, str] | None:
        return self.value.parts if self.value else None

    def sent(self, name: str, otherwise: str) -> str:
        """What was sent before under this name, else what is stored."""
        return self.typed.raw(name) if self.typed is not None else otherwise


def same_words(text: str, stored: str) -> bool:
    """Untouched, as far as a one-line input can tell: it drops line ends, and we drop blanks at the ends."""
    return text.split() == stored.split()
