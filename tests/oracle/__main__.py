"""The printed figures of an edition, computed again: `python -m tests.oracle data/out/latest`."""

import sys

from tests.oracle.proof import main

sys.exit(main())
