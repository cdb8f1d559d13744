"""What Chromium prints of a blank's source is what is kept beside it."""

import json

import pytest
from playwright.sync_api import Browser

from samples.foreign import press, printed

_SOURCES = sorted(printed.PAGES.glob("*/*.html"))[::8]
_NEAR = 3.0
"""Points by which another release of the browser may set a line apart."""


@pytest.mark.parametrize("number", range(len(_SOURCES)))
def test_the_kept_places_are_those_of_the_source(chromium: Browser, number: int) -> None:
    source = _SOURCES[number]
    kept = json.loads(source.with_suffix(".json").read_text("utf-8"))

    pdf, printed = press.pressed(chromium, source)
    places = json.loads(printed)

    assert pdf.startswith(b"%PDF")
    assert {**places, "slots": None} == {**kept, "slots": None}
    for slot, before in zip(places["slots"], kept["slots"], strict=True):
        assert (slot["asks"], slot["page"]) == (before["asks"], before["page"])
        for side in ("left", "top", "width", "height"):
            assert slot[side] == pytest.approx(before[side], abs=_NEAR), before["asks"]


def test_a_page_too_full_is_refused(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    source = tmp_path_factory.mktemp("press") / "full.html"
    source.write_text(
        '<html lang="en" data-type="other"><div class="page">' + "<p>Line</p>" * 90 + "</div></html>"
    )

    with pytest.raises(ValueError, match=r"full\.html"):
        press.pressed(chromium, source)
