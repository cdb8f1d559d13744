"""Received faxes of a HylaFAX server (or gofaxip, which keeps the same spool), pulled through hfaxd.

A plain login sees a fax when it is complete: the server opens the file's mode at the end of a good
call. Two kinds of files never become so and are taken all the same, after they have stood still for
long: those that the server's own TIFF reader refuses (NLST shows them, LIST does not), and, with an
admin password, what a call that broke off left behind. A fax whose call goes on is never touched.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from domain.delivery import Arrival, Channel, Origin
from domain.faults import ErrorCode, Transient
from intake.faxserver import Account, FaxServer, Listed, NotServed
from intake.lines import Lines
from intake.source import REFUSED, REFUSED_KEY, Known, NoRoom, Stopped, never, sleep_on, store, sweep
from intake.tifftags import FaxTags, fax_tags
from intake.xferfaxlog import Reception, receptions


@dataclass(frozen=True, slots=True)
class HylafaxSettings:
    """`lines`: called number or modem device -> name of the line; one server may serve several.
    `remove`: delete at the server what the ledger has. `quiet_seconds`: how long a file that is not a
    finished fax must stand still. `attempts`: passes in which a file may fail before it is refused."""

    name: str
    account: Account
    work: Path
    lines: Mapping[str, str] = field(default_factory=dict)
    remove: bool = False
    quiet_seconds: float = 900.0
    max_bytes: int = 100 * 1024**2
    refused_bytes: int = 1024**2
    attempts: int = 5


@dataclass(frozen=True, slots=True)
class _Item:
    """A file to take. `listed` None: the server does not see a fax in it."""

    name: str
    size: int
    stamp: datetime
    listed: Listed | None = None

    @property
    def key(self) -> str:
        """Names start anew when the server loses its counter; with time and size they do not repeat."""
        return f"{self.name}/{int(self.stamp.timestamp())}/{self.size}"


class _OtherSize(Exception):
    """The file is not as long as it was said to be."""


class HylafaxSource:
    def __init__(
        self,
        settings: HylafaxSettings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        stopped: Stopped = never,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._stopped = stopped
        self._lines = Lines(settings.lines)
        self._since: dict[str, float] = {}
        self._failures: dict[str, int] = {}
        self._unlogged: set[str] = set()

    @property
    def name(self) -> str:
        return self._settings.name

    def arrivals(self, known: Known) -> Iterator[Arrival]:
        sweep(self._settings.work)
        log: Mapping[str, Reception] | None = None
        for item in self._items():
            if known(item.key):
                self._remove(item.key)
            elif not known(item.key + REFUSED_KEY):
                log = self._log() if log is None else log
                if self._too_early(item, log):
                    continue
                if arrival := self._attempt(item, log.get(item.name)):
                    yield arrival

    def settle(self, origin: Origin) -> None:
        if not origin.key.endswith(REFUSED_KEY):
            self._remove(origin.key)

    def probe(self) -> None:
        with FaxServer(self._settings.account, self._as_admin()) as server:
            server.names()

    def wait(self, seconds: float) -> None:
        """hfaxd tells nobody of a new fax: the time goes by."""
        sleep_on(seconds, self._stopped, self._sleep)

    def close(self) -> None:
        """No connection is held between passes."""

    def _items(self) -> list[_Item]:
        """Everything to be taken now, oldest first."""
        plain_names, plain = self._look(admin=False)
        names, listed = set(plain_names), {fax.name: fax for fax in plain}
        if self._settings.account.admin_password:
            more_names, more = self._look(admin=True)
            names |= set(more_names)
            listed = {fax.name: fax for fax in more} | listed
        running = {fax.name for fax in listed.values() if fax.running}
        finished = {fax.name for fax in plain} - running
        items = [_Item(n, listed[n].size, listed[n].finished_at, listed[n]) for n in finished]
        items += self._standing_still(names - finished - running, listed)
        return sorted(items, key=lambda item: (item.stamp, item.name))

    def _look(self, admin: bool) -> tuple[list[str], list[Listed]]:
        with FaxServer(self._settings.account, admin) as server:
            # Names first: a fax that is finished between the two questions must not look unreadable.
            return server.names(), server.listed()

    def _standing_still(self, names: set[str], listed: Mapping[str, Listed]) -> Iterator[_Item]:
        now = self._clock()
        since: dict[str, float] = {}
        for name in names:
            if item := self._stamped(name, listed.get(name)):
                since[item.key] = self._since.get(item.key, now)
                if item.key in self._since and now - since[item.key] >= self._settings.quiet_seconds:
                    yield item
        self._since = since

    def _stamped(self, name: str, listed: Listed | None) -> _Item | None:
        if listed:
            return _Item(name, listed.size, listed.finished_at, listed)
        try:
            with FaxServer(self._settings.account, self._as_admin()) as server:
                return _Item(name, *server.stamp(name))
        except NotServed:
            return None  # gone, a folder, or not ours to read

    def _as_admin(self) -> bool:
        return self._settings.account.admin_password is not None

    def _log(self) -> Mapping[str, Reception]:
        with FaxServer(self._settings.account, self._as_admin()) as server:
            return receptions(server.log_lines())

    def _too_early(self, item: _Item, log: Mapping[str, Reception]) -> bool:
        """The log's line, which tells the line, may come a moment after the fax: once it is waited for."""
        if not log or item.name in log or item.key in self._unlogged:
            self._unlogged.discard(item.key)
            return False
        self._unlogged.add(item.key)
        return True

    def _attempt(self, item: _Item, logged: Reception | None) -> Arrival | None:
        refused = ErrorCode.TOO_LARGE if item.size > self._settings.max_bytes else None
        try:
            path = store(self._chunks(item), self._settings.work)
        except NoRoom:
            raise
        except (NotServed, _OtherSize, Transient) as error:
            if isinstance(error, Transient):
                self._still_there()
            self._failures[item.key] = self._failures.get(item.key, 0) + 1
            if self._failures[item.key] < self._settings.attempts:
                return None
            refused, path = ErrorCode.UNREADABLE_FILE, store((), self._settings.work)
        self._failures.pop(item.key, None)
        return Arrival(self._origin(item, logged, fax_tags(path), refused), path, refused)

    def _still_there(self) -> None:
        """Raises Transient when the server is away; else it was this file at which the session broke."""
        FaxServer(self._settings.account).close()

    def _chunks(self, item: _Item) -> Iterator[bytes]:
        too_large = item.size > self._settings.max_bytes
        left = min(item.size, self._settings.refused_bytes) if too_large else item.size
        with FaxServer(self._settings.account, self._as_admin()) as server:
            for chunk in server.fetch(item.name):
                yield chunk[:left]
                left -= len(chunk)
                if left <= 0 and too_large:
                    return
        if left:
            raise _OtherSize

    def _remove(self, key: str) -> None:
        if not self._settings.remove:
            return
        name = key.split("/")[0]
        try:
            with FaxServer(self._settings.account, self._as_admin()) as server:
                size, _ = server.stamp(name)
                # The counter may have started anew: only the very file that the ledger holds goes.
                if key.endswith(f"/{size}") and key == self._key_now(server, name, size):
                    server.delete(name)
        except NotServed:
            return  # removed before

    @staticmethod
    def _key_now(server: FaxServer, name: str, size: int) -> str:
        listed = {fax.name: fax for fax in server.listed()}.get(name)
        stamp = listed.finished_at if listed else server.stamp(name)[1]
        return _Item(name, size, stamp).key

    def _origin(
        self, item: _Item, logged: Reception | None, tags: FaxTags | None, refused: ErrorCode | None
    ) -> Origin:
        facts = _facts(item, logged, tags)
        if refused:
            facts[REFUSED] = refused.value
        announced = (logged and logged.pages) or (item.listed and item.listed.pages) or None
        return Origin(
            source=self.name,
            key=item.key + REFUSED_KEY if refused else item.key,
            channel=Channel.FAX,
            received_at=item.stamp,
            line=self._line(logged, facts["called"]),
            pages_announced=announced,
            facts={name: value for name, value in facts.items() if value},
        )

    def _line(self, logged: Reception | None, called: str) -> str | None:
        device, own_number = (logged.device, logged.own_number) if logged else ("", "")
        return self._lines.tell(called, device) or self._lines.tell(own_number, "")


