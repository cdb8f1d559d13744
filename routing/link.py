"""One connection with one confirming channel to RabbitMQ, driven step by step: every wait has an end.

pika's BlockingConnection waits for a confirm as long as the connection lives, and for ever on a blocked
one; here the loop is ours, so a deadline holds for connecting, declaring and confirming alike.
"""

import time
from collections.abc import Callable
from typing import Any

import pika
from pika.adapters.select_connection import IOLoop
from pika.exceptions import AMQPError, ChannelClosedByBroker

from domain.faults import Transient

CONNECT_SECONDS = 10.0
PATIENCE = 10.0
"""Seconds for the broker to answer or to confirm."""
CLOSE_SECONDS = 2.0


class ChannelRefused(Exception):
    """The broker closed the channel over what was asked of it. `code` is AMQP's reply code."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Link:
    """Use it until it raises, then `drop` it. Confirms are waited for one by one."""

    def __init__(self, parameters: pika.connection.Parameters, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._loop = IOLoop()
        self._lost: BaseException | None = None
        self._refused: ChannelRefused | None = None
        self._open = False
        self._outcomes: dict[int, str] = {}
        self._published = 0
        self._returned: str | None = None
        self._blocked: str | None = None
        self._channel: Any = None
        self._loop.activate_poller()
        self._connection = pika.SelectConnection(
            parameters,
            on_open_callback=self._on_open,
            on_open_error_callback=self._on_lost,
            on_close_callback=self._on_lost,
            custom_ioloop=self._loop,
        )
        self._connection.add_on_connection_blocked_callback(self._on_blocked)
        self._connection.add_on_connection_unblocked_callback(self._on_unblocked)

    def open(self) -> None:
        """Raises Transient when the broker cannot be had in time."""
        self._until(lambda: self._open, CONNECT_SECONDS, "connecting")
        self._channel = self._connection.channel(on_open_callback=lambda _: None)
        self._channel.add_on_close_callback(self._on_channel_closed)
        self._channel.add_on_return_callback(self._on_returned)
        self._until(lambda: self._channel.is_open, self._patience, "opening a channel")
        self.ask(self._channel.confirm_delivery, ack_nack_callback=self._on_outcome)

    @property
    def channel(self) -> Any:
        return self._channel

    @property
    def blocked(self) -> str | None:
        """Why the broker takes no messages just now, in its own words ("low on disk")."""
        return self._blocked

    def ask(self, method: Callable[..., Any], *words: Any, **options: Any) -> Any:
        """Calls a channel method that answers, and returns its answer. Raises ChannelRefused, Transient."""
        answers: list[Any] = []
        try:
            method(*words, callback=answers.append, **options)
        except AMQPError as error:
            raise Transient(f"RabbitMQ: {_words(error)}.") from error
        self._until(lambda: bool(answers), self._patience, "waiting for an answer")
        return answers[0]

    def publish(self, exchange: str, routing_key: str, body: bytes, properties: pika.BasicProperties) -> None:
        """Returns when the broker has confirmed it. Raises Transient for every other outcome; it may
        have arrived all the same."""
        self._returned = None
        self._published += 1
        number = self._published
        try:
            self._channel.basic_publish(exchange, routing_key, body, properties, mandatory=True)
        except AMQPError as error:
            raise Transient(f"RabbitMQ: {_words(error)}.") from error
        self._until(
            lambda: number in self._outcomes or self._blocked is not None,
            self._patience,
            "waiting for a confirm",
        )
        outcome = self._outcomes.get(number)
        if outcome is None:
            raise Transient(f"RabbitMQ takes no messages: {self._blocked}.")
        if self._returned is not None:
            raise Transient(f"RabbitMQ found no queue for {routing_key}: {self._returned}.")
        if outcome != "ack":
            raise Transient(f"RabbitMQ refused a message for {routing_key}: its queue is full or not ready.")

    def idle(self, seconds: float) -> None:
        """Answers heartbeats for that long. Raises Transient when the connection was lost meanwhile."""
        self._drive(lambda: False, seconds)
        self._raise_if_lost()

    def drop(self) -> None:
        """Closes it politely if the broker plays along, and cuts it if not. Never raises."""
        if not (self._connection.is_closing or self._connection.is_closed):
            self._connection.close()
        if not self._drive(lambda: bool(self._connection.is_closed), CLOSE_SECONDS):
            # No public way to cut a connection whose other side is silent.
            self._connection._terminate_stream(pika.exceptions.ConnectionClosedByClient(200, "cut"))
            self._drive(lambda: bool(self._connection.is_closed), CLOSE_SECONDS)
        self._loop.close()

    def _until(self, done: Callable[[], bool], seconds: float, doing: str) -> None:
        finished = self._drive(lambda: done() or self._lost is not None or self._refused is not None, seconds)
        if done():
            return
        self._raise_if_lost()
        if self._refused is not None:
            raise self._refused
        if not finished:
            raise Transient(f"RabbitMQ did not answer within {seconds:.0f} s ({doing}).")

    def _raise_if_lost(self) -> None:
        if self._lost is not None:
            raise Transient(f"RabbitMQ: {_words(self._lost)}.") from self._lost

    def _drive(self, done: Callable[[], bool], seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        alarm = self._loop.call_later(seconds, lambda: None)
        while not done():
            if time.monotonic() >= deadline:
                return False
            self._loop.poll()
            self._loop.process_timeouts()
        self._loop.remove_timeout(alarm)
        return True

    def _on_open(self, _connection: object) -> None:
        self._open = True

    def _on_lost(self, _connection: object, reason: BaseException) -> None:
        self._lost = reason

    def _on_channel_closed(self, _channel: object, reason: BaseException) -> None:
        if isinstance(reason, ChannelClosedByBroker):
            self._refused = ChannelRefused(reason.reply_code, reason.reply_text)
        elif self._lost is None:
            self._lost = reason

    def _on_returned(self, _channel: object, method: Any, _properties: object, _body: bytes) -> None:
        self._returned = method.reply_text

    def _on_outcome(self, frame: Any) -> None:
        kind = "ack" if isinstance(frame.method, pika.spec.Basic.Ack) else "nack"
        tag = frame.method.delivery_tag
        first = tag if not frame.method.multiple else min((*self._waiting(), tag))
        for number in range(first, tag + 1):
            self._outcomes[number] = kind

    def _waiting(self) -> tuple[int, ...]:
        return tuple(n for n in range(1, self._published + 1) if n not in self._outcomes)

    def _on_blocked(self, _connection: object, frame: Any) -> None:
        self._blocked = frame.method.reason or "blocked"

    def _on_unblocked(self, _connection: object, _frame: object) -> None:
        self._blocked = None


def _words(error: BaseException) -> str:
    """pika's errors carry addresses and texts of the broker, never a message's body."""
    cause = _cause(error)
    return " ".join((str(cause) or type(cause).__name__).split())[:140].rstrip(".")


def _cause(error: BaseException) -> BaseException:
    """pika packs what went wrong into layers of its own that say nothing by themselves."""
    layers = (*getattr(error, "exceptions", ()), getattr(error, "exception", None), *error.args[:1])
    inner = [layer for layer in layers if isinstance(layer, BaseException)]
    return _cause(inner[-1]) if inner else error
