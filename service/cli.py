"""The `intake` command."""

import getpass
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from domain.delivery import Channel
from domain.faults import Fault
from service.clock import now
from service.settings import Settings, SettingsError, find_file, load

EXIT_CODES = "Exit codes: 0 done, 1 something failed (the message says what), 2 bad usage or configuration."


@dataclass(slots=True)
class Here:
    """The configuration, read when a command first asks for it."""

    given: Path | None

    @property
    def file(self) -> Path | None:
        return find_file(self.given)

    @property
    def settings(self) -> Settings:
        return load(self.file)


class Group(click.Group):
    """Turns what is expected to go wrong into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            click.echo(str(error), err=True)
            ctx.exit(2)
        except Fault as fault:
            click.echo(str(fault), err=True)
            ctx.exit(1)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Configuration file; else INTAKE_CONFIG, ./intake.toml, /etc/his-intake/intake.toml.",
)
@click.version_option(package_name="his-intake")
@click.pass_context
def main(ctx: click.Context, config: Path | None) -> None:
    """The intake line of a Health Information Services department.

    Faxes and mails come in, are read, told apart and checked; what is certain goes to the departments'
    RabbitMQ queues, what is not goes to a person first. Nothing is ever lost on the way.

    \b
    Try one file, nothing else needed:     intake read fax.tif
    See what the configuration amounts to: intake check
    Run everything on this machine:        intake run
    See what came and where it is:         intake status --watch
    """
    ctx.obj = Here(config)


@main.command(epilog="Exit codes: 0 every file was read, 1 any file ended in an error, 2 bad usage.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--line", type=click.Choice(["records", "imaging", "verbal"]), help="Fax line it came on: a hint."
)
@click.option("--channel", type=click.Choice(["email"]), help="It came by e-mail.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Files read at once.")
@click.option("--received-on", type=click.DateTime(["%Y-%m-%d"]), help="The day they came; else today.")
@click.pass_obj
def read(
    here: Here,
    files: tuple[Path, ...],
    line: str | None,
    channel: str | None,
    jobs: int,
    received_on: datetime | None,
) -> None:
    """Read files as the service would; print one JSON object per file, in their order.

    TIFF, PDF, JPEG, PNG, HEIC, WebP, GIF, BMP and .eml with attachments. Nothing is stored or sent.
    """
    if line and channel:
        raise click.UsageError("--line and --channel exclude each other.")
    from service.read import Job, read_all  # models take a second to load; other commands need none

    kind = Channel.EMAIL if channel else Channel.FAX
    day = received_on.date() if received_on else None
    work = [Job(path, line, kind, day) for path in files]
    failed = False
    with _progress("reading") as progress:
        bar = progress.add_task("reading", total=len(work))
        for answer in read_all(work, here.settings, jobs):
            sys.stdout.buffer.write(answer + b"\n")
            sys.stdout.buffer.flush()
            failed = failed or json.loads(answer)["error"] is not None
            progress.advance(bar)
    sys.exit(1 if failed else 0)


def _progress(_: str) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )


@main.command()
@click.pass_obj
def run(here: Here) -> None:
    """Run all processes of this machine, supervised, until SIGTERM or Ctrl-C.

    One process per source, the workers, one publisher, the review pages. A process that dies is started
    again; its task comes back by itself. In production the systemd units run the same processes.
    """
    from service.log import configure
    from service.store import prepare
    from service.supervisor import Supervisor
    from service.worker import Stop

    settings = here.settings
    configure("supervisor")
    prepare(settings)
    Supervisor.of(settings, here.file).run(Stop().listen())


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--watch", is_flag=True, help="Live, until Ctrl-C.")
@click.pass_obj
def status(here: Here, as_json: bool, watch: bool) -> None:
    """What arrived from each source and where it is; queues, review, work owed. No patient data."""
    from service import status as figures
    from service.store import open_ledger

    desk = open_ledger(here.settings)
    if as_json:
        click.echo(json.dumps(figures.as_json(figures.take(desk, now())), indent=2))
        return
    console = Console()
    if not watch:
        console.print(figures.as_tables(figures.take(desk, now())))
        return
    with Live(console=console, auto_refresh=False) as live:
        while True:
            live.update(figures.as_tables(figures.take(desk, now())), refresh=True)
            time.sleep(1)


@main.command()
@click.argument("id_")
@click.pass_obj
def show(here: Here, id_: str) -> None:
    """One delivery's whole story, by its id or one of its requests': where it is, why, what comes next."""
    from service.store import open_ledger
    from service.story import tell

    with open_ledger(here.settings).read() as connection:
        try:
            story = tell(connection, id_)
        except KeyError:
            raise click.ClickException(f"There is no delivery or request {id_}.") from None
    click.echo(f"Delivery {story.delivery_id}\n{story.came}\n")
    for moment in story.moments:
        click.echo(f"{moment.at:%Y-%m-%d %H:%M:%S}  {moment.text}")
    click.echo("\nNow:")
    for line in story.now:
        click.echo(f"  {line}")
    click.echo("\nNext:")
    for line in story.next_steps:
        click.echo(f"  {line}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--use", "take_into_use", is_flag=True, help="Decide by what people have reviewed until now.")
@click.pass_obj
def thresholds(here: Here, as_json: bool, take_into_use: bool) -> None:
    """How sure a value must be to pass without a person, why, and what other thresholds would do.

    They follow from the promise in the configuration, at most so many wrong values among those released,
    and from values that people have reviewed. `--use` counts those anew; workers go by it once they are
    started again. Where versions are learnt, each brings thresholds of its own: see `intake learn`. No
    patient data.
    """
    from routing import experience
    from service import threshold_report, thresholds
    from service.learning import InUse
    from service.store import open_ledger

    settings = here.settings
    learnt = InUse(settings).version()
    if take_into_use and learnt is not None:
        raise click.ClickException(
            f"Thresholds come with learnt version {learnt.record.id}; count anew with `intake learn --now`."
        )
    own = thresholds.adopted(settings) if learnt is None else learnt.models.curves
    if take_into_use:
        with open_ledger(settings).read() as connection:
            own = thresholds.own_curves(connection)
        experience.save(thresholds.place(settings), own)
    promised = thresholds.promised(settings, own)
    pools = threshold_report.shown(promised)
    if as_json:
        click.echo(json.dumps(threshold_report.as_json(promised, pools), indent=2))
        return
    for line in threshold_report.explained(settings.thresholds, promised, pools):
        click.echo(line)


@main.command()
@click.option("--now", "at_once", is_flag=True, help="Make a version now, even if nothing new was said.")
@click.option("--list", "listed", is_flag=True, help="All versions; also without any option.")
@click.option("--use", "version", metavar="VERSION", help="Decide by this one; `shipped`: by none.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def learn(here: Here, at_once: bool, listed: bool, version: str | None, as_json: bool) -> None:
    """What was learnt from people's corrections, and which version of it decides.

    Every night, if anybody said anything new, three things are fitted to what people released, corrected,
    rerouted or typed again blindly: how sure a value is, which type a form on other paper is, and the
    thresholds. What no person looked at teaches nothing. The candidate then judges past originals that no
    version has learnt from, side by side with the version in use. Each of its parts is promoted only where
    it is no worse by a stated bound, and where that holds without any one person's word; else the old part
    stays, and the reason is listed. Workers take up a new version with their next delivery.

    \b
    Look:                          intake learn --list
    Do not wait for the night:     intake learn --now
    Go back to an earlier version: intake learn --use 20260306T020000Z
    Go back to what is shipped:    intake learn --use shipped

    A version that was put back stays until a later one is promoted; `[learning] nightly = false` stops that.
    No patient data is in a version, nor shown here. docs/learning.md says more.
    """
    from service import learning, learning_report
    from service.store import open_ledger

    settings = here.settings
    if at_once and version is not None:
        raise click.UsageError("--now and --use exclude each other.")
    books = learning.shelf(settings)
    if at_once:
        learning.learn(open_ledger(settings), settings, now(), again=True)
    if version is not None:
        learning.take(open_ledger(settings), settings, None if version == "shipped" else version, now())
    records = books.records()
    if at_once and not listed:
        records = records[-1:]
    if as_json:
        click.echo(json.dumps(learning_report.as_json(records, books.in_use()), indent=2))
        return
    for line in learning_report.told(records, books.in_use()):
        click.echo(line)


@main.command()
@click.option("--offline", is_flag=True, help="Check the configuration only, try no connection.")
@click.pass_obj
def check(here: Here, offline: bool) -> None:
    """Print the merged configuration with secrets masked, and try every connection."""
    from service.check import masked, trials

    settings = here.settings
    click.echo(f"Configuration: {here.file or 'defaults and environment'}")
    click.echo(masked(settings))
    if offline:
        return
    failed = False
    for trial in trials(settings):
        failed = failed or trial.problem is not None
        click.echo(f"{'FAILED' if trial.problem else 'ok':6}  {trial.name}  {trial.problem or trial.found}")
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("id_", required=False)
@click.option("--all", "everything", is_flag=True, help="All parked and waiting work.")
@click.pass_obj
def requeue(here: Here, id_: str | None, everything: bool) -> None:
    """Start parked or waiting work again, now: of one delivery or request, or all of it."""
    if (id_ is None) != everything:
        raise click.UsageError("Give either an ID or --all.")
    from ledger import tasks
    from service.store import open_ledger

    with open_ledger(here.settings).begin() as connection:
        count = tasks.requeue(connection, id_, now())
    click.echo(f"{count} tasks are due now.")


@main.command()
@click.argument("id_")
@click.pass_obj
def park(here: Here, id_: str) -> None:
    """Set work on one delivery or request aside until `intake requeue`. What runs now is finished."""
    from ledger import tasks
    from service.store import open_ledger

    with open_ledger(here.settings).begin() as connection:
        count = tasks.hold(connection, id_, "by_hand", now())
    click.echo(f"{count} tasks are parked.")


@main.command()
@click.option("--since", required=True, type=click.DateTime(), help="UTC, e.g. 2026-03-06T16:00:00")
@click.option("--until", required=True, type=click.DateTime(), help="UTC")
@click.pass_obj
def resend(here: Here, since: datetime, until: datetime) -> None:
    """Send again what was confirmed in a time window, for a broker that lost its data.

    Event ids stay the same, so departments drop what they have already.
    """
    from ledger import outbox
    from service.store import open_ledger

    with open_ledger(here.settings).begin() as connection:
        count = outbox.resend(connection, since.replace(tzinfo=UTC), until.replace(tzinfo=UTC))
    click.echo(f"{count} messages will be sent again.")


@main.command()
@click.pass_obj
def migrate(here: Here) -> None:
    """Create the ledger, its key and its folders, or bring the ledger up to this version."""
    from service.store import prepare

    prepare(here.settings)
    click.echo("The ledger is up to date.")


@main.group()
def account() -> None:
    """Sign-ins for the review pages: who, with which role, for which departments. None is there by default.

    \b
    indexer     corrects fields and pages           privacy   looks, follows up, reads the audit
    reviewer    decides about requests too          operator  sees the status pages only
    supervisor  shares out and follows the work too admin     patient data only in an emergency
    reader      looks, changes nothing
    """


_role = click.option(
    "--role", help="reader, indexer, reviewer, supervisor, privacy, operator or admin", metavar="ROLE"
)
_departments = click.option(
    "--department",
    "departments",
    multiple=True,
    metavar="NAME",
    help="roi, amendment, imaging, verbal or exceptions; repeat it for several. Without it: all.",
)


@account.command("add")
@click.argument("login")
@click.option("--name", required=True, help="The person's name, as colleagues know it.")
@_role
@_departments
@click.option("--password-file", type=click.File("r"), help="Else it is asked for.")
@click.pass_obj
def account_add(
    here: Here, login: str, name: str, role: str | None, departments: tuple[str, ...], password_file: Any
) -> None:
    """Make a local account, of a reviewer where no role is given; the password needs 15 characters."""
    from review import accounts

    password = _password(password_file)
    with _refusals():
        accounts.create(_desk(here), login, name, password, role or "reviewer", now(), departments, _by())
    click.echo(f"{login} can sign in.")


@account.command("change")
@click.argument("login")
@_role
@_departments
@click.option("--all-departments", is_flag=True)
@click.pass_obj
def account_change(
    here: Here, login: str, role: str | None, departments: tuple[str, ...], all_departments: bool
) -> None:
    """Give a person another role or other departments; ends the person's sessions."""
    from review import accounts

    if all_departments and departments:
        raise click.UsageError("Give either --department or --all-departments.")
    if role is None and not departments and not all_departments:
        raise click.UsageError("Say what to change: --role, --department or --all-departments.")
    with _refusals():
        changed = departments if departments or all_departments else None
        accounts.change(_desk(here), login, now(), role, changed, _by())
    click.echo(f"{login} is changed.")


