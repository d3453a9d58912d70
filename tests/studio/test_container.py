"""The image that the Dockerfile describes runs what this project has; none is built here."""

import json
import re

from pipeline.cli.commands import cli
from pipeline.core.paths import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_the_command_of_the_image_is_one_that_is_understood():
    begin, words = (json.loads(re.search(rf"^{name} (.*)", DOCKERFILE, re.MULTILINE)[1])
                    for name in ("ENTRYPOINT", "CMD"))  # fmt: skip
    name, *options = words

    assert begin == ["python", "-m", "pipeline"]
    command = cli.get_command(None, name)
    said = command.make_context(name, options).params
    assert (said["host"], said["is_quiet"]) == ("0.0.0.0", True)
    assert f"EXPOSE {said['port']}\n" in DOCKERFILE


def test_the_image_has_the_libraries_and_the_files_that_the_makefile_sets_up():
    makefile = (ROOT / "Makefile").read_text()
    packages = re.search("--no-install-recommends (.*) \\\\", DOCKERFILE)[1].split()
    copied = re.findall(r"^COPY (?!\. )(\S+)", DOCKERFILE, re.MULTILINE)

    assert [one for one in packages if one not in makefile] == []
    assert [one for one in copied if not (ROOT / one).exists()] == []
