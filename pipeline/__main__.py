"""The command line: what `python -m pipeline` is told, and how it ends."""

import sys

import click

from pipeline.cli.archive import check_command, rollback_command
from pipeline.cli.audit import audit_command
from pipeline.cli.explain import explain_command
from pipeline.cli.list import list_command
from pipeline.cli.refresh import refresh_command
from pipeline.cli.report import report_command
from pipeline.cli.role import role_group
from pipeline.cli.schedule import schedule_command
from pipeline.cli.speech import say
from pipeline.cli.status import status_command
from pipeline.cli.titles import titles_command
from pipeline.core.errors import PipelineError

INTERRUPTED = 130  # as a shell says it


@click.group()
def cli() -> None:
    """Official labor statistics as printable career-comparison brochures."""


for command in (
    report_command,
    refresh_command,
    status_command,
    audit_command,
    check_command,
    rollback_command,
    schedule_command,
    list_command,
    titles_command,
    explain_command,
    role_group,
):
    cli.add_command(command)


def main() -> int:
    """Run the command line; a PipelineError ends in one plain message, never a traceback."""
    try:
        return cli(standalone_mode=False) or 0
    except PipelineError as error:
        say(str(error))
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _stopped()
    except RuntimeError as error:
        if str(error) == "Query interrupted":  # what DuckDB makes of ^C
            return _stopped()
        raise


def _stopped() -> int:
    click.echo("stopped; the last edition is untouched", err=True)
    return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
