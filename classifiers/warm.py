"""Loads what is slow to load, in the parent, so that every forked child has it already."""

from classifiers import postal, vocabulary


def warm() -> None:
    vocabulary.warm()
    postal.warm()
