"""Learns once a night from what people said by day; nothing is done where they said nothing new."""

import time
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.faults import Permanent, Transient
from learning.version import Record
from ledger import Ledger
from service.clock import now
from service.learning import learn
from service.log import log
from service.settings import Settings
from service.worker import Stop

IDLE_SECONDS = 20.0
_NAP_SECONDS = 0.5
_WITHIN_HOURS = 3
"""A machine may have been down at the hour, or the clock put forward over it."""


class Nightly:
    def __init__(self, desk: Ledger, settings: Settings, clock: Callable[[], datetime] = now) -> None:
        self._desk, self._settings, self._clock = desk, settings, clock
        self._zone = ZoneInfo(settings.hospital.timezone)
        self._done: date | None = None

    def run(self, stop: Stop) -> None:
        looked = -IDLE_SECONDS
        while not stop.asked:
            if time.monotonic() - looked >= IDLE_SECONDS:
                self.once()
                looked = time.monotonic()
            time.sleep(_NAP_SECONDS)

    def once(self) -> Record | None:
        """The version made, if it is time and something new was said."""
        now = self._clock()
        here = now.astimezone(self._zone)
        block = self._settings.learning
        late = here.hour - block.hour
        if not block.nightly or not 0 <= late < _WITHIN_HOURS or here.date() == self._done:
            return None
        try:
            record = learn(self._desk, self._settings, now)
        except Transient as fault:  # tried again while the hour lasts
            log.warning("learning_postponed", error=type(fault).__name__)
            return None
        except Permanent as fault:
            log.error("learning_failed", code=str(fault.code))
            record = None
        self._done = here.date()
        if record is not None:
            log.info("learnt", code="promoted" if record.promoted else "kept", count=record.counts.values)
        return record
