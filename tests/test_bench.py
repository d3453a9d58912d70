"""The benches run: what they compare is the same document, made in two ways."""

from tests.bench import documents


def test_the_plain_loop_and_the_workers_make_the_same_bytes(first_run):
    root = str(first_run[0])

    plain, wagefold = (bench(root, 1) for bench in (documents.plain, documents.wagefold))

    assert wagefold["failed"] == 0
    assert plain["sha256"] == wagefold["sha256"]
    assert len(plain["sha256"]) == 1
