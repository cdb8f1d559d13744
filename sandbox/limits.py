"""How much one child may use before it is killed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds`: wall clock; `cpu_seconds`: per process; `memory`, `file_size`: bytes."""

    seconds: float = 60.0
    cpu_seconds: int = 25
    memory: int = 3 * 1024**3
    file_size: int = 512 * 1024**2
    open_files: int = 256
    result_size: int = 64 * 1024**2
