"""The counts above the queue, a few seconds old at most: counting all deliveries costs more than the list."""

from datetime import datetime, timedelta

from ledger import Connection, figures
from ledger.figures import Balance

_FRESH = timedelta(seconds=10)


class Tally:
    def __init__(self) -> None:
        self._counted: tuple[datetime, Balance] | None = None

    def balance(self, c: Connection, now: datetime) -> Balance:
        if self._counted is None or not now - _FRESH < self._counted[0] <= now:
            self._counted = (now, figures.figures(c, now).balance)
        return self._counted[1]
