"""Fits the recogniser to pens after a fax line, and writes ocr/weights/pen.onnx.

    python -m samples.fit_hand packages                       # fonts it needs, for npm install
    python -m samples.fit_hand lines FONTS LINES --count 20000
    python -m samples.fit_hand fit LINES --minutes 35
    python -m samples.fit_hand held FONTS                     # how it reads hands that it was not fitted to

FONTS is the folder node_modules/@fontsource. `fit` needs the dependency group `fit`; nothing else does.
"""

import math
import pickle
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import click
import cv2
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Levenshtein

from ocr.raster import Gray
from ocr.recogniser import recogniser
from samples.channel import Degradation, Resolution
from samples.penned.faces import Face, Manner, faces, packages
from samples.penned.faces import held as held_faces
from samples.penned.sheet import Penned, Sent, sheet

_WEIGHTS = Path(__file__).parents[1] / "ocr" / "weights" / "pen.onnx"
_LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÁÉÍÓÚÜÑáéíóúüñçãõâêôèöä¿ .,:;!?'\"()/-_+&%#@$’"
)
_HEIGHT = 48
_STEP = 8
"""Columns of the picture for one step of the network."""
_MOST_WIDE = 1400
_POOL, _COLUMNS, _MOST_LINES = 256, 9000, 24
_RATE, _WARM_UP, _CLIP, _MEAN = 4e-4, 60, 2.0, 0.995
_TAKEN = 0.5
"""Share of the way from the published weights to the fitted ones."""
_MIX = {Manner.HANDPRINT: 10, Manner.CURSIVE: 6, Manner.TYPED: 3}
"""Of the writers on one page."""


@click.group()
def main() -> None:
    """Fit the recogniser of writing anew."""


@main.command("packages")
def packages_command() -> None:
    """Names of the font packages."""
    click.echo("\n".join(packages()))


@main.command("lines")
@click.argument("fonts", type=click.Path(exists=True, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--count", default=20_000)
@click.option("--seed", default=1)
def lines_command(fonts: Path, out: Path, count: int, seed: int) -> None:
    """Draw lines to fit to: ten milliseconds each."""
    rng = Random(f"penned/{seed}")
    drawn: list[Penned] = []
    for page in _pages(faces(fonts), rng):
        drawn += page
        if len(drawn) >= count:
            break
    out.write_bytes(pickle.dumps(drawn))


@main.command("fit")
@click.argument("lines", type=click.Path(exists=True, path_type=Path))
@click.option("--minutes", default=35.0)
@click.option("--seed", default=7)
@click.option("--out", default=_WEIGHTS, type=click.Path(path_type=Path))
def fit_command(lines: Path, minutes: float, seed: int, out: Path) -> None:
    """Fit all weights to the lines, from those that were published."""
    fit(pickle.loads(lines.read_bytes()), minutes * 60, Random(seed), out)


@main.command("held")
@click.argument("fonts", type=click.Path(exists=True, path_type=Path))
@click.option("--pages", default=4, help="For each degradation and resolution.")
def held_command(fonts: Path, pages: int) -> None:
    """Lines read without a fault, and wrong letters, in hands kept out of the fit."""
    rng = Random("held")
    for degradation in Degradation:
        for resolution in Resolution:
            sent = Sent(degradation, resolution)
            drawn = [line for _ in range(pages) for line in sheet(held_faces(fonts), sent, rng)]
            whole, letters = _faults(drawn)
            click.echo(
                f"{degradation:8}{resolution:9}{len(drawn):5} lines{whole:7.1%} whole{letters:7.1%} wrong"
            )


def _pages(known: Sequence[Face], rng: Random) -> Iterator[tuple[Penned, ...]]:
    kinds = {manner: [face for face in known if face.manner is manner] for manner in Manner}
    while True:
        writers = [face for manner, count in _MIX.items() for face in rng.choices(kinds[manner], k=count)]
        sent = Sent(
            rng.choices(list(Degradation), (0.15, 0.3, 0.37, 0.18))[0],
            rng.choices(list(Resolution), (0.68, 0.32))[0],
            scanned=rng.random() < 0.12,
        )
        yield sheet(writers, sent, rng)


def _faults(drawn: Sequence[Penned]) -> tuple[float, float]:
    whole = wrong = letters = 0
    for penned, line in zip(drawn, recogniser().read([each.picture for each in drawn]), strict=True):
        said, read = ("".join(text.lower().split()) for text in (penned.text, line.text))
        whole += said == read
        wrong += Levenshtein.distance(said, read)
        letters += len(said)
    return whole / max(len(drawn), 1), wrong / max(letters, 1)


def fit(lines: Sequence[Penned], seconds: float, rng: Random, out: Path) -> None:
    """Connectionist temporal classification. What is written lies between the weights as published and the
    mean of the last ones fitted: fonts are tidier than people, and what people taught is not forgotten."""
    import torch
    from torch.nn import functional

    from samples.penned.network import Network, cut, published, signs

    torch.set_num_threads(1)
    model = cut(published(), _LETTERS)
    number = {sign: n for n, sign in enumerate(signs(model))}
    network = Network(model)
    weights = list(network.weights.values())
    before = {name: each.detach().clone() for name, each in network.weights.items()}
    mean = {name: each.detach().clone() for name, each in network.weights.items()}
    optimizer = torch.optim.AdamW(weights, lr=_RATE, betas=(0.9, 0.99), weight_decay=1e-3)
    written = [line for line in lines if line.text.strip() and set(line.text) <= number.keys()]
    start = time.monotonic()
    for step, (pictures, texts) in enumerate(_batches(written, rng)):
        done = (time.monotonic() - start) / seconds
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1, step / _WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * done))
        given = torch.from_numpy(pictures).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            scores = network(given)
        chances = scores.float().log_softmax(-1).transpose(0, 1)
        wanted = [torch.tensor([number[sign] for sign in text]) for text in texts]
        steps = torch.full((len(texts),), chances.shape[0])
        lengths = torch.tensor([len(text) for text in texts])
        loss = functional.ctc_loss(chances, torch.cat(wanted), steps, lengths, zero_infinity=True)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, _CLIP)
        optimizer.step()
        _follow(mean, network.weights, min(_MEAN, (1 + step) / (10 + step)))
        if step % 50 == 0:
            click.echo(f"{done:4.0%}  {step:5} steps  loss {loss.item():.3f}")
    network.saved(out, {name: before[name] + _TAKEN * (mean[name] - before[name]) for name in mean})


