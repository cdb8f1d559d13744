"""Writes the TOML definition that belongs to a drawn blank."""

import json

from domain.page import Box
from samples.blanks.sheet import Sheet


def toml(sheet: Sheet) -> str:
    lines = [
        f"# Written by `python -m samples.blanks`, together with {sheet.id}.pdf.",
        f"id = {_text(sheet.id)}",
        f"revision = {_text(sheet.revision)}",
        f"form_type = {_text(sheet.form_type.value)}",
        f"language = {_text(sheet.language.value)}",
        f"title = {_text(sheet.title)}",
        f"blank = {_text(sheet.id + '.pdf')}",
        f"pages = {sheet.pages}",
    ]
    if sheet.default_expiry_days is not None:
        lines.append(f"default_expiry_days = {sheet.default_expiry_days}")
    lines.append(f"polarity = {_text(sheet.polarity.value)}")
    if sheet.statements:
        lines += [
            "",
            "[statements]",
            *(f"{name} = {_text(words)}" for name, words in sheet.statements.items()),
        ]
    for field in sheet.fields:
        lines += ["", "[[field]]", f"path = {_text(field.path)}", f"kind = {_text(field.kind.value)}"]
        lines += _place(field.label, field.page, field.box, field.widget)
    for tick in sheet.ticks:
        lines += ["", "[[tick]]", f"path = {_text(tick.path)}", f"code = {_text(tick.code)}"]
        lines += _place(tick.label, tick.page, tick.box, tick.widget)
        if tick.decision:
            lines.append(f"decision = {_text(tick.decision)}")
    return "\n".join(lines) + "\n"


def _place(label: str, page: int, box: Box, widget: str | None) -> list[str]:
    lines = [
        f"label = {_text(label)}",
        f"page = {page}",
        f"box = [{box.left}, {box.top}, {box.right}, {box.bottom}]",
    ]
    return [*lines, f"widget = {_text(widget)}"] if widget else lines


def _text(words: str) -> str:
    # A JSON string without escapes for letters is a TOML basic string.
    return json.dumps(words, ensure_ascii=False)
