"""A page photographed on a table with a telephone: aslant, in uneven light, darker than paper around it."""

from random import Random

import cv2
import numpy as np
from PIL import Image

from samples.channel import Grey

_WIDE, _TALL = 1500, 2000


def photographed(page: Grey, rng: Random) -> Image.Image:
    """The picture a telephone takes of it, in colour."""
    height, width = page.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([_corner(place, rng) for place in ((0, 0), (1, 0), (1, 1), (0, 1))], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, seen)
    table = rng.uniform(40, 120)
    lain = cv2.warpPerspective(page, matrix, (_WIDE, _TALL), flags=cv2.INTER_AREA, borderValue=table)
    light = np.linspace(1.0, rng.uniform(0.65, 0.95), _TALL, dtype=np.float32)[:, None]
    light = light * np.linspace(rng.uniform(0.75, 1.0), 1.0, _WIDE, dtype=np.float32)[None, :]
    grain = np.random.default_rng(rng.randrange(1 << 32)).standard_normal((_TALL, _WIDE), np.float32) * 4
    picture = np.clip(lain * light + grain, 0, 255)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 0.9)), np.float32)
    tint = np.array((1.0, rng.uniform(0.93, 1.0), rng.uniform(0.82, 0.98)), np.float32)
    return Image.fromarray((picture[:, :, None] * tint).astype(np.uint8))


def _corner(place: tuple[int, int], rng: Random) -> tuple[float, float]:
    """Where a corner of the sheet lies in the picture, always within it."""
    across, down = (rng.uniform(0.025, 0.1) for _ in range(2))
    return (
        _WIDE * (1 - across if place[0] else across),
        _TALL * (1 - down if place[1] else down),
    )
