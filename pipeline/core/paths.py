"""Where things are, from one root."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SQL = ROOT / "sql"
TEMPLATES = ROOT / "reports" / "templates"
WORDS = ROOT / "reports" / "words"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders that a run reads and writes; tests give another root."""

    root: Path = ROOT

    @property
    def raw(self) -> Path:
        return self.root / "data" / "raw"

    @property
    def out(self) -> Path:
        return self.root / "data" / "out"

    @property
    def matrix(self) -> Path:
        return self.root / "brochures.toml"

    @property
    def logs(self) -> Path:
        return self.out / "logs"
