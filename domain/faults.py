"""What can go wrong, as types. A message names what failed and what to do, never a field's value."""

from datetime import timedelta
from enum import StrEnum


class ErrorCode(StrEnum):
    """Why a file could not be read: the closed list of `intake read` and of `exceptions`."""

    EMPTY_FILE = "empty_file"
    UNSUPPORTED_TYPE = "unsupported_type"
    ENCRYPTED_PDF = "encrypted_pdf"
    ENCRYPTED_ARCHIVE = "encrypted_archive"
    DAMAGED_FILE = "damaged_file"
    BAD_MAIL = "bad_mail"
    NO_PAGES = "no_pages"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_DEEP = "too_deep"
    BOMB = "bomb"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    UNREADABLE_FILE = "unreadable_file"


class Fault(Exception):
    """Something expected to fail now and then did."""


class Transient(Fault):
    """Will pass: try again, not before `retry_after`."""

    def __init__(self, message: str, retry_after: timedelta = timedelta(seconds=5)) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Permanent(Fault):
    """Will not pass: a person must see it. `code` is stable, the message is a sentence for them."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code = code
