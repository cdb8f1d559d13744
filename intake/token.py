"""Where an access token for XOAUTH2 comes from: a command or a file that something else keeps fresh."""

import subprocess
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from domain.faults import Transient

Token = Callable[[], str]
"""Asked anew at every login. Raises Transient."""

_RETRY = timedelta(seconds=60)


def token_from_file(path: Path) -> Token:
    def read() -> str:
        try:
            return _checked(path.read_text())
        except (OSError, UnicodeError) as error:
            raise Transient(
                f"The token file {path} cannot be read. Check that its writer still runs.", _RETRY
            ) from error

    return read


def token_from_command(command: Sequence[str], seconds: float = 30.0) -> Token:
    """`command` is a program with its arguments; no shell reads it. It prints the token."""

    def run() -> str:
        try:
            done = subprocess.run(list(command), capture_output=True, timeout=seconds, check=True, text=True)
        except (OSError, subprocess.SubprocessError, UnicodeError) as error:
            raise Transient(
                f"The token command {command[0]} failed. Run it by hand to see why.", _RETRY
            ) from error
        return _checked(done.stdout)

    return run


def _checked(text: str) -> str:
    token = text.strip()
    if not token or not token.isascii() or not token.isprintable():
        raise Transient("The token source gave no token. Check the sign-in behind it.", _RETRY)
    return token
