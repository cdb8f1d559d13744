"""What a reader should say about a planned delivery: the JSON that lies beside the sample."""

from collections.abc import Mapping

from domain.form import FormType, Json
from domain.page import PageKind
from samples.filling import Style
from samples.plan import DigitalWay, FaxWay, FormPart, Plan, ScanWay, SheetPart, Way


def expected(made: Plan, suffix: str) -> dict[str, Json]:
    """What a reader should say about a plan's delivery: the JSON beside the sample."""
    way = made.way
    pages: list[Json] = []
    requests: list[Json] = []
    for part in made.parts:
        first = len(pages) + 1
        if isinstance(part, FormPart):
            pages += [_page(made, first + at, PageKind.FORM) for at in range(len(part.pages))]
            requests.append(_request(part, first))
        else:
            pages.append(_page(made, first, part.kind))
            if part.kind is PageKind.OTHER:
                requests.append(_no_form(part, first))
    degradation, resolution = _condition(way)
    return {
        "file": made.name + suffix,
        "line": way.line if isinstance(way, FaxWay) else None,
        "channel": None if isinstance(way, FaxWay) else "email",
        "set": made.which.value,
        "style": made.style.value,
        "degradation": degradation,
        "resolution": resolution,
        "known": True,
        "received_on": made.received_on.isoformat(),
        "hand": _hand(made),
        "pages": pages,
        "requests": requests,
    }


def _hand(made: Plan) -> str | None:
    """The font of the handwriting; what is typed and only signed by hand has none."""
    if made.style not in (Style.HANDPRINT, Style.CURSIVE):
        return None
    return next(part.hand.font for part in made.parts if isinstance(part, FormPart))


def _condition(way: Way) -> tuple[str, str]:
    match way:
        case FaxWay(_, call):
            return call.degradation.value, call.resolution.value
        case ScanWay(scan, _):
            return scan.degradation.value, f"{scan.dots}dpi"
        case DigitalWay():
            return "none", "digital"


def _page(made: Plan, number: int, kind: PageKind) -> Json:
    turned = isinstance(made.way, FaxWay) and number in made.way.call.upside_down
    return {"page": number, "kind": kind.value, "rotation": 180 if turned else 0}


def _request(part: FormPart, first: int) -> Json:
    definition = part.filling.definition
    order = sorted(range(len(part.pages)), key=lambda at: part.pages[at])
    return {
        "form_type": definition.form_type.value,
        "language": definition.language.value,
        "fill_language": part.filling.language.value,
        "template": definition.id,
        "pages": [first + at for at in order],
        "complete": len(part.pages) == definition.pages,
        "fields": dict(_arrived(part)),
    }


def _no_form(part: SheetPart, page: int) -> Json:
    return {
        "form_type": FormType.OTHER.value,
        "language": part.language.value,
        "template": None,
        "pages": [page],
        "complete": True,
        "fields": {},
    }


def _arrived(part: FormPart) -> Mapping[str, Json]:
    """Expected fields, less those that were only on a page that did not come."""
    definition = part.filling.definition
    seen = {place.path for place in definition.fields if place.page in part.pages}
    seen |= {place.path for place in definition.ticks if place.page in part.pages}
    if any(path.startswith("contacts[") for path in seen):
        seen.add("contacts")
    return {path: value for path, value in part.filling.expected.items() if path in seen}
