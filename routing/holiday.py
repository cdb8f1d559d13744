"""Business days of a Massachusetts hospital."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


@cache
def massachusetts(year: int) -> Mapping[date, str]:
    """Federal and state holidays of that year, Patriots' Day among them."""
    return dict(holidays.country_holidays("US", subdiv="MA", years=[year]))


@dataclass(frozen=True, slots=True)
class Calendar:
    """`closed`: days on which this hospital's desk is closed besides weekends and state holidays."""

    closed: Container[date] = field(default=frozenset[date]())

    def is_business_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in massachusetts(day.year) and day not in self.closed

    def after(self, day: date, business_days: int) -> date:
        """The n-th business day after `day`; day one is the next business day."""
        while business_days > 0:
            day += timedelta(days=1)
            business_days -= self.is_business_day(day)
        return day

    def on_or_after(self, day: date) -> date:
        return day if self.is_business_day(day) else self.after(day, 1)

    def on_or_before(self, day: date) -> date:
        while not self.is_business_day(day):
            day -= timedelta(days=1)
        return day
