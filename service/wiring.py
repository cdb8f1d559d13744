"""Builds what each process needs from the settings, and runs it. The one place where parts meet."""

import shutil
import socket
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

import uvicorn

from intake.faxserver import Account
from intake.folder import FolderSettings, FolderSource
from intake.hylafax import HylafaxSettings, HylafaxSource
from intake.imap import ImapAccount, Security
from intake.mailbox import MailboxSettings, MailboxSource
from intake.source import Source, Stopped, never
from intake.token import token_from_command, token_from_file
from review.app import create_app
from review.settings import ProviderSettings, ReviewSettings
from routing.publisher import Publisher, Tls
from routing.topology import Topology
from service.anchoring import Anchoring
from service.log import configure, log
from service.nightly import Nightly
from service.publish import PublishLoop
from service.reading import Reader
from service.receive import ReceiveLoop
from service.settings import Broker, Fax, FaxServer, Mailbox, ReviewBlock, Settings, SettingsError
from service.steps import Steps
from service.store import open_ledger
from service.worker import Stop, Worker

_MEGA = 1024 * 1024


def run_source(settings: Settings, name: str) -> None:
    configure(f"source-{name}")
    stop = Stop().listen()
    source, kind, poll = build_source(settings, name, lambda: stop.asked)
    loop = ReceiveLoop(open_ledger(settings), source, kind, settings.storage, poll)
    log.info("started", source=name)
    loop.run(stop)


def build_source(settings: Settings, name: str, stopped: Stopped = never) -> tuple[Source, str, float]:
    """The source, its kind, and the seconds between two passes."""
    work = settings.storage.work
    for server in settings.fax_server:
        if server.name == name:
            return _hylafax(settings, server, work, stopped), "hylafax", server.poll_seconds
    for line in settings.fax:
        if line.name == name and line.folder is not None:
            return _folder(settings, line, line.folder, work, stopped), "folder", line.poll_seconds
    for mailbox in settings.mailbox:
        if mailbox.name == name:
            return _mailbox(mailbox, work, stopped), "mailbox", mailbox.poll_seconds
    raise SettingsError(f"No source is named {name}; there are: {', '.join(settings.source_names())}.")


def _hylafax(settings: Settings, server: FaxServer, work: Path, stopped: Stopped) -> HylafaxSource:
    lines = [line for line in settings.fax if line.server == server.name]
    named = {line.number: line.name for line in lines}
    named |= {device: line.name for line in lines for device in line.devices}
    account = Account(
        host=server.host,
        port=server.port,
        user=server.user,
        password=server.password.reveal(),
        admin_password=server.admin_password.reveal() if server.admin_password else None,
    )
    return HylafaxSource(
        HylafaxSettings(
            name=server.name,
            account=account,
            lines=named,
            work=work,
            remove=server.remove,
            max_bytes=settings.limits.megabytes * _MEGA,
        ),
        stopped=stopped,
    )


def _folder(settings: Settings, line: Fax, folder: Path, work: Path, stopped: Stopped) -> FolderSource:
    return FolderSource(
        FolderSettings(
            name=line.name,
            folder=folder,
            work=work,
            line=line.name,
            max_bytes=settings.limits.megabytes * _MEGA,
            zone=ZoneInfo(settings.hospital.timezone),
            remove=line.remove,
        ),
        stopped=stopped,
    )


def _mailbox(mailbox: Mailbox, work: Path, stopped: Stopped) -> MailboxSource:
    token = None
    if mailbox.oauth_command is not None:
        token = token_from_command(mailbox.oauth_command)
    elif mailbox.oauth_file is not None:
        token = token_from_file(mailbox.oauth_file)
    account = ImapAccount(
        host=mailbox.host,
        port=mailbox.port,
        user=mailbox.user,
        folder=mailbox.folder,
        security=Security.TLS if mailbox.tls else Security.PLAINTEXT,
        password=mailbox.password.reveal() if mailbox.password else None,
        token=token,
        timeout=mailbox.timeout_seconds,
        ca_file=mailbox.ca_file,
    )
    return MailboxSource(
        MailboxSettings(
            name=mailbox.name,
            account=account,
            work=work,
            processed=mailbox.processed,
            failed=mailbox.failed,
            max_bytes=mailbox.max_message_mb * _MEGA,
        ),
        stopped=stopped,
    )


