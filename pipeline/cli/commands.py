"""The command line: what `python -m pipeline` is told, and how it ends."""

import sys
from importlib import import_module
from traceback import format_exc

import click

from pipeline.cli.speech import hush, say, write
from pipeline.core.errors import PipelineError

INTERRUPTED = 130  # as a shell says it
OF_DUCKDB = ("Query interrupted", "INTERRUPT Error: Interrupted!")  # what it makes of ^C
COMMANDS = {  # and the module of pipeline/cli that each is in
    **{name: name for name in ("audit", "explain", "refresh", "report", "schedule")},
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
    try:
        return cli(standalone_mode=False) or 0
    except PipelineError as error:
        if is_interrupt(error):
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


def is_interrupt(error: BaseException | None) -> bool:
    """Tell whether an error is ^C, or follows from it: libraries make errors of their own of it."""
    while error:
        if isinstance(error, KeyboardInterrupt | click.Abort) or str(error) in OF_DUCKDB:
            return True
        error = error.__cause__ or error.__context__
    return False


def _ended(error: BaseException) -> int:
    if is_interrupt(error):
        return _stopped()
    if isinstance(error, SystemExit):
        raise error
    say(format_exc())
    return 1


def _stopped() -> int:
    write("stopped; the last edition is untouched", err=True)
    return INTERRUPTED
