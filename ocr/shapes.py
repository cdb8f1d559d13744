"""Opening, closing and thickening of ink with a brush of some pixels."""

import cv2
import numpy as np

from ocr.clean import Ink


def opened(ink: Ink, tall: int, wide: int) -> Ink:
    """Only what a brush of that size fits into."""
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((tall, wide), np.uint8)), np.uint8)


def closed(ink: Ink, tall: int, wide: int) -> Ink:
    """Gaps filled that the brush does not fit into."""
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((tall, wide), np.uint8)), np.uint8)


def thickened(ink: Ink, tall: int, wide: int) -> Ink:
    return np.asarray(cv2.dilate(ink, np.ones((tall, wide), np.uint8)), np.uint8)


def less(ink: Ink, taken: Ink) -> Ink:
    return np.asarray(cv2.bitwise_and(ink, cv2.bitwise_not(taken)), np.uint8)


def both(one: Ink, other: Ink) -> Ink:
    return np.asarray(cv2.bitwise_and(one, other), np.uint8)


def either(one: Ink, other: Ink) -> Ink:
    return np.asarray(cv2.bitwise_or(one, other), np.uint8)