def run_worker(settings: Settings, number: int) -> None:
    configure(f"worker-{number}")
    desk = open_ledger(settings)
    reader = Reader(settings.limits, settings.storage.work / "blanks")
    steps = Steps(desk, reader, settings, _fresh(settings.storage.work / f"worker-{number}"))
    worker = Worker(
        desk,
        name=f"{socket.gethostname()}-{number}",
        steps=steps.table,
        give_up=steps.give_up,
        lease=timedelta(seconds=settings.workers.lease_seconds),
        attempts=settings.limits.attempts,
    )
    log.info("started")
    worker.run(Stop().listen())


def _fresh(folder: Path) -> Path:
    """Empty, whatever a worker of that number left when it was killed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder


def run_publisher(settings: Settings) -> None:
    configure("publisher")
    log.info("started")
    PublishLoop(open_ledger(settings), build_publisher(settings)).run(Stop().listen())


def run_learner(settings: Settings) -> None:
    configure("learner")
    log.info("started")
    Nightly(open_ledger(settings), settings).run(Stop().listen())


def build_publisher(settings: Settings) -> Publisher:
    broker = settings.broker
    topology = Topology(
        departments=tuple(department.name.value for department in settings.department),
        delivery_limit=broker.delivery_limit,
        max_length=broker.max_length,
    )
    tls = Tls(ca_file=broker.ca_file) if broker.tls else None
    return Publisher(broker_url(broker), topology, tls)


def broker_url(broker: Broker) -> str:
    scheme = "amqps" if broker.tls else "amqp"
    login = f"{quote(broker.user, safe='')}:{quote(broker.password.reveal(), safe='')}"
    return f"{scheme}://{login}@{broker.host}:{broker.port}/{quote(broker.virtual_host, safe='')}"


def run_review(settings: Settings) -> None:
    configure("review")
    log.info("started", port=settings.review.port)
    desk = open_ledger(settings)
    anchoring = Anchoring(desk, settings.storage.anchors)
    anchoring.start()
    try:
        uvicorn.run(
            create_app(desk, review_settings(settings)),
            host=settings.review.host,
            port=settings.review.port,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
        )
    finally:
        anchoring.stop()


def review_settings(settings: Settings) -> ReviewSettings:
    review, storage = settings.review, settings.storage
    host = review.address.split("://", 1)[1].split("/")[0].rsplit(":", 1)[0]
    return ReviewSettings(
        hospital=settings.hospital.name,
        timezone=settings.hospital.timezone,
        secure_cookies=review.secure_cookies,
        idle_minutes=review.idle_minutes,
        absolute_minutes=review.absolute_hours * 60,
        allowed_hosts=tuple(dict.fromkeys(("127.0.0.1", "localhost", host))),
        metrics_token=review.metrics_token.reveal() if review.metrics_token else None,
        ledger_url=storage.url,
        disk=storage.folder,
        disk_floor=storage.free_space_floor_mb * _MEGA,
        plant_share=review.plant_share,
        second_look_share=review.second_look_share,
        second_factor_required=review.second_factor_required,
        provider=_provider(review),
    )


def _provider(review: ReviewBlock) -> ProviderSettings | None:
    block = review.provider
    if block is None:
        return None
    return ProviderSettings(
        issuer=block.issuer,
        client_id=block.client_id,
        client_secret=block.client_secret.reveal(),
        redirect=f"{review.address}/sign-in/returned",
        label=block.label,
        scopes=block.scopes,
        role_claim=block.role_claim,
        roles=block.roles,
        department_claim=block.department_claim,
        departments=block.departments,
        ca_file=block.ca_file,
    )
