"""A clerk who never touches the mouse: to a control by Tab, its value by typing."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page

_MOST = 200


def tab_to(page: Page, wanted: Locator) -> None:
    """From wherever the focus is."""
    for _ in range(_MOST):
        if wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("no way there by Tab")


def choose(page: Page, select: Locator, option: str) -> None:
    """An option by the beginning of its words."""
    tab_to(page, select)
    page.keyboard.type(option)
    assert select.evaluate("each => each.selectedOptions[0].label").startswith(option)


def release(page: Page, written: Mapping[str, Any]) -> None:
    """Every doubtful field of the request shown, then on: what is blind is typed as the page has it, a
    permission is answered as its boxes are marked, all else stands as it was read."""
    release_button = page.locator(".actions button[value=release]")
    for _ in range(_MOST):
        if release_button.evaluate("each => each === document.activeElement"):
            break
        _answer(page, written)
    page.keyboard.press("Control+Enter")


def _answer(page: Page, written: Mapping[str, Any]) -> None:
    path, kind, empty = page.evaluate(
        """() => {
          const here = document.activeElement;
          const row = here.closest('[data-choice]');
          const open = row && !row.querySelector('input:checked');
          const kind = here.matches('[data-blind], [data-again]') ? 'blind' : open ? 'choice' : '';
          return [here.closest('.field')?.dataset.path ?? '', kind, !here.value];
        }"""
    )
    if kind == "blind" and empty:
        value = written.get(path)
        if value:
            page.keyboard.type(str(value))
        else:
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
    if kind == "choice":
        page.keyboard.press("n")
    page.keyboard.press("Enter")
