"""The command line with little patience: `python -m tests.support.hasty refresh …`.

A publisher that stalls is given up after moments, not after the time that a real one gets.
"""

import sys

from pipeline.acquire.replies import Patience

SECONDS = {"connect": 2.0, "read": 1.0, "slow_seconds": 4.0, "longest_wait": 0.3}


def hurry() -> None:
    """Have every Patience from now on be a short one, unless it is told otherwise."""
    begin = Patience.__init__
    defaults = dict(zip(Patience.__slots__, begin.__defaults__ or (), strict=True))
    begin.__defaults__ = tuple({**defaults, **SECONDS}.values())


if __name__ == "__main__":
    hurry()  # before whatever makes one is imported
    from pipeline.cli.commands import main

    sys.exit(main())
