"""brochures.toml as a file → the matrix that it declares, with the logo that it names."""

import base64
import tomllib
from dataclasses import replace
from pathlib import Path

from pipeline.core.errors import UsageError
from pipeline.settings.brochures import Matrix, read_matrix
from pipeline.settings.request import Request
from pipeline.settings.selection import choose_pairs

HEAD = 1000  # bytes in which an SVG file opens its picture


def read_brochures(path: Path) -> Matrix:
    """Read brochures.toml. Raises UsageError when it or its logo is not there or does not fit.

    The organisation's logo is then the picture itself, as a data: address.
    """
    try:
        matrix = read_matrix(tomllib.loads(path.read_text()), path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            "the matrix cannot be read",
            where=str(path),
            expected="TOML: field = value lines",
            found=str(error),
            todo="Restore it from version control, or correct the line.",
        ) from error
    logo = _picture(path.parent / matrix.organisation.logo) if matrix.organisation.logo else ""
    return replace(matrix, organisation=replace(matrix.organisation, logo=logo))


def narrow(matrix: Matrix, request: Request) -> Matrix:
    """Keep of what brochures.toml declares what is asked for. Raises UsageError.

    Also when no document is left: what hangs on a wall is not made for the press.
    """
    order = replace(
        matrix,
        pairs=tuple(choose_pairs(request.pairs or matrix.chosen_pairs, matrix.pairs)),
        areas=request.areas or matrix.areas,
        layouts=request.layouts or matrix.layouts,
        variants=request.variants or matrix.variants,
    )
    if not order.kinds:
        raise UsageError(
            f"the layout {', '.join(order.layouts)} is not made for the press",
            where="--layout and --variant",
            expected="the variant screen",
            found=", ".join(order.variants),
        )
    return order


def _picture(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _no_picture(path, str(error)) from error
    if content.startswith(b"\x89PNG"):
        kind = "image/png"
    elif b"<svg" in content[:HEAD]:
        kind = "image/svg+xml"
    else:
        raise _no_picture(path, "another kind of file")
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _no_picture(path: Path, found: str) -> UsageError:
    return UsageError(
        "the logo cannot be read",
        where=str(path),
        expected="an SVG or PNG file",
        found=found,
        todo='Correct logo in brochures.toml; "" sets the name in type.',
    )
