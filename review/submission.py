"""A form as the browser sent it: bounded, decoded once, read by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

LARGEST_BODY = 512 * 1024
MOST_FIELDS = 2_000


class BadSubmission(ValueError):
    """Too large, too many fields, or not a form at all."""


@dataclass(frozen=True, slots=True)
class Submission:
    values: Mapping[str, tuple[str, ...]]

    def text(self, name: str) -> str:
        """The value, trimmed; empty when it was not sent."""
        return self.values.get(name, ("",))[0].strip()

    def raw(self, name: str) -> str:
        return self.values.get(name, ("",))[0]

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def starting(self, prefix: str) -> Iterator[str]:
        return (name for name in self.values if name.startswith(prefix))


NOTHING = Submission({})


def decode(body: bytes) -> Submission:
    """An application/x-www-form-urlencoded body. Raises BadSubmission."""
    try:
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
        )
    except ValueError as error:  # UnicodeDecodeError is one
        raise BadSubmission("The form could not be read.") from error
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(_plain(value))
    return Submission({name: tuple(several) for name, several in values.items()})


def _plain(value: str) -> str:
    """Line ends as \\n; no other control characters, which no one types and some readers choke on."""
    unified = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in unified if sign in "\n\t" or sign.isprintable())
