"""A piece of work that takes long → how far it is and its end, in a process of its own."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from threading import Lock, Thread
from typing import Any, Literal

from pipeline.core.child import interrupt_held
from pipeline.core.errors import PipelineError, PublishError, cause

State = Literal["running", "done", "failed", "stopped"]
LINES = 200  # that are kept of what it says
PATIENCE = 10.0  # seconds that it has to end once it is told to
SPAWN = multiprocessing.get_context("spawn")


@dataclass(slots=True)
class Errand:
    """One piece of work. done, total: documents. result: what it gave, once it is done."""

    name: str
    process: Any
    state: State = "running"
    lines: list[str] = field(default_factory=list)
    done: int = 0
    total: int = 0
    result: Any = None
    trouble: str = ""
    _thread: Thread | None = None

    @property
    def is_running(self) -> bool:
        return self.state == "running"

    def wait(self, seconds: float) -> bool:
        """Wait for its end; False where it is still at work then."""
        if self._thread:
            self._thread.join(seconds)
        return not self.is_running

    def stop(self) -> None:
        """Have it end as ^C does, so that it leaves nothing half done, or else kill it."""
        if self.is_running:
            self.state = "stopped"
            with suppress(OSError, ValueError):
                os.kill(self.process.pid, signal.SIGINT)
            self.process.join(PATIENCE)
            self.process.kill()
            self.process.join()


class Progress:
    """What an errand is given to speak with: it says lines, and counts what it walks."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe

    def say(self, line: str) -> None:
        """Tell a person what was done."""
        self.pipe.send(("line", line))

    def count(self, items: Iterable[Any], total: int) -> Iterator[Any]:
        """Walk documents, and tell how many came."""
        self.pipe.send(("count", (0, total)))
        for number, item in enumerate(items, start=1):
            yield item
            self.pipe.send(("count", (number, total)))

    def received(self, _: str, done: int, total: int) -> None:
        """Tell how much of a file came."""
        self.pipe.send(("count", (done, total)))


Work = Callable[..., Any]  # its first fact is a Progress


class Errands:
    """One errand at a time: what it changes, another would change as well."""

    def __init__(self) -> None:
        self.last: Errand | None = None
        self._lock = Lock()

    def begin(self, name: str, work: Work, *facts: Any, then: Callable[[], Any] = int) -> Errand:
        """Begin an errand; `then` is called at its end. Raises PublishError during another."""
        with self._lock:
            if self.last and self.last.is_running:
                todo = "Let it end first, or stop it."
                raise PublishError("something else is still being done", todo=todo)
            self.last = begun(name, work, *facts, then=then)
            return self.last

    def stop(self) -> None:
        """Stop the one that is at work, if there is one."""
        if self.last:
            self.last.stop()


def begun(name: str, work: Work, *facts: Any, then: Callable[[], Any] = int) -> Errand:
    """Begin an errand, in a process that may have processes of its own."""
    ours, theirs = SPAWN.Pipe(duplex=False)
    process = SPAWN.Process(target=_serve, args=(theirs, work, facts))
    with interrupt_held():
        process.start()
    theirs.close()
    errand = Errand(name, process)
    errand._thread = Thread(target=_follow, args=(errand, ours, then), daemon=True)
    errand._thread.start()
    return errand


def _follow(errand: Errand, pipe: Connection, then: Callable[[], Any]) -> None:
    answer: tuple[str, Any] = ("failed", "it was ended from outside; start it again")
    with suppress(EOFError, OSError):
        while True:
            kind, said = pipe.recv()
            if kind == "line":
                errand.lines = [*errand.lines, said][-LINES:]
            elif kind == "count":
                errand.done, errand.total = said
            else:
                answer = kind, said
    errand.process.join()
    pipe.close()
    if errand.state == "running":
        kind, said = answer
        errand.result = said if kind == "done" else None
        errand.trouble = "" if kind == "done" else str(said)
        then()
        errand.state = "done" if kind == "done" else "failed"


def _serve(pipe: Connection, work: Work, facts: tuple[Any, ...]) -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        answer = "done", work(Progress(pipe), *facts)
    except PipelineError as error:
        answer = "failed", error.args[0]
    except KeyboardInterrupt:
        answer = "failed", "stopped"
    except Exception as error:
        answer = "failed", cause(error)
    with suppress(OSError, KeyboardInterrupt):
        pipe.send(answer)


def _end_with_parent() -> None:
    """End as ^C does when the studio is killed, so that nothing half made stays."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(PATIENCE)
        os._exit(1)