def _follow(mean: Mapping[str, Any], weights: Mapping[str, Any], kept: float) -> None:
    for name, each in weights.items():
        mean[name].mul_(kept).add_(each.detach(), alpha=1 - kept)


def _batches(lines: Sequence[Penned], rng: Random) -> Iterator[tuple[npt.NDArray[np.float32], list[str]]]:
    """Lines of like width together: white beside a short one would change what the network sees in it."""
    while True:
        order = rng.sample(range(len(lines)), len(lines))
        for at in range(0, len(order), _POOL):
            pool = sorted(
                ((_width(lines[n], rng), lines[n]) for n in order[at : at + _POOL]), key=lambda pair: pair[0]
            )
            batches = list(_cut_up(pool))
            rng.shuffle(batches)
            for batch in batches:
                wide = max(
                    int(np.median([width for width, _ in batch])), *(_least(each.text) for _, each in batch)
                )
                pictures = [_scaled(each.picture, wide // _STEP * _STEP + _STEP) for _, each in batch]
                stack = np.stack(pictures).astype(np.float32) / 127.5 - 1
                if rng.random() < 0.3:  # paler ink
                    stack = stack * rng.uniform(0.8, 1) + rng.uniform(0, 0.1)
                yield np.repeat(stack[:, None], 3, 1).astype(np.float32), [each.text for _, each in batch]


def _cut_up(pool: Sequence[tuple[float, Penned]]) -> Iterator[Sequence[tuple[float, Penned]]]:
    at = 0
    while at < len(pool):
        size = max(4, min(_MOST_LINES, int(_COLUMNS / pool[at][0])))
        yield pool[at : at + size]
        at += size


def _width(line: Penned, rng: Random) -> float:
    """At the network's height; sometimes stretched, as the reader stretches what it doubts."""
    height, width = line.picture.shape
    wide: float = width * _HEIGHT / height * rng.choice((1, 1, 1, rng.uniform(0.8, 1.4)))
    return max(min(max(wide, _HEIGHT), _MOST_WIDE), _least(line.text))


def _least(text: str) -> int:
    """Each letter needs a step, and two that are alike one between them."""
    return _STEP * (len(text) + sum(a == b for a, b in pairwise(text))) + 2 * _STEP


def _scaled(picture: Gray, wide: int) -> Gray:
    way = cv2.INTER_AREA if picture.shape[0] > _HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, (wide, _HEIGHT), interpolation=way), np.uint8)


if __name__ == "__main__":
    main()
