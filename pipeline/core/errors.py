"""Errors that a person can act on: what, where, expected and found, what to do next."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from pipeline.core.log import legible, legible_line


class PipelineError(Exception):
    """A failure told in one plain message; `python -m pipeline` prints it without a traceback.

    exit_code is 1 (a check or a document failed), 2 (bad usage) or 4 (a page cannot be read).
    faults: those that it tells at once, one by one.
    """

    exit_code = 1
    faults: tuple["PipelineError", ...] = ()

    def __init__(
        self, what: str, *, where: object = "", expected: str = "", found: str = "", todo: str = ""
    ) -> None:
        said = (str(where), expected, found)
        self.where, self.expected, self.found = map(legible_line, said)
        self.what, self.todo = map(legible, (what, todo))
        head = f"{self.where}: {self.what}" if self.where else self.what
        pair = {"expected": self.expected, "found": self.found}
        facts = ", ".join(f"{word} {said}" for word, said in pair.items() if said)
        sentence = f"{head} ({facts})." if facts else f"{head}."
        super().__init__(f"{sentence} {self.todo}".strip())

    def __reduce__(self) -> tuple[object, ...]:
        """Let a worker process hand the error over whole."""
        facts = {"where": self.where, "expected": self.expected, "found": self.found}
        return partial(type(self), **facts, todo=self.todo), (self.what,)

    def __str__(self) -> str:
        return f"{type(self).__name__}: {self.args[0]}"


class UsageError(PipelineError):
    """Words on the command line or in brochures.toml that ask for something that is not there."""

    exit_code = 2


class PageError(UsageError):
    """A page that is there, but has no text that can be read, or too much of it."""

    exit_code = 4


class FindError(PipelineError):
    """A folder that is found by what it is, such as a source's, is not whole: nothing is built."""


class AcquireError(PipelineError):
    """A publisher did not give its files, or not as they should be; nothing was archived."""


class ArchiveError(PipelineError):
    """The archive under data/raw is not what its receipts say."""


class ParseError(PipelineError):
    """An archived file does not have its publisher's layout."""


class LoadError(PipelineError):
    """A frame could not become a raw table."""


class TransformError(PipelineError):
    """A SQL file failed, or its rows break its grain."""


class CheckError(PipelineError):
    """Checks found rows that must not exist; nothing is published."""


class PresentError(PipelineError):
    """The marts cannot answer what a brochure has to say."""


class RenderError(PipelineError):
    """A template or a sentence could not be filled."""


class TypesetError(PipelineError):
    """A page came out wrong: a warning, an overflow, a missing font.

    blocks: the names of those to leave out for the rest to fit, where that is known at once.
    """

    blocks: tuple[str, ...] = ()


class PublishError(PipelineError):
    """An edition could not be written or made current."""


class ScheduleError(PipelineError):
    """The machine's scheduler did not take or give back what it was asked to run."""


class ExplainError(PipelineError):
    """A printed number cannot be led back to its publisher's: something is gone or damaged."""


def cause(error: BaseException) -> str:
    """Say in a line what an exception is that nobody foresaw, and where it was raised."""
    at = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}: {error}"[:300]


class Faults:
    """What is wrong, noted one by one within a `with`, and told at its end in one UsageError."""

    def __init__(self) -> None:
        self.noted: list[PipelineError] = []

    def __enter__(self) -> "Faults":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self.noted:
            raise _at_once(self.noted)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note what fails within, and go on behind it."""
        try:
            yield
        except PipelineError as error:
            self.noted.append(error)


def _at_once(noted: list[PipelineError]) -> UsageError:
    each = list({str(fault): fault for fault in noted}.values())
    if len(each) > 1:
        lines = [fault.args[0].replace("\n", "\n  ") for fault in each]
        todo = "\n  ".join(["Correct them all:", *lines])
        error = UsageError(f"{len(each)} faults, and nothing is made", todo=todo)
    else:
        (one,) = each
        facts = {"where": one.where, "expected": one.expected, "found": one.found}
        error = UsageError(one.what, **facts, todo=one.todo)
    error.faults = tuple(each)
    return error


E = TypeVar("E", bound=PipelineError)
Failures = type[Exception] | tuple[type[Exception], ...]


@contextmanager
def failing_as(
    kind: type[E],
    what: str,
    where: object,
    todo: str,
    *,
    of: Failures = OSError,
    expected: str = "",
) -> Iterator[None]:
    """Have what fails within fail as an error of a kind, whose `found` is what it says itself."""
    try:
        yield
    except of as error:
        raise kind(what, where=where, expected=expected, found=str(error), todo=todo) from error


def teller(kind: type[E], todo: str) -> Callable[[object, str, str, str], E]:
    """Give what makes an error of where, what, expected and found, with one thing to do for all."""

    def tell(where: object, what: str, expected: str, found: str) -> E:
        return kind(what, where=where, expected=expected, found=found, todo=todo)

    return tell
