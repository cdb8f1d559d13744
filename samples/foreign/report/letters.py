"""What letters and other papers that are no forms are put together from."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.form import FormType, Language
from samples.foreign import furniture
from samples.foreign.faces import Face
from samples.foreign.layout import Layout
from samples.foreign.sheet import Sheet
from samples.foreign.story import Answer


def told(s: Sheet, path: str, otherwise: str) -> str:
    answer = s.answer(path)
    return answer.shown if answer else otherwise


def letter(s: Sheet, paragraphs: Sequence[str], ending: str, title: str) -> None:
    for text in paragraphs:
        furniture.paragraph(s, text, gap=11)
    s.y += 20
    s.print_text(ending, (s.left + s.right) / 2, s.y)
    s.pen.sign(s.canvas, s.story.signer, (s.left + s.right) / 2, 792 - s.y - 36, 150)
    s.y += 52
    s.print_text(title, (s.left + s.right) / 2, s.y)


def listed(s: Sheet, rows: Sequence[tuple[str, str]], pitch: float = 18) -> None:
    """Two columns, dots between them."""
    for left, right in rows:
        s.y += pitch
        start = s.left + s.print_text(left, s.left, s.y) + 4
        end = s.right - s.measure(right) - 4
        s.rule(start, s.y, end, dash=(0.8, 2.5))
        s.print_text(right, s.right, s.y, align="right")
    s.y += 10


def paper(
    name: str,
    language: Language,
    draw: Callable[[Sheet], None],
    face: str | Face,
    size: float,
    *kinds: str,
) -> Layout:
    """`kinds`: what each page is, one "other" if left out."""
    return Layout(f"report-o-{name}", FormType.OTHER, language, draw, face, size, 58, kinds or ("other",))


def printed_table(
    s: Sheet, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], pitch: float = 16
) -> None:
    """A ruled table that came out of a computer."""
    for number, row in enumerate((heads, *rows)):
        x = s.left
        for text, share in zip(row, shares, strict=True):
            wide = s.width * share
            s.frame(x, s.y, wide, pitch, 0.5, 0.85 if number == 0 else None)
            s.print_text(text, x + 3, s.y + pitch - 5, s.size - 1, bold=number == 0)
            x += wide
        s.y += pitch
    s.y += 8


def addressed(s: Sheet, lines: Sequence[str]) -> None:
    """A block of short lines: to whom, about what."""
    for line in lines:
        s.y += s.size * 1.25
        s.print_text(line, s.left, s.y)
    s.y += s.size * 1.5


def answered(s: Sheet, *answers: tuple[str, str]) -> None:
    """What this writer says to questions that only this paper asks, by made-up path ("x.job")."""
    more = {path: Answer(text, text) for path, text in answers}
    s.story = replace(s.story, answers={**s.story.answers, **more})
