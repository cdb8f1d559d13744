"""Reads one line of writing: PP-OCR's small recogniser, taught pens, fax lines and Latin letters alone.

How the weights were made and whose they are: ocr/weights/README.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime

from ocr.raster import Gray
from ocr.trace import Letter, Trace

_WEIGHTS = Path(__file__).parent / "weights" / "pen.onnx"
_HEIGHT = 48
STEPS_A_HEIGHT = 6
"""Steps of the network along a line, in a stretch as long as the line is high."""
_WIDEST = 3200
_NARROWEST = 48
_SPACE = 0.33
_WHITE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """`score`: geometric mean of the letters' probabilities, 0 to 1."""

    text: str
    score: float
    letters: tuple[Letter, ...]
    trace: Trace


class Recogniser:
    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(_WEIGHTS, options, providers=["CPUExecutionProvider"])
        signs = self._session.get_modelmeta().custom_metadata_map["character"].split("\n")
        self._signs = ["", *signs]  # blank first

    def read(self, lines: Sequence[Gray], stretch: float = 1.0) -> tuple[Line, ...]:
        """One reading for each picture of one line, dark on white. `stretch`: how much wider than it
        is the network gets it, for letters so narrow that several fall into one of its steps."""
        return tuple(self._read(line, stretch) for line in lines)

    def _read(self, line: Gray, stretch: float) -> Line:
        if line.min() > _WHITE:  # the network was only ever shown writing
            return Line("", 0.0, (), Trace(np.eye(1, len(self._signs), dtype=np.float32), self._signs))
        scores = self._session.run(None, {"x": _input(line, stretch)})[0][0]
        trace = Trace(scores, self._signs)
        return _line(_spaced(_decode(trace), line), trace)


def _input(line: Gray, stretch: float) -> npt.NDArray[np.float32]:
    height, width = line.shape
    wide = min(max(round(width * _HEIGHT / height * stretch), _NARROWEST), _WIDEST)
    way = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_CUBIC
    scaled = cv2.resize(line, (wide, _HEIGHT), interpolation=way).astype(np.float32) / 127.5 - 1.0
    return np.repeat(scaled[np.newaxis, np.newaxis], 3, axis=1)


def _decode(trace: Trace) -> list[Letter]:
    """Best path: repeats merged, blanks dropped."""
    best = trace.scores.argmax(axis=1)
    found: list[Letter] = []
    before = 0
    for step, column in enumerate(best.tolist()):
        chance = float(trace.scores[step, column])
        if column != 0 and column == before:
            found[-1] = Letter(found[-1].text, max(found[-1].sure, chance), found[-1].along)
        elif column != 0:
            found.append(Letter(trace.signs[column], chance, (step + 0.5) / len(best)))
        before = column
    return found


def _spaced(found: Sequence[Letter], line: Gray) -> list[Letter]:
    """The model drops spaces between words now and then: a wide white gap after a letter is one."""
    gaps = _wide_gaps(line) if len(found) > 1 else []
    spaced = list(found[:1])
    for before, letter in pairwise(found):
        between = [gap for gap in gaps if before.along < gap < letter.along]
        if between and _words_may_meet(before.text, letter.text):
            spaced.append(Letter(" ", 1.0, between[0]))
        spaced.append(letter)
    return spaced


def _line(letters: Sequence[Letter], trace: Trace) -> Line:
    text = " ".join("".join(letter.text for letter in letters).split())
    if not text:
        return Line("", 0.0, (), trace)
    sure = np.maximum([letter.sure for letter in letters], 1e-6)
    return Line(text, float(np.exp(np.mean(np.log(sure)))), tuple(letters), trace)


def _words_may_meet(before: str, after: str) -> bool:
    """Not inside numbers and dates, which are often written wide."""
    return (before.isalpha() and after.isalnum()) or (before.isdigit() and after.isalpha()) or before == ")"


def _wide_gaps(line: Gray) -> list[float]:
    """Middles of white columns as wide as a space, as shares of the line's length."""
    dark = line < 150
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if columns.size < 2:
        return []
    steps = np.diff(columns)
    between_letters = float(np.median(steps[steps > 1])) if (steps > 1).any() else 0.0
    least = max(_SPACE * (int(rows[-1]) - int(rows[0]) + 1), 2 * between_letters)
    wide = np.flatnonzero(steps > least)
    return [float(columns[at] + columns[at + 1]) / 2 / line.shape[1] for at in wide]


@lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """Loaded once in a process; loaded before a fork, children share it."""
    cv2.setNumThreads(0)
    return Recogniser()
