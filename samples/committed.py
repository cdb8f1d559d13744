"""The small set kept in the repository: every form, language, channel and resolution at least once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from samples.channel import Coding, Degradation, Resolution
from samples.filling import Style
from samples.mail import Container, Dress
from samples.people import SampleSet
from samples.plan import Plan, Wish, plan
from samples.story import Flaw

FOLDER = Path(__file__).parent / "committed"
SEED = 7

_NONE: frozenset[Flaw] = frozenset()
_ROI, _ROI_ES = "roi-en-2026-01", "roi-es-2026-01"
_IMAGING, _AMENDMENT = "imaging-en-2026-01", "amendment-en-2026-01"
_VERBAL, _VERBAL_ES = "verbal-en-2026-01", "verbal-es-2026-01"


def _fax(
    template: str,
    style: Style,
    degradation: Degradation,
    resolution: Resolution = Resolution.FINE,
    coding: Coding = Coding.G4,
    *,
    cover: bool = False,
    second: bool = False,
    turned: bool = False,
    wrong: frozenset[Flaw] = _NONE,
) -> Wish:
    return Wish(
        template=template,
        style=style,
        degradation=degradation,
        resolution=resolution,
        coding=coding,
        by_mail=False,
        cover=cover,
        second_form=second,
        upside_down=turned,
        wrong=wrong,
    )


def _scan(template: str, style: Style, container: Container, dress: Dress) -> Wish:
    return Wish(
        template=template,
        style=style,
        degradation=Degradation.LIGHT,
        by_mail=True,
        container=container,
        dress=dress,
        second_form=False,
        wrong=_NONE,
    )


def _digital(template: str, fields: bool, dress: Dress, wrong: frozenset[Flaw] = _NONE) -> Wish:
    return Wish(
        template=template,
        style=Style.BORN_DIGITAL,
        by_mail=True,
        fields=fields,
        dress=dress,
        second_form=False,
        wrong=wrong,
    )


_T, _H, _C = Style.TYPED, Style.HANDPRINT, Style.CURSIVE
_LIGHT, _MEDIUM = Degradation.LIGHT, Degradation.MEDIUM
_FINE, _STANDARD = Resolution.FINE, Resolution.STANDARD

WISHES: dict[str, Wish] = {
    "fax-roi-en-typed": _fax(_ROI, _T, Degradation.NONE),
    "fax-roi-en-cover": _fax(_ROI, _T, _LIGHT, cover=True),
    "fax-roi-en-standard": _fax(_ROI, _T, _LIGHT, _STANDARD, Coding.G3_1D),
    "fax-roi-en-handprint": _fax(_ROI, _H, _LIGHT, coding=Coding.G3_2D),
    "fax-roi-en-cursive": _fax(_ROI, _C, _LIGHT),
    "fax-roi-en-unsigned": _fax(_ROI, _T, _LIGHT, wrong=frozenset({Flaw.UNSIGNED})),
    "fax-roi-en-expired": _fax(_ROI, _T, _LIGHT, wrong=frozenset({Flaw.EXPIRED})),
    "fax-roi-en-upside-down": _fax(_ROI, _T, _LIGHT, turned=True),
    "fax-roi-en-heavy": _fax(_ROI, _T, Degradation.HEAVY),
    "fax-roi-es-typed": _fax(_ROI_ES, _T, _LIGHT, coding=Coding.G3_2D),
    "fax-roi-es-handprint": _fax(_ROI_ES, _H, _MEDIUM),
    "fax-roi-es-standard": _fax(_ROI_ES, _T, _MEDIUM, _STANDARD, Coding.G3_1D),
    "fax-imaging-typed": _fax(_IMAGING, _T, _LIGHT),
    "fax-imaging-handprint": _fax(_IMAGING, _H, _LIGHT, _STANDARD),
    "fax-imaging-cover-undated": _fax(_IMAGING, _T, _LIGHT, cover=True, wrong=frozenset({Flaw.UNDATED})),
    "fax-amendment-typed": _fax(_AMENDMENT, _T, _LIGHT),
    "fax-amendment-cursive": _fax(_AMENDMENT, _C, _MEDIUM),
    "fax-verbal-en-typed": _fax(_VERBAL, _T, _LIGHT),
    "fax-verbal-en-handprint": _fax(_VERBAL, _H, _LIGHT),
    "fax-verbal-es-typed": _fax(_VERBAL_ES, _T, _LIGHT, _STANDARD),
    "fax-packet-roi-and-other": _fax(_ROI, _T, _LIGHT, cover=True, second=True),
    "fax-packet-verbal-and-other": _fax(_VERBAL, _T, _LIGHT, second=True),
    "mail-roi-en-fields": _digital(_ROI, True, Dress.LOGO),
    "mail-roi-es-fields": _digital(_ROI_ES, True, Dress.PLAIN),
    "mail-amendment-fields-zipped": _digital(_AMENDMENT, True, Dress.ZIPPED),
    "mail-imaging-printed": _digital(_IMAGING, False, Dress.PLAIN),
    "mail-verbal-es-no-birth-date": _digital(_VERBAL_ES, True, Dress.PLAIN, frozenset({Flaw.NO_BIRTH_DATE})),
    "mail-verbal-en-jpeg-forwarded": _scan(_VERBAL, _T, Container.JPEG, Dress.FORWARDED),
    "mail-roi-en-scan-pdf": _scan(_ROI, _H, Container.PDF, Dress.LOGO),
    "mail-imaging-scan-pdf": _scan(_IMAGING, _T, Container.PDF, Dress.PLAIN),
}


def plans() -> Iterator[Plan]:
    """One plan for every wish, drawn from the people of the tuning set."""
    for number, (name, wish) in enumerate(WISHES.items()):
        yield replace(plan(SampleSet.TUNE, SEED, number, wish=wish), name=name)
