"""A press's ICC profile, made here: those of real presses may not be given away."""

import struct
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from PIL import Image, ImageCms

GRID = 9
Channels = Sequence[int]  # each from 0 to 255
SCREEN, LAB = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
TO_LAB = ImageCms.buildTransform(SCREEN, LAB, "RGB", "LAB")
TO_SCREEN = ImageCms.buildTransform(LAB, SCREEN, "LAB", "RGB")


def write_profile(
    folder: Path, *, kind: bytes = b"prtr", space: bytes = b"CMYK", tables: bool = True
) -> Path:
    """Write the profile of a press whose inks are filters over white paper."""
    path = folder / "press.icc"
    path.write_bytes(profile(kind, space, tables))
    return path


@cache
def profile(kind: bytes, space: bytes, tables: bool) -> bytes:
    tags = {
        b"desc": b"desc" + struct.pack(">II", 0, 11) + b"Test press\0" + bytes(78),
        b"cprt": b"text" + bytes(4) + b"No rights reserved\0",
        b"wtpt": b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061),  # D50
    }
    if tables:
        tags |= {b"A2B0": _table(4, 3, 2, _light), b"B2A0": _table(3, 4, GRID, _ink)}
    return _file(kind, space, tags)


def _light(cyan: float, magenta: float, yellow: float, black: float) -> Channels:
    rgb = [round(255 * (1 - ink) * (1 - black)) for ink in (cyan, magenta, yellow)]
    lightness, *ab = _pixel(TO_LAB, "RGB", rgb)
    return (lightness, *((channel + 128) % 256 for channel in ab))


def _ink(lightness: float, a: float, b: float) -> Channels:
    lab = [round(255 * lightness), *((round(255 * channel) - 128) % 256 for channel in (a, b))]
    cmy = [255 - channel for channel in _pixel(TO_SCREEN, "LAB", lab)]
    black = min(cmy)
    return (*((ink - black) * 255 // (255 - black or 1) for ink in cmy), black)


def _pixel(transform: ImageCms.ImageCmsTransform, mode: str, channels: Channels) -> Channels:
    """Convert one colour; the a and b of LAB are signed bytes."""
    return tuple(transform.apply(Image.frombytes(mode, (1, 1), bytes(channels))).tobytes())


def _table(inputs: int, outputs: int, grid: int, function: Callable[..., Channels]) -> bytes:
    steps = [step / (grid - 1) for step in range(grid)]
    content = b"".join(bytes(function(*place)) for place in product(steps, repeat=inputs))
    matrix = struct.pack(
        ">9i", *(65536 * (row == column) for row in range(3) for column in range(3))
    )
    head = b"mft1" + bytes(4) + bytes((inputs, outputs, grid, 0)) + matrix
    return head + bytes(range(256)) * inputs + content + bytes(range(256)) * outputs


def _file(kind: bytes, space: bytes, tags: dict[bytes, bytes]) -> bytes:
    head = [b"Test", struct.pack(">I", 0x02400000), kind, space, b"Lab ", bytes(12), b"acsp"]
    rest = bytes(28) + struct.pack(">3i", 63190, 65536, 54061) + bytes(48)
    directory, content = struct.pack(">I", len(tags)), b""
    for name, tag in tags.items():
        place = 132 + 12 * len(tags) + len(content)
        directory += name + struct.pack(">II", place, len(tag))
        content += tag + bytes(-len(tag) % 4)
    size = 132 + 12 * len(tags) + len(content)
    return struct.pack(">I", size) + b"".join(head) + rest + directory + content