def _facts(item: _Item, logged: Reception | None, tags: FaxTags | None) -> dict[str, str]:
    """What server, log and file say; empty where they say nothing."""
    listed = item.listed
    facts = {"file": item.name, "bytes": str(item.size), "called": _called(logged, tags)}
    if listed:
        facts |= {"sender": listed.sender, "caller": listed.caller, "caller_name": listed.caller_name}
        facts |= {"rate": listed.rate, "resolution": listed.resolution, "format": listed.data_format}
        facts |= {"duration": listed.duration, "error": listed.error}
    if logged:
        facts["device"] = logged.device
        for name, value in (("sender", logged.sender), ("caller", logged.caller), ("error", logged.error),
                            ("caller_name", logged.caller_name)):  # fmt: skip
            facts[name] = facts.get(name) or value
    if tags and tags.bad_lines:
        facts["bad_lines"] = str(tags.bad_lines)
    if not listed:
        facts["unlisted"] = "yes"
    return facts


def _called(logged: Reception | None, tags: FaxTags | None) -> str:
    """From the log, else from the TIFF: its description is the sender's own id, which says nothing and
    may say anything, then what the telephone network told, the called number last."""
    if logged and logged.called:
        return logged.called
    return tags.description[-1].strip() if tags and len(tags.description) > 1 else ""
