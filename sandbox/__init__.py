"""Runs a parser, an OCR engine or an unpacker in a child process that may die."""

from sandbox.child import run
from sandbox.limits import Limits

__all__ = ["Limits", "run"]
