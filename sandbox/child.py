"""Fork, fence, run, and read one JSON result back; whatever the child does, the parent goes on.

A fork of a warm process costs milliseconds, so models and libraries are loaded once in the parent and
every document still gets a child of its own. The result travels as JSON checked against its type: a
child taken over by a hostile file can lie about values but cannot run anything in the parent.
"""

import contextlib
import ctypes
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from domain.faults import ErrorCode, Permanent
from sandbox.limits import Limits

T = TypeVar("T")

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)


class _Refusal(BaseModel):
    code: ErrorCode
    message: str


def run(task: Callable[[], T], returns: type[T], limits: Limits) -> T:
    """What `task` returns, computed in a child with no network, killed with its group at the limits.

    `returns` is the type of the result: a dataclass, or anything pydantic can write and check.
    Raises Permanent: the child's own, or TIMEOUT, OUT_OF_MEMORY, CRASHED.
    """
    adapter: TypeAdapter[T] = TypeAdapter(returns)
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        _child(task, adapter, write_end, limits)
    os.close(write_end)
    try:
        answer = _read(read_end, limits)
    finally:
        os.close(read_end)
        status = _end(child)
    return _result(answer, status, adapter, limits)


def _child(task: Callable[[], T], adapter: TypeAdapter[T], write_end: int, limits: Limits) -> None:
    code = 1
    try:
        _fence(write_end, limits)
        answer = b"R" + adapter.dump_json(task())
    except Permanent as fault:
        answer = b"F" + _Refusal(code=fault.code, message=str(fault)).model_dump_json().encode()
    except MemoryError:
        answer = b"M"
    except BaseException as bug:  # noqa: BLE001 - the child ends here; the parent hears the type only
        answer = b"X" + type(bug).__name__.encode()
    try:
        view = memoryview(answer)
        while view:
            view = view[os.write(write_end, view) :]
        code = 0
    finally:
        os._exit(code)


def _fence(keep: int, limits: Limits) -> None:
    os.setsid()
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    # Where the system allows neither, the worker's own unit (PrivateNetwork) is the fence.
    if _LIBC.unshare(_CLONE_NEWNET) != 0:
        _LIBC.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # a parser's chatter may quote what it parses
        os.dup2(null, stream)
    os.closerange(3, keep)
    os.closerange(keep + 1, 1024)
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, signal.SIG_DFL)
    for what, amount in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        # A second of grace on the CPU limit, so that SIGXCPU says why before SIGKILL says nothing.
        grace = 1 if what == resource.RLIMIT_CPU else 0
        resource.setrlimit(what, (amount, amount + grace if hard < 0 else min(amount + grace, hard)))


def _read(read_end: int, limits: Limits) -> bytes | None:
    """The child's answer, or None when its time was up."""
    deadline = time.monotonic() + limits.seconds
    chunks: list[bytes] = []
    size = 0
    while size <= limits.result_size:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([read_end], [], [], left)[0]:
            return None
        chunk = os.read(read_end, 1 << 20)
        if not chunk:
            break
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)


def _end(child: int) -> int:
    """Kill the whole group (an OCR program outlives its caller otherwise) and collect the child."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):  # killed before it could open its own group
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _result(answer: bytes | None, status: int, adapter: TypeAdapter[T], limits: Limits) -> T:
    if answer is None:
        raise Permanent(
            ErrorCode.TIMEOUT, f"Reading this file took longer than {limits.seconds:.0f} seconds."
        )
    kind, body = answer[:1], answer[1:]
    if kind == b"R":
        try:
            return adapter.validate_json(body)
        except ValidationError as error:
            raise Permanent(
                ErrorCode.CRASHED, "The reader of this file gave an answer out of shape."
            ) from error
    if kind == b"F":
        refusal = _Refusal.model_validate_json(body)
        raise Permanent(refusal.code, refusal.message)
    if kind == b"M":
        raise Permanent(ErrorCode.OUT_OF_MEMORY, "Reading this file needs more memory than is allowed.")
    if kind == b"X":
        raise Permanent(
            ErrorCode.CRASHED, f"The reader of this file failed ({body.decode('ascii', 'replace')})."
        )
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        raise Permanent(ErrorCode.TIMEOUT, "Reading this file took too much processor time.")
    raise Permanent(ErrorCode.CRASHED, "The reader of this file ended without an answer.")
