"""A private RabbitMQ node on loopback: own epmd, own cookie, own data directory, no root needed."""

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PROGRAMS = Path("/usr/lib/rabbitmq/bin")
"""Called directly: the wrappers on PATH change to the user `rabbitmq` and drop the environment."""

NODE = "intake@localhost"
BOOT_SECONDS = 90.0
STOP_SECONDS = 25.0


class RabbitMQMissing(RuntimeError):
    """The server is not installed on this machine."""


class RabbitMQFailed(RuntimeError):
    """The server is installed and did not come up."""


class RabbitMQ:
    """One node over `directory`, which may be used again by a later run; no second node may share it.

    Ports and password stay the same while this object lives, so a killed node comes back where its
    clients look for it.
    """

    def __init__(self, directory: Path, programs: Path = PROGRAMS) -> None:
        self._directory = directory.resolve()
        self._programs = programs
        self._server: subprocess.Popen[bytes] | None = None
        self._epmd: subprocess.Popen[bytes] | None = None
        self.port, self._distribution_port, self._epmd_port = free_ports(3)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        return self.vhost_url("%2F")

    def vhost_url(self, vhost: str) -> str:
        return f"amqp://{self.user}:{self.password}@127.0.0.1:{self.port}/{vhost}"

    @property
    def user(self) -> str:
        return "intake"

    @property
    def log(self) -> Path:
        return self._directory / "node.log"

    @property
    def password(self) -> str:
        return (self._directory / "password").read_text(encoding="ascii")

    def start(self) -> None:
        """Returns when the node takes connections. Also after `kill`, on the same data."""
        require(self._programs)
        self._prepare()
        self._stop_leftover()
        if self._epmd is None:
            self._epmd = self._start_epmd()
        self.log.unlink(missing_ok=True)
        with self.log.open("wb") as log:
            self._server = subprocess.Popen(
                [str(self._programs / "rabbitmq-server")],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        (self._directory / "node.pid").write_text(str(self._server.pid), encoding="ascii")
        self._await_boot()

    def stop(self) -> None:
        """A clean stop of the node and of its epmd; does nothing where nothing runs."""
        if self._server is not None:
            self._server.terminate()
            self._reap(STOP_SECONDS)
        self._stop_epmd()

    def kill(self) -> None:
        """SIGKILL to the whole node, as a power cut would end it. `start` brings it back."""
        if self._server is not None:
            self._reap(0)

    def discard(self) -> None:
        """Ends it at once; for data that nobody needs again."""
        self.kill()
        self._stop_epmd()

    def ctl(self, *words: str, seconds: float = 30) -> str:
        """Standard output of one rabbitmqctl command (0.5 s or more each)."""
        done = subprocess.run(
            [str(self._programs / "rabbitmqctl"), "--quiet", *words],
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=seconds,
        )
        if done.returncode != 0:
            raise RabbitMQFailed(f"rabbitmqctl {words[0]} failed: {(done.stderr or done.stdout).strip()}")
        return done.stdout

    def add_vhosts(self, *names: str) -> None:
        """Empty virtual hosts, open to our user; all of them in one command, since starting one is dear."""
        quoted = ", ".join(f'<<"{name}">>' for name in names)
        wholly = '<<".*">>'
        self.ctl(
            "eval",
            f'[begin rabbit_vhost:add(V, <<"demo">>), '
            f'rabbit_auth_backend_internal:set_permissions(<<"{self.user}">>, V, '
            f'{wholly}, {wholly}, {wholly}, <<"demo">>) end || V <- [{quoted}]].',
        )

    def _prepare(self) -> None:
        home = self._directory / "home"
        home.mkdir(parents=True, exist_ok=True)
        self._directory.chmod(0o700)
        write_secret(home / ".erlang.cookie")
        write_secret(self._directory / "password")
        (self._directory / "plugins").write_text("[].\n", encoding="ascii")
        (self._directory / "rabbitmq.conf").write_text(self._configuration(), encoding="ascii")

    def _configuration(self) -> str:
        return (
            f"listeners.tcp.1 = 127.0.0.1:{self.port}\n"
            f"default_user = {self.user}\n"
            f"default_pass = {self.password}\n"
            "log.console = true\n"
            "log.console.level = warning\n"
            "log.file = false\n"
            "total_memory_available_override_value = 2GB\n"
            "vm_memory_high_watermark.absolute = 512MB\n"
            "disk_free_limit.absolute = 50MB\n"
        )

    def _environment(self) -> dict[str, str]:
        place = str(self._directory)
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "LANG": "C.UTF-8",
            "HOME": f"{place}/home",
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "ERL_EPMD_PORT": str(self._epmd_port),
            "RABBITMQ_NODENAME": NODE,
            "RABBITMQ_DIST_PORT": str(self._distribution_port),
            "RABBITMQ_MNESIA_BASE": f"{place}/db",
            "RABBITMQ_LOG_BASE": place,
            "RABBITMQ_CONFIG_FILE": f"{place}/rabbitmq.conf",
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_ENABLED_PLUGINS_FILE": f"{place}/plugins",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": (
                "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none"
            ),
        }

    def _start_epmd(self) -> subprocess.Popen[bytes]:
        # Without one of our own the node starts a daemon on every address that outlives it.
        epmd = subprocess.Popen(
            ["epmd", "-address", "127.0.0.1", "-port", str(self._epmd_port)],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        (self._directory / "epmd.pid").write_text(str(epmd.pid), encoding="ascii")
        return epmd

    def _stop_epmd(self) -> None:
        if self._epmd is not None:
            self._epmd.kill()
            self._epmd.wait()
            self._epmd = None

    def _await_boot(self) -> None:
        assert self._server is not None
        deadline = time.monotonic() + BOOT_SECONDS
        while not self._booted():
            if self._server.poll() is not None or time.monotonic() > deadline:
                self._reap(0)
                self._stop_epmd()
                raise RabbitMQFailed(f"RabbitMQ did not come up; see the end of {self.log}")
            time.sleep(0.1)

    def _booted(self) -> bool:
        """The listener opens before the last boot step, so believe the banner's last line."""
        return b"completed with" in self.log.read_bytes()

    def _reap(self, patience: float) -> None:
        assert self._server is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._server.wait(patience)
        end_group(self._server.pid)
        self._server.wait()
        self._server = None
        (self._directory / "node.pid").unlink(missing_ok=True)

    def _stop_leftover(self) -> None:
        """A run that was killed leaves its node behind: end that one, and only that one."""
        for name in ("node.pid", "epmd.pid"):
            path = self._directory / name
            if self._epmd is None and path.exists():
                pid = int(path.read_text(encoding="ascii"))
                if f"HOME={self._directory}/home".encode() in environment_of(pid):
                    end_group(pid)
                path.unlink()


def require(programs: Path) -> None:
    for program in (programs / "rabbitmq-server", programs / "rabbitmqctl"):
        if not program.exists():
            raise RabbitMQMissing(
                f"RabbitMQ is not installed: {program} is missing. "
                "Install it with: apt-get install rabbitmq-server"
            )


def free_ports(count: int) -> tuple[int, ...]:
    """Loopback ports nobody listens on just now."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return tuple(one.getsockname()[1] for one in sockets)
    finally:
        for one in sockets:
            one.close()


def write_secret(path: Path) -> None:
    if not path.exists():
        path.write_text(secrets.token_hex(20), encoding="ascii")
        path.chmod(0o400)


def environment_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""


def end_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
