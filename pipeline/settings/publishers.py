"""[refresh] of brochures.toml: how publishers are asked, and who is told of what came."""

from dataclasses import dataclass, field
from typing import Annotated

from msgspec import Meta

from pipeline.settings.organisation import Text

Command = Annotated[
    tuple[str, ...], Meta(description='a command, word by word: ["mail", "-s", "News"], or []')
]


@dataclass(frozen=True, slots=True)
class Refreshing:
    """How a refresh speaks to publishers, and the commands that are told of its end.

    contact: the e-mail address that publishers are given. user_agent: "" makes one of the
    organisation's name and contact. addresses: {the start of an address: what stands in for it}, so
    that a mirror can. on_change and on_failure: a command's words; the report's path follows.
    """

    contact: Annotated[str, Meta(description="an e-mail address in quotation marks")] = ""
    user_agent: Text = ""
    pause_seconds: Annotated[float, Meta(ge=0, description="a number of seconds")] = 3.0
    addresses: Annotated[
        dict[str, str],
        Meta(description='{ "https://download.bls.gov" = "http://localhost:8000" }'),
    ] = field(default_factory=dict)
    on_change: Command = ()
    on_failure: Command = ()


BY_DEFAULT = Refreshing()
