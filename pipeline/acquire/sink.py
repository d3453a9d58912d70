"""Published bytes, block by block → a temporary file, hashed, and compressed, on the way."""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import zstandard

from pipeline.archive.receipt import Fetched, ReceiptFile
from pipeline.core.errors import AcquireError
from pipeline.core.files import sha256_of

# the whole OEWS release, 331 MB: 4 s on two cores and 25 MB, where level 19 takes minutes for 18
LEVEL, THREADS = 9, 2
COMPRESSED = "stored compressed; unpacks to the published bytes"
END = 1 << 16
T = TypeVar("T")


class Sink:
    """A file being written in the folder `into`, under its publisher's name; .zst when packed.

    count: the published bytes so far; end: the last of them. Raises AcquireError where the disk
    fails.
    """

    def __init__(self, into: Path, name: str, *, packed: bool = False) -> None:
        self.name = name
        self.path = into / (f"{name}.zst" if packed else name)
        self._packed = packed
        self._file = self._tried(lambda: self.path.open("wb"))
        self.restart()

    def restart(self) -> None:
        """Forget what was written."""
        self.count, self.end, self._digest = 0, b"", hashlib.sha256()
        self._tried(lambda: (self._file.seek(0), self._file.truncate()))
        packer = zstandard.ZstdCompressor(level=LEVEL, threads=THREADS, write_checksum=True)
        self._target = packer.stream_writer(self._file, closefd=False) if self._packed else None

    def write(self, block: bytes) -> None:
        """Write the next published bytes."""
        self.count += len(block)
        self.end = (self.end[-END:] + block)[-END:] if len(block) < END else block[-END:]
        self._digest.update(block)
        self._tried(lambda: (self._target or self._file).write(block))

    def close(self, address: str = "") -> Fetched:
        """Finish the file, and describe it as its receipt will."""
        self._tried(self._finish)
        return Fetched(
            self.path,
            ReceiptFile(
                name=self.name,
                stored_as=self.path.name,
                bytes=self.count,
                sha256=self._digest.hexdigest(),
                stored_sha256=self._tried(lambda: sha256_of(self.path)),
                note=COMPRESSED if self._packed else "",
                address=address,
            ),
        )

    def remove(self) -> None:
        """Leave nothing behind."""
        with contextlib.suppress(OSError):  # what a full disk did not take
            self._file.close()
        self.path.unlink(missing_ok=True)

    def _finish(self) -> None:
        if self._target is not None:
            self._target.flush(zstandard.FLUSH_FRAME)
        self._file.close()

    def _tried(self, step: Callable[[], T]) -> T:
        try:
            return step()
        except OSError as error:
            raise AcquireError(
                "the file cannot be written",
                where=str(self.path),
                found=error.strerror or str(error),
                todo="Free some space (a release of all areas needs half a gigabyte) or make the "
                "folder writable; nothing was archived.",
            ) from error