@account.command("list")
@click.pass_obj
def account_list(here: Here) -> None:
    """Everybody who may sign in, or once might."""
    from ledger import staff

    with _desk(here).read() as connection:
        members = staff.all(connection)
    for member in members:
        scope = member.scope.departments
        where = "all departments" if scope is None else ", ".join(sorted(scope))
        state = "disabled" if member.disabled_at else "external" if member.external else "local"
        click.echo(f"{member.login:24} {member.role:10} {state:8}  {where}")


@account.command("password")
@click.argument("login")
@click.option("--password-file", type=click.File("r"), help="Else it is asked for.")
@click.pass_obj
def account_password(here: Here, login: str, password_file: Any) -> None:
    """Set a new password; ends the person's sessions."""
    from review import accounts

    with _refusals():
        accounts.set_password(_desk(here), login, _password(password_file), now(), _by())
    click.echo("The password is set.")


@account.command("disable")
@click.argument("login")
@click.pass_obj
def account_disable(here: Here, login: str) -> None:
    """No more signing in, from this moment on; what the person had open is free again."""
    from review import accounts

    with _refusals():
        accounts.disable(_desk(here), login, now(), _by())
    click.echo(f"{login} is disabled.")


@account.command("enable")
@click.argument("login")
@click.pass_obj
def account_enable(here: Here, login: str) -> None:
    """Let a disabled person sign in again, with password and role of before."""
    from review import accounts

    with _refusals():
        accounts.enable(_desk(here), login, now(), _by())
    click.echo(f"{login} can sign in.")


