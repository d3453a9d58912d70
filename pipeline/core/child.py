"""Work on what came from outside → its result, from a process of its own that may die of it."""

import multiprocessing
import os
import resource
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any, TypeVar, TypeVarTuple

from pipeline.core.errors import ParseError, PipelineError, cause

Facts = TypeVarTuple("Facts")
Result = TypeVar("Result")
MEMORY = 6 << 30  # bytes of addresses: the complete OEWS release beside the last takes half of it
SECONDS = 600
HEAVY = 512 << 20  # bytes; a child that held more makes room for the next
THREADS = 4  # of polars: each takes addresses
Answer = tuple[Any, Any, int]  # the result, what went wrong, the most memory that it held
BROKEN, TODO = "the file cannot be read", "Fetch it again from the publisher, or remove it."


class Child:
    """A process that does one piece of work after another, until it dies or is closed."""

    def __init__(self, memory: int) -> None:
        spawning = multiprocessing.get_context("spawn")  # not forked: polars has threads
        self.ours, theirs = spawning.Pipe()
        self.memory = memory
        self._said = tempfile.NamedTemporaryFile(prefix="child-")  # noqa: SIM115  (until it ends)
        given = theirs, self._said.name, memory
        self._process = spawning.Process(target=_serve, args=given, daemon=True)
        with interrupt_held():
            self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def done(self, work: Callable[..., object], facts: tuple[Any, ...], seconds: float) -> Answer:
        """Have work done; where it is the end of the process, `held` says that it is spent."""
        try:
            self.ours.send((work, facts, seconds))
            if not self.ours.poll(seconds):
                return None, f"it takes longer than {seconds:g} seconds", HEAVY
            answer: Answer = self.ours.recv()
        except (EOFError, ConnectionError):
            return None, self._death(), HEAVY
        return answer

    def close(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.join()
        self.ours.close()
        self._said.close()

    def _death(self) -> str:
        """Wait for its end, and say what it died of."""
        self._process.join()
        code = self._process.exitcode or 0
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        lines = Path(self._said.name).read_text(errors="replace").strip().splitlines()
        told = [line for line in lines if "memory" in line] or lines[-1:]
        return ": ".join([f"its reader ended with {how}", *told[-1:]])


_children: list[Child] = []  # one at most: it serves until it dies, and ends with this process


def in_child(
    where: object,
    work: Callable[[*Facts], Result],
    *facts: *Facts,
    memory: int = MEMORY,
    seconds: float = SECONDS,
) -> Result:
    """Give the result of a function, done in a process with limits of memory and time.

    Function, facts and result go there and back pickled. Raises the PipelineError or OSError of the
    function, and a ParseError, with `where`, for whatever else ends it: any exception, a signal, a
    panic, too much memory or time.
    """
    child = _child(memory)
    answer: Answer | None = None
    try:
        answer = child.done(work, facts, seconds)
    finally:
        if answer is None or answer[2] >= HEAVY:
            _end(child)
    result: Result
    result, error, _ = answer
    if isinstance(error, str):
        raise ParseError(BROKEN, where=where, expected="a whole file", found=error, todo=TODO)
    if error:
        raise error
    return result


def _child(memory: int) -> Child:
    for old in [one for one in _children if not one.is_alive or one.memory != memory]:
        _end(old)
    if not _children:
        _children.append(Child(memory))
    return _children[0]


def _end(child: Child) -> None:
    if child in _children:
        _children.remove(child)
        child.close()


# In the child


def _serve(pipe: Connection, said: str, memory: int) -> None:
    begin_worker()
    os.dup2(os.open(said, os.O_WRONLY | os.O_APPEND), 2)
    os.environ["POLARS_MAX_THREADS"] = str(THREADS)
    with suppress(OSError):  # where the machine itself runs short, this process is ended first
        Path("/proc/self/oom_score_adj").write_text("1000")
    with suppress(ValueError):  # a system without such a limit, such as macOS
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(EOFError):  # the parent needs no more
        while True:
            work, facts, seconds = pipe.recv()
            spent = resource.getrusage(resource.RUSAGE_SELF)
            most = int(spent.ru_utime + spent.ru_stime + THREADS * seconds) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
            pipe.send((*_outcome(work, facts), _held()))


def _outcome(work: Callable[..., object], facts: tuple[Any, ...]) -> tuple[object, object]:
    """Give the result of a piece of work and None, or None and what went wrong."""
    try:
        return work(*facts), None
    except MemoryError:
        return None, "it takes more memory than a file may"
    except (PipelineError, OSError) as error:
        return None, error
    except BaseException as error:  # a panic in Rust is no Exception
        return None, cause(error)


def _held() -> int:
    """Give the most bytes that this process held; Linux counts those of its parent in ru_maxrss."""
    with suppress(OSError):
        status = dict(
            line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines()
        )
        return int(status["VmHWM"].split()[0]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if os.uname().sysname == "Darwin" else 1024)


# Of every process that is started to work for this one


@contextmanager
def interrupt_held() -> Iterator[None]:
    """Hold ^C back: a process that starts now is without it until it can leave it to us.

    Blocked in this thread, it may still reach one of an engine; then it is taken down and raised
    afterwards, for a process whose start is cut short complains of it.
    """
    held: list[int] = []
    is_main = current_thread() is main_thread()
    before = signal.signal(signal.SIGINT, lambda *_: held.append(1)) if is_main else None
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        if is_main:
            signal.signal(signal.SIGINT, before)
        if held:
            signal.raise_signal(signal.SIGINT)


def begin_worker() -> None:
    """Leave ^C to the parent, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the parent is killed: a worker would wait for its next task for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
