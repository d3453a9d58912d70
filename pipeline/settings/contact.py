"""How a school is reached, as brochures.toml says it → what its links and its QR code open."""

import re
from typing import Annotated

from msgspec import Meta

HOST = r"([\w-]+\.)+[a-z][\w-]*\w"
WEB = rf"(?i)^((https?://)?{HOST}(:[0-9]+)?([/?#]\S*)?)?\Z"
EMAIL = rf'(?i)^([^\s@,;:<>"]+@{HOST})?\Z'
GAP = r"[-.\s/–‑]*"
CODE = r"[2-9][0-9]{2}"  # of an area or an exchange
PHONE = (
    rf"(?i)^((\+?1{GAP})?(\({CODE}\)|{CODE}){GAP}{CODE}{GAP}[0-9]{{4}}"
    r"(,?\s*(x|ext\.?|extension)\s*[0-9]{1,6})?)?\Z"
)
Phone = Annotated[str, Meta(pattern=PHONE, description='ten digits: "888-675-2460", or ""')]
Web = Annotated[str, Meta(pattern=WEB, description='an address: "example.org", or ""')]
Email = Annotated[str, Meta(pattern=EMAIL, description='an address: "me@example.org", or ""')]


def web_shown(web: str) -> str:
    """Give a web address as it is printed, without https://."""
    return re.sub("(?i)^https://", "", web)


def web_link(web: str) -> str:
    """Give what opens a web address: https:// unless it says http://."""
    return web and re.sub("(?i)^(?!http://)(https://)?", "https://", web)


def phone_link(phone: str) -> str:
    """Give what dials a number of ten digits, with its extension."""
    digits = re.sub("[^0-9]", "", phone).removeprefix("1")
    extension = f";ext={digits[10:]}" if digits[10:] else ""
    return phone and f"tel:+1-{digits[:3]}-{digits[3:6]}-{digits[6:10]}{extension}"
