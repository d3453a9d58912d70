"""A role's own sentence is stale once its reason is no longer given; the role is named."""

import re

from pipeline.sources.roles.staleness import stale_reasons


def test_a_role_whose_reason_is_no_longer_given_is_named_with_its_line(root):
    assert stale_reasons(root / "data/raw") == []

    path = root / "data/raw/roles/medical-office-assistant.toml"
    path.write_text(re.sub("(outlook_reason_of = .)73a2", r"\g<1>83a2", path.read_text()))

    line = path.read_text().split("outlook_reason = ")[0].count("\n") + 1
    assert stale_reasons(root / "data/raw") == [
        f"{path}, line {line}: outlook_reason is stale. It is of 83a26a307244; 2024-34 gives for "
        "43-6013: 73a26a307244"
    ]


def test_a_sentence_without_a_checksum_is_stale_and_a_role_without_a_sentence_is_not(root):
    path = root / "data/raw/roles/medical-office-assistant.toml"
    given = path.read_text()

    path.write_text(re.sub("(?m)^outlook_reason_of.*", "", given))
    (said,) = stale_reasons(root / "data/raw")
    path.write_text(re.sub("(?m)^outlook_reason.*", "", given))

    assert "It is of none;" in said
    assert stale_reasons(root / "data/raw") == []
