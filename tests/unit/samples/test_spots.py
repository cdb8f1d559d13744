"""A spot is where the drawn page has the words."""

from io import BytesIO

import pdfplumber

from domain.form import FormType
from samples.foreign import deliver
from samples.foreign.paper import fill_in
from samples.foreign.sheet import HEIGHT, WIDTH
from samples.generate import deliveries
from samples.people import SampleSet
from samples.plan import plan
from samples.spots import of_paper, of_plan


def test_a_spot_on_other_paper_holds_what_was_written() -> None:
    layout = next(one for one in deliver.layouts("tune") if one.form_type is FormType.AUTHORIZATION)
    paper = fill_in(layout, 0, "typed", 5)
    spot = of_paper(paper, 3)["patient.name"]
    written = next(ink for ink in paper.inks if ink.path == "patient.name")
    with pdfplumber.open(BytesIO(paper.pdf)) as pdf:
        box = spot.box
        sheet = pdf.pages[spot.page - 3]
        edges = (box.left * WIDTH, box.top * HEIGHT, box.right * WIDTH, box.bottom * HEIGHT + 3)
        text = sheet.crop(edges).extract_text()
    assert written.text.split()[0] in text


def test_every_field_that_arrived_on_our_blank_has_a_spot() -> None:
    for number, sample in enumerate(deliveries("tune", 4, 2)):
        made = plan(SampleSet.TUNE, 2, number)
        fields = sample.expected["requests"][0]["fields"]  # type: ignore[index,call-overload]
        assert set(fields) <= set(of_plan(made))  # type: ignore[arg-type]
        assert sample.spots == of_plan(made)
