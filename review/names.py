"""Known providers and facilities, kept for some minutes: opening them all for every page costs too much."""

from datetime import datetime, timedelta

from ledger import Connection, known_names

_FRESH = timedelta(minutes=5)
_MOST = 300


class Names:
    def __init__(self) -> None:
        self._known: dict[str, tuple[datetime, tuple[str, ...]]] = {}

    def of(self, c: Connection, path: str, now: datetime) -> tuple[str, ...]:
        since, names = self._known.get(path, (None, ()))
        if since is None or not now - _FRESH < since <= now:
            names = tuple(each.name for each in known_names.all_of(c, path, _MOST))
            self._known[path] = (now, names)
        return names

    def forget(self) -> None:
        """Something was added."""
        self._known.clear()
