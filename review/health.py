"""/healthz: can this service do its work right now? Codes and counts only, for machines."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import JSONResponse, Response

from domain.faults import Transient
from ledger import Unsafe, schema_version, sources
from review.office import Office
from review.visit import Visit


@dataclass(frozen=True, slots=True)
class Check:
    """`ok` None: not asked for, so it cannot fail."""

    name: str
    ok: bool | None
    said: str


def show(office: Office, visit: Visit) -> Response:
    database = _database(office)
    rest = [check(office, visit) for check in _CHECKS] if database.ok else []
    checks = [database, *rest, _disk(office)]
    healthy = all(check.ok is not False for check in checks)
    body = {"status": "ok" if healthy else "failing", "checks": {c.name: c.said for c in checks}}
    return JSONResponse(body, 200 if healthy else 503)


def _database(office: Office) -> Check:
    try:
        with office.desk.read() as c:
            sources.all(c)
    except Transient:
        return Check("database", False, "unreachable")
    except Unsafe:
        return Check("database", False, "not usable: run intake check")
    return Check("database", True, "reachable")


def _schema(office: Office, _visit: Visit) -> Check:
    url = office.settings.ledger_url
    if url is None:
        return Check("schema", None, "not checked")
    current = schema_version(url).up_to_date
    return Check("schema", current, "current" if current else "out of date: run intake migrate")


def _sources(office: Office, visit: Visit) -> Check:
    with office.desk.read() as c:
        known = sources.all(c)
    limit = visit.now - office.settings.source_silence
    silent = sum(1 for source in known if source.answered_at is None or source.answered_at < limit)
    said = f"{len(known) - silent} of {len(known)} heard lately"
    return Check("sources", silent == 0, said)


def _disk(office: Office) -> Check:
    if office.settings.disk is None:
        return Check("disk", None, "not checked")
    try:
        free = shutil.disk_usage(office.settings.disk).free
    except OSError:
        return Check("disk", False, "cannot be read")
    return Check("disk", free >= office.settings.disk_floor, f"{free // 1_000_000} MB free")


_CHECKS: tuple[Callable[[Office, Visit], Check], ...] = (_schema, _sources)
