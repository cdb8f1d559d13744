"""Three real calls at once: each fax arrives whole, with the right line, sender and called number."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from demo.hfaxd import Hfaxd
from demo.server import MissingServer
from domain.delivery import Arrival
from intake.faxserver import Account
from intake.hylafax import HylafaxSettings, HylafaxSource
from intake.tifftags import fax_tags
from tests.scenarios.calls.telephone import Telephone

pytestmark = [pytest.mark.calls, pytest.mark.timeout(280)]

NUMBERS = {"7708104161": "records", "6176321980": "imaging", "6173942647": "verbal"}
CALL_SECONDS = 180.0


@pytest.fixture
def telephone(hfaxd: Hfaxd) -> Iterator[Telephone]:
    try:
        with Telephone(hfaxd, pairs=len(NUMBERS)) as lines:
            yield lines
    except MissingServer as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))


def two_pages(path: Path, title: str) -> Path:
    canvas = Canvas(str(path), pagesize=letter)
    for page in (1, 2):
        canvas.setFont("Helvetica", 18)
        canvas.drawString(72, 700, f"{title}, page {page}")
        canvas.showPage()
    canvas.save()
    return path


def collect(source: HylafaxSource, wanted: int) -> list[Arrival]:
    """What arrives until there are enough, each settled as it comes."""
    arrivals: dict[str, Arrival] = {}
    end = time.monotonic() + CALL_SECONDS
    while len(arrivals) < wanted and time.monotonic() < end:
        for arrival in source.arrivals(arrivals.__contains__):
            arrivals[arrival.origin.key] = arrival
            source.settle(arrival.origin)
        source.wait(2)
    return list(arrivals.values())


def test_three_calls_at_once(hfaxd: Hfaxd, telephone: Telephone, tmp_path: Path) -> None:
    for number, called in enumerate(NUMBERS):
        telephone.send(number, called, two_pages(tmp_path / f"{number}.pdf", f"Form {number}"))
    account = Account("127.0.0.1", hfaxd.port, hfaxd.user, hfaxd.password, hfaxd.admin_password)
    source = HylafaxSource(HylafaxSettings("fax", account, tmp_path, NUMBERS, remove=True))
    arrivals = collect(source, len(NUMBERS))
    assert len(arrivals) == len(NUMBERS), telephone.log()
    for arrival in arrivals:
        facts = arrival.origin.facts
        number = list(NUMBERS).index(facts["called"])
        assert arrival.origin.line == NUMBERS[facts["called"]]
        assert facts["device"] == telephone.answering(number)
        assert facts["sender"].strip() == telephone.calling(number)
        assert facts["caller"] == f"030555020{number}"
        assert arrival.origin.pages_announced == 2
        tags = fax_tags(arrival.path)
        assert tags
        assert (tags.pages, tags.complete) == (2, True)
    assert not list(hfaxd.recvq.glob("fax*")), "what the ledger has was removed"
