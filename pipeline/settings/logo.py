"""The organisation's logo → a data: address, once it proves to be a picture that can be set."""

import base64
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from pipeline.core.errors import UsageError, failing_as

HEAD = 1000  # bytes in which an SVG file opens its picture


def data_address(path: Path) -> str:
    """Give the picture itself. Raises UsageError for one that cannot be set."""
    what = "the logo cannot be read"
    todo = 'Correct logo in brochures.toml; "" sets the name in type.'
    unreadable, expected = (OSError, ValueError, SyntaxError), "an SVG or PNG file"
    with failing_as(UsageError, what, path, todo, of=unreadable, expected=expected):
        content = path.read_bytes()
        if is_png := content.startswith(b"\x89PNG"):
            from PIL import Image  # noqa: PLC0415  (few have such a logo)

            Image.open(BytesIO(content)).verify()
        elif b"<svg" in content[:HEAD]:
            images = (e for e in ElementTree.fromstring(content).iter() if "image" in e.tag)
            links = (link for image in images for link in image.attrib.items())
            if away := [to for name, to in links if "href" in name and to[:5] != "data:"]:
                raise ValueError(f"it shows another file, {away[0]}")
        else:
            raise ValueError("another kind of file")
    kind = "image/png" if is_png else "image/svg+xml"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
