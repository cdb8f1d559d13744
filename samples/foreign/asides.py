"""What forms ask beside what we look for: a claim's number, a witness. Answered, not expected."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from samples.foreign.story import LATEST_SIGNATURE, Story

ASIDE = "~"
"""How the path of such a question starts."""

_WORDS: dict[str, Sequence[str]] = {
    "employer": ("Northside Freight", "School District 14", "Self employed", "Retired"),
    "provider": ("Dr. P. Lindgren", "Dr. Amaya", "R. Whitlow, NP", "Dr. Osei"),
    "document": ("ER note", "Discharge papers", "Office visit note", "Nota de consulta"),
    "place": ("Nashua, NH", "Tyler, TX", "Erie, PA"),
    "room": ("4W-12", "ICU 3", "218B"),
    "word": ("sunflower", "Rex", "Portland"),
    "sex": ("F", "M", "F", "M"),
    "other": ("sleep study", "growth chart", "vision test", "pump settings"),
    "limits": ("knee surgery only", "this hospital stay", "heart care"),
}
_NEVER = ("ssn", "staff")
_ANSWERED = 0.55


def aside(name: str, story: Story, rng: Random) -> str:
    """What this writer puts there; empty where it is left blank. `name`'s first part says what is asked."""
    kind = name.split(".")[0]
    if kind in _NEVER or rng.random() > _ANSWERED:
        return ""
    if kind in _WORDS:
        return rng.choice(_WORDS[kind])
    if kind == "person":
        return story.contacts[-1].name
    if kind == "phone":
        return story.contacts[-1].shown_phone
    if kind == "day":
        return _day(rng)
    if kind == "time":
        return f"{rng.randrange(8, 12)}:{rng.choice(('00', '15', '30', '45'))}"
    return f"{rng.choice('ABHKWX')}{rng.randrange(10_000, 9_999_999)}"


def _day(rng: Random) -> str:
    day = LATEST_SIGNATURE - timedelta(days=rng.randrange(20, 900))
    return f"{day:%m/%d/%Y}"
