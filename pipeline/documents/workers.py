"""Where documents are made: processes of this machine, or of a cluster; one interface for both."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any, TypeVar, TypeVarTuple

from pipeline.core.child import begin_worker, interrupt_held
from pipeline.core.errors import RenderError, TypesetError, UsageError, failing_as
from pipeline.settings.request import Request

Facts = TypeVarTuple("Facts")
Result = TypeVar("Result")
AHEAD = 4  # documents under way for each worker, so that none waits for the next
ANSWER_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor, and how many documents it should have under way."""

    executor: Executor
    in_flight: int

    def submit(self, task: Callable[[*Facts], Result], *facts: *Facts) -> Future[Result]:
        with interrupt_held():
            return self.executor.submit(task, *facts)


def workers_of(request: Request) -> AbstractContextManager[Workers]:
    """Choose where documents are made: by a scheduler that is asked for, else in processes."""
    return cluster(request.scheduler) if request.scheduler else local(request.jobs)


@contextmanager
def local(count: int) -> Iterator[Workers]:
    """Give `count` processes. Leaving by an error or an interrupt ends them at once."""
    # spawned, not forked: DuckDB and polars have threads that a fork would lose
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), begin_worker)
    try:
        yield Workers(pool, AHEAD * count)
    except BaseException as error:
        _end(pool)
        if isinstance(error, BrokenProcessPool):
            raise TypesetError(
                "a worker was killed",
                where=f"{count} workers",
                todo="The machine may be short of memory: try --jobs 1. What was made is kept.",
            ) from error
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers: what one is making is nowhere but in its memory."""
    if workers := multiprocessing.active_children():
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join()
        # else a Python before 3.11.5 waits for ever to hand on the next document (gh-94777)
        pool._call_queue._reader.close()  # type: ignore[attr-defined]
        with suppress(BrokenProcessPool, OSError):
            pool.submit(int).exception()  # shut down before it notices, a pool may wait for ever


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
