"""Where documents are made: processes of this machine, or of a cluster; one interface for both."""

import multiprocessing
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pkgutil import resolve_name
from traceback import format_exc
from typing import Any, TypeVar, TypeVarTuple

from pipeline.core.child import begin_worker
from pipeline.core.errors import RenderError, TypesetError, UsageError, failing_as
from pipeline.settings.request import Request

Facts = TypeVarTuple("Facts")
Result = TypeVar("Result")
AHEAD = 4  # documents under way for each worker, so that none waits for the next
ANSWER_SECONDS = 10
MOST_SECONDS = 300.0  # for a document, which takes one or two, and the start of its worker
TRIES = 2
# spawned, not forked: DuckDB and polars have threads that a fork would lose
SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor, and how many documents it should have under way."""

    executor: Executor
    in_flight: int

    def submit(self, task: Callable[[*Facts], Result], *facts: *Facts) -> Future[Result]:
        return self.executor.submit(task, *facts)


def workers_of(request: Request) -> AbstractContextManager[Workers]:
    """Choose where documents are made: by a scheduler that is asked for, else in processes."""
    return cluster(request.scheduler) if request.scheduler else local(request.jobs)


@contextmanager
def local(count: int, most_seconds: float = MOST_SECONDS) -> Iterator[Workers]:
    """Give `count` processes. Leaving, by an error or an interrupt too, ends them at once.

    A task whose process dies is tried once more. One that takes longer than `most_seconds`, or
    kills two processes, ends in a TypesetError. A new process follows either.
    """
    pool = _Processes(count, most_seconds)
    try:
        yield Workers(pool, AHEAD * count)
    finally:
        pool.end()


class _Processes(ThreadPoolExecutor):
    """Threads, each of which has a process do its tasks, and replaces one that dies or hangs.

    What they keep for a while, as WeasyPrint does its fonts, is in a folder that ends with them.
    """

    def __init__(self, count: int, most_seconds: float) -> None:
        resource_tracker.ensure_running()  # in a thread that holds ^C back it would let it go
        super().__init__(count, initializer=_hold_interrupts)
        self._most_seconds = most_seconds
        self._scratch = tempfile.TemporaryDirectory(prefix="wagefold-", ignore_cleanup_errors=True)
        self._own = threading.local()
        self._processes: list[Any] = []
        self._has_ended = False

    def submit(self, fn: Callable[..., Result], /, *args: Any, **_: Any) -> Future[Result]:
        """Have a process call a function."""
        return super().submit(self._done, fn, args)

    def end(self) -> None:
        """End the processes: what one is making is nowhere but in its memory."""
        self._has_ended = True
        self.shutdown(wait=False, cancel_futures=True)
        for thread in self._threads:
            while thread.is_alive():
                _kill(self._processes)
                thread.join(0.02)
        _kill(self._processes)
        self._scratch.cleanup()

    def _done(self, task: Callable[..., Any], facts: tuple[Any, ...]) -> Any:
        for _ in range(TRIES):
            if self._has_ended:
                raise CancelledError
            with suppress(EOFError, ConnectionError):  # its process died
                return self._answer(task, facts)
        raise TypesetError(
            "its worker was killed, and so was a second one",
            todo="The machine may be short of memory: try --jobs 1. What was made is kept.",
        )

    def _answer(self, task: Callable[..., Any], facts: tuple[Any, ...]) -> Any:
        pipe, process = self._own.__dict__.pop("worker", None) or self._worker()
        try:
            pipe.send((task, facts))
            answer = pipe.recv() if pipe.poll(self._most_seconds) else None
        except BaseException:
            _kill([process])
            raise
        if answer is None:
            _kill([process])
            raise TypesetError(
                f"it took longer than {self._most_seconds:g} seconds, and was stopped",
                todo="Run again, on a machine that does less at the time.",
            )
        self._own.worker = pipe, process
        result, error = answer
        if error:
            raise error
        return result

    def _worker(self) -> tuple[Connection, Any]:
        pipe, theirs = SPAWN.Pipe()
        process = SPAWN.Process(target=_serve, args=(theirs, self._scratch.name), daemon=True)
        process.start()
        self._processes.append(process)
        theirs.close()  # so that its end is the end of the pipe
        return pipe, process


def _hold_interrupts() -> None:
    """Hold ^C back from a thread, and so from a process that starts in it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _kill(processes: Iterable[Any]) -> None:
    for process in processes:
        process.kill()
        process.join()


def _serve(pipe: Connection, scratch: str) -> None:
    """Do what comes through a pipe, until it ends."""
    begin_worker()
    tempfile.tempdir = scratch
    with suppress(EOFError, ConnectionError):
        while True:
            task, facts = pipe.recv()
            try:
                pipe.send((task(*facts), None))
            except Exception as error:
                error.add_note(format_exc())
                pipe.send((None, error))


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Give the workers of a Dask scheduler, such as tcp://host:8786; they need this checkout.

    A worker that dies loses nothing: Dask gives its documents to another. Raises UsageError when
    the package is missing, no scheduler answers or it has no workers, RenderError when a worker
    lacks this checkout, TypesetError when the scheduler goes or every worker dies of a document.
    """
    try:
        from distributed import Client  # noqa: PLC0415  (an extra: most have no cluster)
    except ImportError as error:
        raise UsageError(
            "distributed is not installed",
            where="--scheduler",
            todo="Install it: .venv/bin/pip install distributed",
        ) from error
    what, where = "no scheduler answers", f"--scheduler {address}"
    expected = "an address such as tcp://host:8786"
    with failing_as(UsageError, what, where, "", of=(OSError, ValueError), expected=expected):
        client = Client(address, timeout=ANSWER_SECONDS)
    with client, _losses_told(address):
        threads = _thread_count(client, address)
        _prove_checkout(client, address)
        yield Workers(client.get_executor(), AHEAD * threads)


def _thread_count(client: Any, address: str) -> int:
    try:
        client.wait_for_workers(1, timeout=ANSWER_SECONDS)
    except TimeoutError as error:
        raise UsageError(
            "the scheduler has no workers",
            where=f"--scheduler {address}",
            todo=f"Start some from this checkout: .venv/bin/dask worker {address}",
        ) from error
    return sum(client.nthreads().values()) or 1


def _prove_checkout(client: Any, address: str) -> None:
    """Find this package there: without it Dask would try a document again and again."""
    what = "the scheduler or a worker has not this checkout"
    todo = "Start them from it, in the environment of its lock."
    with failing_as(RenderError, what, address, todo, of=(ImportError, AttributeError)):
        client.run_on_scheduler(resolve_name, f"{__name__}:AHEAD")
        client.run(resolve_name, f"{__name__}:AHEAD")


@contextmanager
def _losses_told(address: str) -> Iterator[None]:
    from distributed import KilledWorker  # noqa: PLC0415
    from distributed.comm.core import CommClosedError  # noqa: PLC0415

    try:
        yield
    except (KilledWorker, CancelledError, CommClosedError) as error:
        raise TypesetError(
            "the cluster was lost",
            where=address,
            found=str(error) or "the scheduler has gone",
            todo="Look at its log, or leave --scheduler away. What was made is kept.",
        ) from error
