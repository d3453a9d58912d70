"""The benches run: what they compare is the same document, made in two ways."""

import pytest

from tests.bench import documents


@pytest.mark.slow
def test_the_plain_loop_and_the_workers_make_the_same_bytes(first_run):
    root = str(first_run[0])

    plain, wagefold = (bench(root, 2, "trifold") for bench in (documents.plain, documents.wagefold))

    assert wagefold["failed"] == 0
    assert len(plain["sha256"]) == 2
    assert len(wagefold["sha256"]) == 1  # the nation's leaves a block out
    assert plain["sha256"].items() >= wagefold["sha256"].items()
