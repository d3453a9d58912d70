"""What is said to be published is on the disk: a power cut right after it takes nothing."""

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest

from tests.support.power import watched
from tests.support.small_archive import OEWS
from tests.support.world import command, edition_lost, lost, run_here, start, wait

NEEDED = [name for name in ("mkfs.ext4", "mount", "umount") if not shutil.which(name)]
MOMENTS = (0, 0.1, 1)  # seconds after the line that says it


def test_each_thing_is_on_the_disk_before_it_has_its_name(root, monkeypatch):
    shutil.rmtree(root / "data/out/warehouse")

    with watched(monkeypatch) as unflushed:
        made = run_here(root, "report", "--area", "Fresno", "--layout", "trifold", "--bundle")

    assert (made.code, unflushed) == (0, [])
    assert edition_lost(root) == []


@contextmanager
def mounted(image, folder):
    """Mount the image of a disk while the block lasts; skips where this system cannot."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-o", "loop", image, folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"a loop device cannot be mounted: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.slow
@pytest.mark.skipif(bool(NEEDED) or os.geteuid() != 0, reason=f"needs root and {NEEDED or 'mount'}")
def test_a_disk_that_loses_power_after_published_has_it_all(root, tmp_path):
    image = tmp_path / "image"
    with image.open("wb") as disk:
        disk.truncate(400_000_000)
    subprocess.run(["mkfs.ext4", "-q", image], check=True)
    shutil.rmtree(root / "data/out")
    cuts = [tmp_path / f"cut{moment}" for moment in MOMENTS]
    with mounted(image, tmp_path / "disk") as disk:
        shutil.copytree(root, disk / "root", symlinks=True)
        subprocess.run(["sync", "-f", disk], check=True)
        running = start(command(disk / "root", "report", "--area", "nation"))
        while not running.stderr.readline().startswith("published"):
            assert running.poll() is None
        for moment, cut in zip(MOMENTS, cuts, strict=True):
            subprocess.run(["sleep", str(moment)], check=True)
            shutil.copyfile(image, cut)  # what the disk was told, not what the system still holds
        assert wait(running).code == 0

    for cut in cuts:
        with mounted(cut, tmp_path / "after") as disk:
            assert lost(disk / "root") == []
            assert (disk / "root" / OEWS).is_dir()
