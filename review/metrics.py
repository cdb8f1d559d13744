"""/metrics for Prometheus: the ledger's figures at the moment of asking. No label comes from a document."""

import ipaddress
from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.responses import Response

from ledger import Ledger, audit, emergencies, figures
from ledger.figures import Figures
from review.office import Clock, Office
from review.refusal import NotFound
from review.tokens import same
from review.visit import Visit

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def show(office: Office, visit: Visit) -> Response:
    if not _allowed(office, visit):
        raise NotFound
    registry = CollectorRegistry()
    registry.register(LedgerCollector(office.desk, office.clock))
    return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE})


def _allowed(office: Office, visit: Visit) -> bool:
    token = office.settings.metrics_token
    if token is not None:
        return same(visit.authorization, f"Bearer {token}")
    try:
        return ipaddress.ip_address(visit.address).is_loopback
    except ValueError:
        return False


class LedgerCollector(Collector):
    def __init__(self, desk: Ledger, clock: Clock) -> None:
        self._desk = desk
        self._clock = clock

    def describe(self) -> Iterator[Metric]:
        """Nothing ahead of time: registering must not need the ledger."""
        yield from ()

    def collect(self) -> Iterator[Metric]:
        with self._desk.read() as c:
            numbers = figures.figures(c, self._clock())
            unreviewed, rows = emergencies.unreviewed(c), audit.head(c).seq
        yield from (*_queues(numbers), *_work(numbers), *_sources(numbers), *_unsent(numbers))
        yield _gauge(
            "his_intake_emergency_accesses_unreviewed", "Broken glass that Privacy has not seen.", unreviewed
        )
        yield _gauge("his_intake_audit_rows", "Rows of the audit: a number that only rises.", rows)


def _queues(numbers: Figures) -> Iterator[Metric]:
    depth = GaugeMetricFamily(
        "his_intake_queue_messages",
        "Messages in a department's queue, as the publisher last saw it.",
        labels=["queue", "state"],
    )
    for queue in numbers.queues:
        depth.add_metric([queue.name, "ready"], queue.ready)
        if queue.unacked is not None:
            depth.add_metric([queue.name, "unacked"], queue.unacked)
    yield depth


def _work(numbers: Figures) -> Iterator[Metric]:
    tasks = GaugeMetricFamily("his_intake_tasks", "Tasks owed, by step and state.", labels=["step", "state"])
    for step in numbers.steps:
        for state in ("ready", "later", "running", "parked"):
            tasks.add_metric([step.step, state], getattr(step, state))
    yield tasks
    yield _gauge("his_intake_tasks_parked", "Tasks given up on, for a person.", numbers.parked)
    yield _age("his_intake_oldest_task_age_seconds", "The task longest due.", numbers, numbers.oldest_task)
    yield _gauge("his_intake_review_waiting", "Requests waiting for a person.", numbers.review.count)
    yield _age(
        "his_intake_oldest_review_age_seconds",
        "Since the reception of the request waiting longest.",
        numbers,
        numbers.review.oldest,
    )


def _sources(numbers: Figures) -> Iterator[Metric]:
    arrived = GaugeMetricFamily(
        "his_intake_source_last_arrival_timestamp_seconds", "Last delivery.", labels=["source"]
    )
    answered = GaugeMetricFamily(
        "his_intake_source_last_answer_timestamp_seconds", "Last contact that worked.", labels=["source"]
    )
    failing = GaugeMetricFamily("his_intake_source_failing", "1 while it fails.", labels=["source"])
    held = GaugeMetricFamily(
        "his_intake_deliveries", "Deliveries by where they are now.", labels=["source", "state"]
    )
    for source in numbers.sources:
        if source.arrived_at is not None:
            arrived.add_metric([source.name], source.arrived_at.timestamp())
        if source.answered_at is not None:
            answered.add_metric([source.name], source.answered_at.timestamp())
        failing.add_metric([source.name], float(source.error is not None))
        balance = source.balance
        for state in ("published", "waiting", "exceptions", "in_progress", "errors"):
            held.add_metric([source.name, state], getattr(balance, state))
    yield from (arrived, answered, failing, held)


def _unsent(numbers: Figures) -> Iterator[Metric]:
    yield _gauge("his_intake_outbox_unsent", "Messages not confirmed by the broker.", numbers.unsent.count)
    yield _age(
        "his_intake_outbox_oldest_age_seconds", "The oldest unsent message.", numbers, numbers.unsent.oldest
    )


def _gauge(name: str, words: str, value: float) -> Metric:
    gauge = GaugeMetricFamily(name, words)
    gauge.add_metric([], value)
    return gauge


def _age(name: str, words: str, numbers: Figures, since: datetime | None) -> Metric:
    """0 when there is nothing to be old."""
    return _gauge(name, words, max(0.0, (numbers.at - since).total_seconds()) if since else 0.0)
