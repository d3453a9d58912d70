"""What a form sends → its fields, once it proves to be one of ours, and not too large."""

from collections.abc import Awaitable, Callable
from secrets import compare_digest

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from pipeline.studio.frame import studio_of
from pipeline.studio.safety import TOKEN

FIELDS, FILES = 1000, 100
MOST_TEXT = 2 << 20  # bytes of a field
Handler = Callable[[Request, FormData], Response]
STALE = (
    "This page is of a studio that was closed. Load it again; what you typed can be copied first."
)


def writing(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of what answers a form of ours: another's is refused."""

    async def endpoint(request: Request) -> Response:
        try:
            async with request.form(
                max_files=FILES, max_fields=FIELDS, max_part_size=MOST_TEXT
            ) as form:
                token = form.get(TOKEN)
                given = token if isinstance(token, str) else ""
                if not compare_digest(given.encode(), studio_of(request).token.encode()):
                    raise HTTPException(403, STALE)
                return await run_in_threadpool(handler, request, form)
        except ClientDisconnect:
            return Response(status_code=400)

    return endpoint


def text_of(form: FormData, name: str, most: int = MOST_TEXT) -> str:
    """Give a field's text, as a browser sends it; "" where there is none."""
    value = form.get(name, "")
    return value[:most].replace("\r\n", "\n") if isinstance(value, str) else ""
