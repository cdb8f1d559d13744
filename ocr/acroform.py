"""Values of a PDF's own form fields, with where they stand on the page as it is seen."""

from collections.abc import Iterator, Sequence

import pikepdf

from domain.page import Box, FormValue, Word

_HIDDEN = 0b100010
_PUSH_BUTTON = 1 << 16
_PASSWORD = 1 << 13
_DEEPEST = 30
_MOST_WIDGETS = 5000
_MOST_OPTIONS = 1000
_LONGEST, _LONGEST_HINT = 20_000, 300
"""Letters of a value, and of what a field says of itself."""


def form_values(page: pikepdf.Page) -> tuple[FormValue, ...]:
    """The visible fields of one page, empty ones too. A button's value is "on" or "off"."""
    found = []
    for widget in _widgets(page):
        value = _value(page, widget)
        if value is not None:
            found.append(value)
    return tuple(found)


def value_words(values: Sequence[FormValue], first_line: int) -> tuple[Word, ...]:
    """Typed values as words of the page, since a text layer does not hold them; every field gets lines
    of its own, letters taken to be equally wide."""
    words: list[Word] = []
    line = first_line
    for value in values:
        rows = [] if value.button else [row for row in value.value.splitlines() if row.strip()]
        for index, row in enumerate(rows):
            words += _row_words(row, _row_box(value.box, index, len(rows)), line)
            line += 1
    return tuple(words)


def _row_box(box: Box, index: int, rows: int) -> Box:
    height = box.height / rows
    return Box(box.left, box.top + index * height, box.right, box.top + (index + 1) * height)


def _row_words(row: str, box: Box, line: int) -> Iterator[Word]:
    # A line of print is about half as wide as high for each letter; the page is 8.5 by 11.
    letter = min(box.width / len(row), box.height * 0.35 * 11 / 8.5)
    at = 0
    for text in row.split():
        at = row.index(text, at)
        left = box.left + at * letter
        yield Word(text, Box(left, box.top, left + len(text) * letter, box.bottom), 1.0, line)
        at += len(text)


def _widgets(page: pikepdf.Page) -> Iterator[pikepdf.Dictionary]:
    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    for number, item in enumerate(annotations):
        if number >= _MOST_WIDGETS:
            return
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Widget":
            yield item


def _value(page: pikepdf.Page, widget: pikepdf.Dictionary) -> FormValue | None:
    kind = str(_inherited(widget, "/FT"))
    flags = _whole(_inherited(widget, "/Ff"))
    box = _box(page, widget)
    if box is None or _whole(widget.get("/F")) & _HIDDEN:
        return None
    name = _name(widget)
    if kind == "/Btn":
        if flags & _PUSH_BUTTON:
            return None
        hint = _text(_inherited(widget, "/TU"))[:_LONGEST_HINT]
        return FormValue(name, "on" if _is_on(widget) else "off", True, box, hint)
    hint = _text(_inherited(widget, "/TU"))[:_LONGEST_HINT]
    if kind == "/Sig":
        signed = isinstance(_inherited(widget, "/V"), pikepdf.Dictionary)
        return FormValue(name, "", False, box, hint, signed)
    if kind == "/Ch":
        return FormValue(name, _chosen(widget)[:_LONGEST], False, box, hint)
    if kind == "/Tx" and not flags & _PASSWORD:
        return FormValue(name, _text(_inherited(widget, "/V"))[:_LONGEST], False, box, hint)
    return None


def _chosen(widget: pikepdf.Dictionary) -> str:
    """Of a list: what it shows for what was chosen, which the file may keep under a name of its own."""
    shown = {}
    options = _inherited(widget, "/Opt")
    for option in list(options)[:_MOST_OPTIONS] if isinstance(options, pikepdf.Array) else ():
        if isinstance(option, pikepdf.Array) and len(option) == 2:
            shown[_text(option[0])] = _text(option[1])
    value = _inherited(widget, "/V")
    chosen = list(value)[:_MOST_OPTIONS] if isinstance(value, pikepdf.Array) else [value]
    return ", ".join(shown.get(text, text) for each in chosen if (text := _text(each)))


def _is_on(widget: pikepdf.Dictionary) -> bool:
    state = widget.get("/AS")
    if state is not None:
        return str(state) != "/Off"
    value = _inherited(widget, "/V")
    return isinstance(value, pikepdf.Name) and str(value) in _states(widget)


def _states(widget: pikepdf.Dictionary) -> list[str]:
    looks = widget.get("/AP")
    normal = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
    if not isinstance(normal, pikepdf.Dictionary) or isinstance(normal, pikepdf.Stream):
        return []
    return [str(state) for state in normal.keys() if state != "/Off"]  # noqa: SIM118 - not a dict


def _text(value: object) -> str:
    if isinstance(value, pikepdf.Stream):
        try:
            return value.read_bytes().decode("utf-8", "replace")
        except pikepdf.PdfError:
            return ""
    if isinstance(value, pikepdf.String | str):
        return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    return ""


def _whole(value: object) -> int:
    try:
        return int(value)  # type: ignore[call-overload, no-any-return]
    except (TypeError, ValueError):
        return 0


def _inherited(widget: pikepdf.Dictionary, key: str) -> object:
    node: object = widget
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _name(widget: pikepdf.Dictionary) -> str:
    parts: list[str] = []
    node: object = widget
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            break
        if "/T" in node:
            parts.append(str(node["/T"]))
        node = node.get("/Parent")
    return ".".join(reversed(parts))


def _box(page: pikepdf.Page, widget: pikepdf.Dictionary) -> Box | None:
    try:
        x0, y0, x1, y1 = (float(number) for number in widget["/Rect"])
        left, bottom, right, top = (float(number) for number in page.cropbox)
    except (KeyError, TypeError, ValueError):
        return None
    left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    if right <= left or top <= bottom:
        return None
    across = sorted(((x0 - left) / (right - left), (x1 - left) / (right - left)))
    down = sorted(((top - y0) / (top - bottom), (top - y1) / (top - bottom)))
    turned = _turned(Box(across[0], down[0], across[1], down[1]), _whole(page.rotate))
    return turned if turned.width > 0 and turned.height > 0 else None


def _turned(box: Box, degrees: int) -> Box:
    """The box after the page was turned clockwise."""
    quarter = degrees // 90 % 4
    if quarter == 1:
        return Box(1 - box.bottom, box.left, 1 - box.top, box.right)
    if quarter == 2:
        return Box(1 - box.right, 1 - box.bottom, 1 - box.left, 1 - box.top)
    if quarter == 3:
        return Box(box.top, 1 - box.right, box.bottom, 1 - box.left)
    return box
