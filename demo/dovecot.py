"""A private Dovecot on loopback ports: IMAP, IMAPS with a certificate of its own, and LMTP to deliver by."""

import grp
import os
import pwd
import shutil
import smtplib
import subprocess
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from demo.server import MissingServer, answers, free_port, start_program, stop_program

_PROGRAM = shutil.which("dovecot", path="/usr/sbin:/usr/bin:/usr/local/sbin") or "/usr/sbin/dovecot"

# Inner blocks stand on several lines: Dovecot takes them for syntax errors otherwise.
_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap lmtp
listen = 127.0.0.1
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
first_valid_uid = {uid}
{unprivileged}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
mail_location = maildir:~/Maildir
namespace inbox {{
  inbox = yes
}}
service imap-login {{
  {no_chroot}
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service anvil {{
  {no_chroot}
}}
service stats {{
  {no_chroot}
}}
"""


class Dovecot:
    """Use it in a `with` block. `imap_port`, `imaps_port`, `ca_file`, `user`, `password` are for clients."""

    password = "read-the-mail"

    def __init__(self, *users: str) -> None:
        self.users = users or ("his",)
        self._stack = ExitStack()
        self._server: subprocess.Popen[bytes] | None = None
        self.imap_port = self.imaps_port = self.lmtp_port = 0

    @property
    def user(self) -> str:
        return self.users[0]

    @property
    def ca_file(self) -> Path:
        return self.folder / "server.pem"

    def __enter__(self) -> Self:
        if not Path(_PROGRAM).exists():
            raise MissingServer(
                "dovecot is not installed. Run `make install` or "
                "`apt-get install dovecot-imapd dovecot-lmtpd`."
            )
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="dovecot-")))
        self.folder.chmod(0o755)
        _certificate(self.folder)
        (self.folder / "users").write_text(
            "".join(f"{user}:{{PLAIN}}{self.password}::::::\n" for user in self.users)
        )
        try:
            self.start()
        except MissingServer:
            self._stack.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._stack.close()

    def start(self) -> None:
        """Also after `stop`, on the same ports and with the same mail."""
        for _ in range(5):  # another program may take a port between looking and binding
            if not self.imap_port:
                self.imap_port, self.imaps_port, self.lmtp_port = free_port(), free_port(), free_port()
            self._configure()
            self._server = start_program([_PROGRAM, "-F", "-c", str(self.folder / "dovecot.conf")])
            ports = (self.imap_port, self.imaps_port, self.lmtp_port)
            if all(answers(port, 5) for port in ports) and self._server.poll() is None:
                return
            self.stop()
            self.imap_port = 0
        raise MissingServer("dovecot does not answer; run `dovecot -F -c` with a configuration to see why.")

    def stop(self) -> None:
        if self._server:
            stop_program(self._server, 10)
            self._server = None

    def deliver(self, mail: bytes, user: str | None = None) -> None:
        """As the hospital's mail relay would: one transaction of LMTP."""
        recipient = user or self.user
        with smtplib.LMTP("127.0.0.1", self.lmtp_port) as relay:
            relay.sendmail("sender@example.org", [recipient], mail)

    def doveadm(self, *words: str) -> str:
        """Dovecot's own tool, for what no client can do (a new UIDVALIDITY, hanging up on a client)."""
        command = ["doveadm", "-c", str(self.folder / "dovecot.conf"), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def _configure(self) -> None:
        owner = pwd.getpwnam("mail") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        mail = self.folder / "mail"
        mail.mkdir(exist_ok=True)
        os.chown(mail, owner.pw_uid, owner.pw_gid)
        myself = f"default_internal_user = {owner.pw_name}\ndefault_login_user = {owner.pw_name}"
        root = os.geteuid() == 0
        config = _CONFIG.format(
            folder=self.folder,
            uid=owner.pw_uid,
            gid=owner.pw_gid,
            imap=self.imap_port,
            imaps=self.imaps_port,
            lmtp=self.lmtp_port,
            unprivileged="" if root else f"{myself}\ndefault_internal_group = {_group(owner.pw_gid)}",
            no_chroot="" if root else "chroot =",
        )
        (self.folder / "dovecot.conf").write_text(config)


def _group(number: int) -> str:
    return grp.getgrgid(number).gr_name


def _certificate(folder: Path) -> None:
    """A certificate for 127.0.0.1 and localhost, its own authority, good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(IPv4Address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "server.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    secret = folder / "server.key"
    secret.touch(0o600)
    secret.write_bytes(private)
