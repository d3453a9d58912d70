"""The command line: what `python -m pipeline` is told, and how it ends."""

import signal
import sys
from importlib import import_module
from traceback import format_exc

import click

from pipeline.cli.speech import hush, say, write
from pipeline.core.errors import PipelineError

INTERRUPTED = 130  # as a shell says it
_interrupts: list[int] = []  # what follows one is its doing, whatever libraries make of it
COMMANDS = {  # and the module of pipeline/cli that each is in
    **{
        name: name
        for name in ("audit", "explain", "export", "refresh", "report", "schedule", "studio")
    },
    **{name: "lookup" for name in ("doctor", "list", "status", "titles")},
    **{name: "archive" for name in ("check", "rollback")},
    **{name: "new" for name in ("new", "pair", "role")},
}


class Commands(click.Group):
    """The commands, of which only the one that is asked for is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name them in order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one, if there is one of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"pipeline.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=Commands)
def cli() -> None:
    """Official labor statistics as printable career-comparison brochures."""


def main() -> int:
    """Run the command line; a PipelineError ends in one plain message, never a traceback."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is ignored
        signal.signal(signal.SIGINT, _interrupt)
    try:
        return cli(standalone_mode=False) or 0
    except PipelineError as error:
        if was_interrupted():
            return _stopped()
        say(str(error))
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:  # of what click itself prints
        return hush(sys.stdout)
    except BaseException as error:
        return _ended(error)


def _interrupt(*_: object) -> None:
    _interrupts.append(signal.SIGINT)
    raise KeyboardInterrupt


def was_interrupted() -> bool:
    """Tell whether there was a ^C: libraries make errors of their own of it."""
    return bool(_interrupts)


def _ended(error: BaseException) -> int:
    if was_interrupted():
        return _stopped()
    if isinstance(error, SystemExit):
        raise error
    say(format_exc())
    return 1


def _stopped() -> int:
    write("stopped; the last edition is untouched", err=True)
    return INTERRUPTED