@account.command("sign-out")
@click.argument("login")
@click.pass_obj
def account_sign_out(here: Here, login: str) -> None:
    """End all sessions of a person, who may sign in again."""
    from review import accounts

    with _refusals():
        count = accounts.end_sessions(_desk(here), login, now(), _by())
    click.echo(f"{count} sessions are ended.")


@account.command("reset-second-factor")
@click.argument("login")
@click.pass_obj
def account_reset_second_factor(here: Here, login: str) -> None:
    """For a lost telephone: forget it, with its recovery codes, and end the person's sessions."""
    from review import accounts

    with _refusals():
        accounts.reset_second_factor(_desk(here), login, now(), _by())
    click.echo("The second factor is gone; a new one can be set up.")


@main.group()
def patients() -> None:
    """The patient index that the desk proposes record numbers from. It decides nothing by itself."""


@patients.command("import", epilog="Exit codes: 0 every row was taken, 1 some were not, or none could be.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Forget whoever is not in this file, if it is whole.")
@click.pass_obj
def patients_import(here: Here, file: Path, replace: bool) -> None:
    """Take people over from a table (CSV, UTF-8): mrn, name, birth_date; phone and guarded if there are any.

    They are sealed like all else; the file itself is not kept, and yours to remove. `guarded` is vip or
    colleague: such a person's papers are opened at the desk for a reason only. Nobody is forgotten where a
    row could not be taken, or where the file names fewer than half of the people known.
    """
    from service.patients import import_file

    done = import_file(_desk(here), file, now(), _by(), replace=replace)
    click.echo(f"{done.taken} people are taken over, {done.dropped} are forgotten.")
    if done.refused_count:
        first = ", ".join(str(number) for number in done.refused)
        click.echo(f"{done.refused_count} rows are not; the first at lines {first}.", err=True)
        sys.exit(1)


