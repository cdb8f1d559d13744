"""Plans are repeatable, the two sets share nobody, and the kept set is what its plans say."""

import json
from collections.abc import Iterator
from itertools import chain

from classifiers.definitions import load
from domain.form import Language
from samples.committed import FOLDER, WISHES, plans
from samples.expected import expected
from samples.filling import Style
from samples.hand import FONTS
from samples.people import SampleSet, names
from samples.plan import FormPart, Plan, plan
from samples.story import Flaw


def some(which: SampleSet, seed: int = 1, count: int = 40) -> Iterator[Plan]:
    return (plan(which, seed, number) for number in range(count))


def forms(made: Plan) -> list[FormPart]:
    return [part for part in made.parts if isinstance(part, FormPart)]


def test_the_same_seed_gives_the_same_plan_and_another_seed_another() -> None:
    assert list(some(SampleSet.TUNE)) == list(some(SampleSet.TUNE))
    assert list(some(SampleSet.TUNE)) != list(some(SampleSet.TUNE, seed=2))


def test_the_two_sets_share_no_name_and_no_font() -> None:
    for language in Language:
        tune, report = names(SampleSet.TUNE, language), names(SampleSet.REPORT, language)
        assert not set(tune.given) & set(report.given)
        assert not set(tune.family) & set(report.family)
    fonts = {
        which: set(chain.from_iterable(f for (one, _), f in FONTS.items() if one is which))
        for which in SampleSet
    }
    assert not fonts[SampleSet.TUNE] & fonts[SampleSet.REPORT]
    assert all(len(of_set) >= 6 for of_set in fonts.values())


def test_every_plan_keeps_to_its_own_set() -> None:
    for which in SampleSet:
        for made in some(which):
            for part in forms(made):
                assert part.hand.font in chain.from_iterable(
                    f for (one, _), f in FONTS.items() if one is which
                )
                written = part.filling.expected.get("patient.name")
                own = {n.lower() for lang in Language for n in names(which, lang).given}
                if written:
                    assert str(written).split()[0].lower() in own


def test_every_kind_of_sample_comes_up() -> None:
    made = list(some(SampleSet.TUNE, count=150))
    parts = [part for one in made for part in forms(one)]
    assert {part.filling.definition.id for part in parts} == {definition.id for definition in load()}
    assert {one.style for one in made} == set(Style)
    described = [expected(one, ".x") for one in made]
    assert {d["degradation"] for d in described} == {"none", "light", "medium", "heavy"}
    assert {"fine", "standard", "digital"} < {str(d["resolution"]) for d in described}
    assert any(part.filling.expected["signature.present"] is False for part in parts)
    assert any(len(forms(one)) == 2 for one in made)
    assert any(len(part.pages) < part.filling.definition.pages for part in parts)


def test_an_unsigned_form_expects_no_signature_and_is_not_signed() -> None:
    for made in some(SampleSet.REPORT, count=80):
        for part in forms(made):
            assert part.filling.expected["signature.present"] == (part.filling.signing is not None)


def test_the_kept_set_is_small_complete_and_what_its_plans_say() -> None:
    files = {path.stem: path for path in FOLDER.iterdir() if path.suffix != ".json"}
    assert set(files) == set(WISHES)
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 5_000_000
    for made in plans():
        path = files[made.name]
        assert json.loads(path.with_suffix(".json").read_text("utf-8")) == expected(made, path.suffix)
        part = forms(made)[0]
        wish = WISHES[made.name]
        assert part.filling.definition.id == wish.template
        assert len(part.pages) == part.filling.definition.pages
        assert (part.filling.signing is None) == (Flaw.UNSIGNED in (wish.wrong or ()))
