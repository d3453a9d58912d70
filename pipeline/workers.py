"""Where documents are made: processes of this machine, or of a cluster; one interface for both."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from pipeline.errors import TypesetError, UsageError

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
AHEAD = 4  # documents under way for each worker, so that none waits for the next
ANSWER_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor, and how many documents it should have under way."""

    executor: Executor
    in_flight: int

    def submit(
        self,
        task: Callable[Arguments, Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Future[Result]:
        return self.executor.submit(task, *args, **kwargs)


@contextmanager
def local(count: int) -> Iterator[Workers]:
    """Give `count` processes. Leaving by an error or an interrupt ends them at once."""
    # spawned, not forked: DuckDB and polars have threads that a fork would lose
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _leave_interrupts)
    try:
        yield Workers(pool, AHEAD * count)
    except BaseException as error:
        for process in multiprocessing.active_children():
            process.terminate()  # what a worker is making is nowhere but in its memory
        if isinstance(error, BrokenProcessPool):
            raise TypesetError(
                "a worker was killed",
                where=f"{count} workers",
                todo="The machine may be short of memory: try --jobs 1. What was made is kept.",
            ) from error
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C is the parent's to answer


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Give the workers of a Dask scheduler, such as tcp://host:8786; they need this checkout.

    A worker that dies loses nothing: Dask gives its documents to another. Raises UsageError when
    the package is missing or no scheduler answers.
    """
    try:
        from distributed import Client  # noqa: PLC0415  (an extra: most have no cluster)
    except ImportError as error:
        raise UsageError(
            "distributed is not installed",
            where="--scheduler",
            todo="Install it: .venv/bin/pip install distributed",
        ) from error
    try:
        client = Client(address, timeout=ANSWER_SECONDS)
    except (OSError, ValueError) as error:
        raise UsageError(
            "no scheduler answers",
            where=f"--scheduler {address}",
            found=str(error),
            expected="an address such as tcp://host:8786",
        ) from error
    with client:
        threads = sum(client.nthreads().values())
        yield Workers(client.get_executor(), AHEAD * max(threads, 1))