@main.group()
def audit() -> None:
    """Who looked at what and did what. No field's value is in it."""


@audit.command("verify", epilog="Exit codes: 0 every row holds, 1 one does not (it is named).")
@click.option(
    "--anchor",
    "anchored",
    metavar="ROW:HASH",
    help="Also compare with this, from a line audit_anchor of a log kept elsewhere.",
)
@click.pass_obj
def audit_verify(here: Here, anchored: str | None) -> None:
    """Check every row, their order and number, and the anchors beside the ledger."""
    from ledger import anchors, chain
    from ledger.audit import Head

    kept = anchors.read(here.settings.storage.anchors)
    verdict = chain.verify(_desk(here).read, kept, _head(anchored, Head) if anchored else None)
    if verdict.broken is not None:
        click.echo(f"Row {verdict.broken.seq} {verdict.broken.why}.", err=True)
        click.echo(f"{verdict.head.seq} rows before it hold.", err=True)
        sys.exit(1)
    click.echo(f"{verdict.head.seq} rows hold; the last has hash {verdict.head.hash}.")


def _head(text: str, kind: Callable[[int, str], Any]) -> Any:
    seq, _, found = text.partition(":")
    if not seq.isdecimal() or not found:
        raise click.UsageError("--anchor is a row's number, a colon, and its hash.")
    return kind(int(seq), found)


