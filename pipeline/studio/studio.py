"""A project → its studio, open in a browser until it is closed; nothing of it stays behind."""

import signal
import socket
import threading
import webbrowser
from contextlib import suppress

import uvicorn

from pipeline.core.errors import PipelineError
from pipeline.core.log import Say
from pipeline.core.paths import Paths
from pipeline.studio.address import listening, only_studio
from pipeline.studio.app import app_of
from pipeline.studio.choose import usual
from pipeline.studio.errand import Errands
from pipeline.studio.finder import Finder
from pipeline.studio.frame import Studio
from pipeline.studio.maker import maker_of

MOST_AT_ONCE = 64  # connections: a browser has six
GRACE = 3  # seconds that an answer may still take once the studio is closed


def studio(paths: Paths, port: int, host: str, say: Say, *, opens: bool) -> None:
    """Open the studio, or the one that is open already, and serve it until it is closed.

    port: 0 for any that is free. Raises UsageError for a port that is taken, PublishError where
    data/out cannot be written.
    """
    with only_studio(paths.out) as place:
        if isinstance(place, str):
            say(f"open       the studio is open already: {place}")
            _open(place, opens=opens)
            return
        listener, address = listening(port, host)
        with listener, maker_of(paths) as maker:
            server = uvicorn.Server(_config(timeout=GRACE))
            errands = Errands()
            room = Studio(paths, address, maker, Finder(paths), errands, lambda: _end(server))
            server.config.app = app_of(room)
            threading.Thread(target=_warm, args=(room,), daemon=True).start()
            place.write_text(f"{address.url}\n")
            say(f"open       {address.url}")
            say("           Close it with the button on its pages, or with Ctrl-C here.")
            _open(address.url, opens=opens)
            try:
                _serve(server, listener)
            finally:
                errands.stop()
    say("closed     the studio")


def _config(timeout: int) -> uvicorn.Config:
    return uvicorn.Config(
        "", log_config=None, access_log=False, lifespan="off", server_header=False, ws="none",
        timeout_graceful_shutdown=timeout, proxy_headers=False, limit_concurrency=MOST_AT_ONCE,
    )  # fmt: skip


def _serve(server: uvicorn.Server, listener: socket.socket) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # it comes again when all is served
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


def _end(server: uvicorn.Server) -> None:
    server.should_exit = True


def _open(url: str, *, opens: bool) -> None:
    if opens and url:
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def _warm(room: Studio) -> None:
    """Have ready what the first page needs, while the browser opens."""
    with suppress(PipelineError, OSError):  # the page that needs it tells
        room.maker.warm(usual(room).words)
