"""Mailbox addresses."""

import re

from classifiers.parsed import Parsed

_MAILBOX = re.compile(
    r"(?<![^\s:;,<(\[])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@[A-Za-z0-9][A-Za-z0-9.\-]{0,200}\.[A-Za-z]{2,18}"
)
"""Whole from its first letter on: what a misread sign cuts off is another person's mailbox."""
_HOSTS = "gmail|yahoo|hotmail|outlook|live|msn|aol|icloud|comcast|verizon|att|example"
_AT_LOST = re.compile(
    rf"([A-Za-z0-9][A-Za-z0-9._+\-]{{2,63}})[uwoaeQ0cg&]((?:mail\.)?(?:{_HOSTS}))\.?(com|net|org)"
)
"""The sign before a well known host was taken for a letter, as happens to it on faint faxes."""
_MENDED = 0.35
_USUAL = re.compile(r"\.(com|org|net|edu|gov|us|es|mx|io|info|health|mil|example|test)$", re.IGNORECASE)


def normalise(raw: str) -> Parsed | None:
    """The one mailbox in `raw`; value None when what is written is not a whole one."""
    text = raw.strip(" _")
    if len(text) < 3:
        return None
    joined = re.sub(r"\s*([@.])\s*", r"\1", text)
    tried = ((joined, 1.0), (re.sub(r"\s+", "", joined).replace(",", "."), 0.7))
    parsed = [found for candidate, trust in tried if (found := _mailbox(candidate, trust, raw)) is not None]
    if parsed:
        return max(parsed, key=lambda each: each.validity)
    lost = _AT_LOST.fullmatch(re.sub(r"\s+", "", text).replace(",", "."))
    if lost is not None:
        return Parsed(f"{lost.group(1)}@{lost.group(2)}.{lost.group(3)}", raw, _MENDED)
    return Parsed(None, raw, 0.0) if "@" in text or len(text) > 5 else None


def _mailbox(candidate: str, trust: float, raw: str) -> Parsed | None:
    found = _MAILBOX.findall(candidate)
    if len(found) != 1:
        return None
    usual = 1.0 if _USUAL.search(found[0]) else 0.5
    alone = 1.0 if found[0] == candidate.strip(" :;,<>") else 0.3
    return Parsed(found[0], raw, trust * usual * alone)