@audit.command("show")
@click.option("--who", metavar="LOGIN", help="A person's sign-in name, or an id.")
@click.option("--action", help="As it stands in the list, e.g. request_viewed.")
@click.option("--subject", metavar="ID", help="A request, a delivery, an account.")
@click.option("--since", type=click.DateTime(), help="UTC")
@click.option("--until", type=click.DateTime(), help="UTC")
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.pass_obj
def audit_show(
    here: Here,
    who: str | None,
    action: str | None,
    subject: str | None,
    since: datetime | None,
    until: datetime | None,
    limit: int,
    as_json: bool,
) -> None:
    """Rows of the audit, newest first. Looking is noted too."""
    from ledger import audit as rows
    from ledger import staff

    with _desk(here).begin() as connection:
        names = {member.id: member.login for member in staff.all(connection)}
        ids = {login: staff_id for staff_id, login in names.items()}
        which = rows.Filter(
            ids.get(who.strip().lower(), who) if who else None,
            action,
            subject,
            since.replace(tzinfo=UTC) if since else None,
            until.replace(tzinfo=UTC) if until else None,
        )
        found = rows.found(connection, which, limit)
        rows.note(connection, _by(), rows.Action.AUDIT_VIEWED, "", now(), about=str(len(found)))
    for row in found:
        if as_json:
            told = {**asdict(row), "at": row.at.isoformat(), "login": names.get(row.actor)}
            click.echo(json.dumps(told))
        else:
            actor = names.get(row.actor, row.actor)
            click.echo(
                f"{row.seq:>8}  {row.at:%Y-%m-%d %H:%M:%S}  {actor:20} {row.action:20} {row.outcome:8}"
                f" {row.subject:26} {row.about} {row.address}".rstrip()
            )


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except ValueError as refused:
        raise click.ClickException(str(refused)) from None


def _desk(here: Here) -> Any:
    from service.store import open_ledger

    return open_ledger(here.settings)


def _by() -> Any:
    """Whoever works on this machine, as the audit names them."""
    from ledger.audit import Actor

    return Actor(f"cli:{getpass.getuser()}")


def _password(file: Any) -> str:
    if file is not None:
        return str(file.read()).strip()
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Again: "):
        raise click.ClickException("The two did not match.")
    return first


def _process(name: str, help_text: str) -> Callable[[Callable[..., None]], click.Command]:
    return main.command(name, help=help_text, epilog="One process; `intake run` starts them all.")


@_process("source", "Take deliveries from one configured source, for ever.")
@click.argument("name")
@click.pass_obj
def source(here: Here, name: str) -> None:
    from service import wiring

    wiring.run_source(here.settings, name)


@_process("worker", "Read, classify, extract and decide, one task at a time, for ever.")
@click.argument("number", type=click.IntRange(1))
@click.pass_obj
def worker(here: Here, number: int) -> None:
    from service import wiring

    wiring.run_worker(here.settings, number)


@_process("learner", "Learn once a night from what people said, for ever.")
@click.pass_obj
def learner(here: Here) -> None:
    from service import wiring

    wiring.run_learner(here.settings)


@_process("publisher", "Move decided requests to RabbitMQ, for ever.")
@click.pass_obj
def publisher(here: Here) -> None:
    from service import wiring

    wiring.run_publisher(here.settings)


@_process("review", "Serve the review pages, /metrics and /healthz.")
@click.pass_obj
def review(here: Here) -> None:
    from service import wiring

    wiring.run_review(here.settings)


if __name__ == "__main__":
    main()
