"""Every way a request can leave the desk but plain release, each with the reasons to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass

from ledger.desk_tables import Action


@dataclass(frozen=True, slots=True)
class Reason:
    """`value` is what the browser sends: action, colon, code."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Way:
    """`needs`: what else must be given: "form_type", "other", "until"."""

    action: Action
    label: str
    reasons: tuple[Reason, ...]
    needs: str = ""


def _way(action: Action, label: str, reasons: Mapping[str, str], needs: str = "") -> Way:
    return Way(
        action, label, tuple(Reason(f"{action}:{code}", words) for code, words in reasons.items()), needs
    )


WAYS: tuple[Way, ...] = (
    _way(
        Action.REROUTE,
        "Another form: read it anew (F8)",
        {"wrong_form": "This is another form", "wrong_department": "It belongs to another department"},
        "form_type",
    ),
    _way(
        Action.DEFICIENT,
        "Release as deficient",
        {
            "not_signed": "Not signed",
            "not_dated": "Not dated",
            "expired": "Expired",
            "no_authority": "Authority of the signer not shown",
            "no_recipient": "Recipient missing or unclear",
            "scope_unclear": "What is asked for is unclear",
            "incomplete": "Pages or required statements missing",
        },
    ),
    _way(
        Action.ILLEGIBLE,
        "Illegible: ask the sender (F9)",
        {
            "ask_resend": "Ask to send it again",
            "ask_original": "Ask for the original",
            "pages_lost": "Pages are missing or cut off",
        },
    ),
    _way(
        Action.HOLD,
        "Hold",
        {
            "asked_sender": "The sender was asked",
            "asked_department": "A department was asked",
            "waits_for_papers": "Proof of authority is to follow",
            "waits_for_colleague": "A colleague will look at it",
        },
        "until",
    ),
    _way(
        Action.DUPLICATE,
        "Duplicate of another request",
        {"sent_twice": "The same papers again", "better_copy": "The other copy is better"},
        "other",
    ),
    _way(
        Action.NOT_OUR_PATIENT,
        "Not our patient",
        {"meant_for_another": "Meant for another hospital", "unknown_person": "No such patient here"},
    ),
    _way(
        Action.PRIVACY_INCIDENT,
        "Privacy incident",
        {
            "mixed_patients": "Papers of several patients",
            "misdirected": "Sent to us by mistake",
            "wrong_release": "Something was released that should not have been",
        },
    ),
    _way(
        Action.JUNK,
        "Junk",
        {"advertising": "Advertising", "blank": "Blank or test pages", "no_request": "Asks for nothing"},
    ),
    _way(
        Action.EXCEPTIONS,
        "Exceptions desk",
        {"other_paper": "None of our forms", "legal": "Court or subpoena"},
    ),
)
_BY_REASON = {reason.value: (way, reason) for way in WAYS for reason in way.reasons}


def find(value: str) -> tuple[Way, str] | None:
    """The way and the reason's code; None for what is not on the list."""
    found = _BY_REASON.get(value)
    return (found[0], value.partition(":")[2]) if found else None


def label(action: Action, code: str | None) -> str:
    found = _BY_REASON.get(f"{action}:{code}")
    return (
        f"{found[0].label.partition(' (')[0]}: {found[1].label.lower()}"
        if found
        else action.replace("_", " ")
    )
