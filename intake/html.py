"""The words of an HTML text, for a person to read. One pass over it, however it is broken."""

import html
import re

_BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "table"})
_HIDDEN = re.compile(r"<(script|style|title)\b", re.IGNORECASE)
_CLOSE = {name: re.compile(rf"</{name}[^>]{{0,20}}>", re.IGNORECASE) for name in ("script", "style", "title")}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")


def html_text(source: str) -> str:
    pieces: list[str] = []
    position = 0
    while (start := source.find("<", position)) >= 0:
        pieces.append(_unescaped(source[position:start]))
        position = _behind(source, start)
        tag = _TAG.match(source, start)
        if tag and tag.group(2).lower() in _BREAKS:
            pieces.append("\n")
    pieces.append(_unescaped(source[position:]))
    lines = "".join(pieces).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in lines))


def _behind(source: str, start: int) -> int:
    """Where the text goes on behind a tag, a comment or a hidden element; the end if it never does."""
    hidden = _HIDDEN.match(source, start)
    if hidden:
        close = _CLOSE[hidden.group(1).lower()].search(source, hidden.end())
        return close.end() if close else len(source)
    mark = "-->" if source.startswith("<!--", start) else ">"
    end = source.find(mark, start)
    return end + len(mark) if end >= 0 else len(source)


def _unescaped(text: str) -> str:
    try:
        return html.unescape(text)
    except (ValueError, OverflowError):  # a character number with thousands of digits
        return text
