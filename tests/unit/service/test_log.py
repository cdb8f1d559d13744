"""Only keys on the list get into a log line."""

from service.log import only_allowed


def test_a_key_not_on_the_list_is_dropped() -> None:
    entry = {"event": "captured", "delivery": "01J", "name": "Maria Garcia", "subject": "chart of Maria"}
    assert only_allowed(None, "", entry) == {"event": "captured", "delivery": "01J"}
