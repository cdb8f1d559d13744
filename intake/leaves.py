"""Sorts a mail's parts: its own words, and everything that came with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from intake import message
from intake.message import Mail
from intake.sniff import MAIL, UNKNOWN, sniff_head


@dataclass(frozen=True, slots=True)
class Leaves:
    """`bodies`: text to read. `html`: every HTML text, also the twin of a plain one, for the pictures
    it shows. `attachments`: all the rest, in order."""

    bodies: tuple[Mail, ...]
    html: tuple[Mail, ...]
    attachments: tuple[Mail, ...]


def sort_leaves(mail: Mail) -> Leaves:
    leaves = list(_walk(mail))
    texts = [(leaf, group) for leaf, group in leaves if _is_text(leaf)]
    told_plainly = {
        group
        for leaf, group in texts
        if group is not None and leaf.get_content_subtype() == "plain" and message.body_text(leaf)
    }
    html = [(leaf, group) for leaf, group in texts if leaf.get_content_subtype() == "html"]
    twins = {id(leaf) for leaf, group in html if group in told_plainly}
    words = {id(leaf) for leaf, _ in texts}
    return Leaves(
        bodies=tuple(leaf for leaf, _ in texts if id(leaf) not in twins),
        html=tuple(leaf for leaf, _ in html),
        attachments=tuple(leaf for leaf, _ in leaves if id(leaf) not in words),
    )


def _walk(mail: Mail) -> Iterator[tuple[Mail, int | None]]:
    """Parts that are not containers, in order, each with the choice ("alternative") it stands in.
    A mail within the mail counts as one part."""
    stack: list[tuple[Mail, int | None]] = [(mail, None)]
    while stack:
        part, group = stack.pop()
        if not part.is_multipart() or part.get_content_maintype() != "multipart":
            yield part, group
            continue
        if part.get_content_subtype() == "alternative":
            group = id(part)
        children = [child for child in part.get_payload() if isinstance(child, Message)]
        stack.extend((child, group) for child in reversed(children))


def _is_text(leaf: Mail) -> bool:
    """Text without a name; a document that only calls itself text is none."""
    disposition = str(leaf.get("Content-Disposition", "")).lower()
    return (
        leaf.get_content_type() in ("text/plain", "text/html")
        and not disposition.startswith("attachment")
        and not message.display_name(leaf)
        and sniff_head(message.payload(leaf)[0][:4096]) in (UNKNOWN, MAIL)
    )
