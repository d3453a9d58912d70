"""Printed figures, computed again from the raw files: nothing of pipeline/ or sql/ is used here.

Run it on an edition: python -m tests.oracle data/out/latest [root]. The rules, all of them:

- A number is rounded as a reader does, halves away from zero, from its exact value.
- Pay a year is whole dollars, pay an hour dollars and cents; a wage at the publisher's ceiling is
  the ceiling and "or more". A difference or margin of yearly pay is to the nearest $100, below $100
  to the nearest $10, without its sign; one of hourly pay is in dollars and cents.
- A published percentage has one decimal. A difference in percent is whole, with its sign, or
  without it where its id ends in "unsigned".
- Employment with its error is rounded as the second digit of its margin is, to tens at least; its
  id ends in "about", the margin's in "margin". Elsewhere it is a whole number; projections count
  thousands of jobs and are printed as jobs.
- Employment per 1,000 jobs is so many in every 1,000, 10,000 or 100,000 jobs, whichever is the
  first that gives 0.95 or more. A location quotient has two decimals, and "times".
- A difference that exceeds its margin has so many digits more that the two print apart.
- An end of an interval, or a difference of means, of less than $5 is "under $5"; pay after prices
  is to the nearest $10, and is pay over the parity in hundreds.
- A mean's places: it is behind the peers whose means exceed it by more than the standard error of
  the difference times the normal quantile that leaves 5 % to be shared by all comparisons on
  either side. To a relative standard error below 0.5 % half its last digit is added, everywhere.
- An area is a part of its state, in its share of the jobs, unless it lies in several states or jobs
  of either are withheld; then the two, as any others, count as independent. Parities are exact.
- Pay over time is pay times the price index of the newest May over that of its own May.
- The next release is due its publisher's interval after the day that the receipt says.
- Two job titles are near when one word is added, left out or exchanged, while two words are shared
  (or one, where the name has no more); words are compared in lower case, in the singular, with
  tech, lab and asst at full length, and a title with a short form in brackets is either of both.
- Housing is said to make most of a difference in prices where it is on the same side of the
  nation's, three times as far as all items, and twice as far as goods and as other services.
- A price parity has one decimal. A rank is an ordinal: one more than the peers that are paid more.
"""

import json
import math
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from tests.oracle.formulas import derived, digits
from tests.oracle.keys import published, value_of, worked
from tests.oracle.printing import PUBLISHED, printed
from tests.oracle.raw import SERIES, Raw
from tests.oracle.texts import text_of


@dataclass
class Proof:
    """How many figures were walked, by kind and source, and what is wrong with which."""

    counts: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __str__(self) -> str:
        lines = [f"{number:>9,}  {kind}, {source}" for (kind, source), number
                 in sorted(self.counts.items())]  # fmt: skip
        total = (
            f"{self.counts.total():>9,}  figures, {len(self.faults)} differ, {self.seconds:.1f} s"
        )
        return "\n".join([*lines, total, *self.faults[:20]])


def prove(files: list[Path], root: Path) -> Proof:
    """Walk every figure of some documents' figures.json; root holds data/raw and brochures.toml."""
    started = time.perf_counter()
    documents = {"/".join(path.parts[-3:]): json.loads(path.read_text()) for path in files}
    proof = walk(documents, raw_of(documents, root))
    proof.seconds = time.perf_counter() - started
    return proof


def raw_of(documents: dict[str, list[dict]], root: Path) -> Raw:
    figures = [figure for document in documents.values() for figure in document]
    return Raw(root, _releases(figures), _occupations(figures))


def walk(documents: dict[str, list[dict]], raw: Raw) -> Proof:
    proof, known = Proof(), {}
    for name, document in documents.items():
        own = {figure["id"]: figure for figure in document}
        for figure in document:
            proof.counts[figure["kind"], figure["source"]] += 1
            text = json.dumps(figure)
            if text not in known:
                known[text] = _fault(raw, figure, own)
            if known[text]:
                proof.faults.append(f"{name} {figure['id']}: {known[text]}")
    return proof


def _releases(figures: list[dict]) -> dict[str, str]:
    """Give the newest release of each source.

    Of pay over time, and of rounds beside which a place's own stands, older ones are cited as such.
    """
    is_older = re.compile(r"local\.|(period\.|series\.)?\w+/\d").match
    found = {
        (f["source"], f["release"])
        for f in figures
        if f["kind"] == "published" and not is_older(f["id"])
    }
    if len(dict(found)) != len(found):
        raise ValueError(f"one source is cited in two releases: {sorted(found)}")
    return dict(found)


def _occupations(figures: list[dict]) -> set[str]:
    keys = {key for figure in figures for key in (figure["key"], *figure["inputs"])}
    return {match[3] for key in keys if (match := SERIES.fullmatch(key))}


def _fault(raw: Raw, figure: dict, own: dict[str, dict]) -> str:
    """Say what is wrong with a figure; "" when nothing is."""
    try:
        if figure["unit"] in ("text", "period") or figure["kind"] == "editorial":
            return _text_fault(raw, figure)
        if figure["kind"] == "derived":
            return _derived_fault(raw, figure, own)
        return _published_fault(raw, figure)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        return f"cannot be computed: {error!r}"


def _published_fault(raw: Raw, figure: dict) -> str:
    key, value = published(raw, figure)
    if key != figure["key"]:
        return f"cites {figure['key']}, not {key}"
    if not _is_held(raw, figure):
        return "the checksum is of no file of its release"
    if value is None:
        unit = figure["id"].split(".")[-1].partition("_")[0]
        text = f"{PUBLISHED[figure['unit']](Fraction(raw.ceilings[unit]))} or more"
        is_right = raw.is_top_coded(key) and figure["value"] is None
        return "" if is_right and text == figure["printed"] else f"should be {text}"
    if float(value) != figure["value"]:
        return f"is {figure['value']}, the file says {float(value)}"
    return _print_fault(figure, value, margin=_jobs_margin(raw, figure))


def _derived_fault(raw: Raw, figure: dict, own: dict[str, dict]) -> str:
    for key, given in zip(figure["inputs"], figure["input_values"], strict=True):
        value = value_of(raw, key, own)
        if given != (float(value) if isinstance(value, Fraction) else value):
            return f"{key} is {given} in it, the file says {value}"
    value = worked(raw, figure, own)
    if not math.isclose(value, figure["value"], rel_tol=1e-9, abs_tol=1e-9):
        return f"is {figure['value']}, its formula gives {float(value)}"
    if not _are_held(raw, figure):
        return "names a checksum that is of no file of its release"
    meant = derived(raw, figure)
    if not math.isclose(meant, figure["value"], rel_tol=1e-9, abs_tol=1e-9):
        return f"is {figure['value']}, should be {float(meant)}"
    return _print_fault(figure, meant, digits(raw, figure), _jobs_margin(raw, figure))


def _jobs_margin(raw: Raw, figure: dict) -> float:
    """Give the margin that a number of jobs, or itself, is rounded by."""
    if not figure["id"].endswith((".employment.about", ".employment.margin")):
        return 0
    return raw.jobs(figure["row"]["area_code"], figure["row"]["occupation_code"])[1]


def _print_fault(figure: dict, value: Fraction, digits: int = 0, margin: float = 0) -> str:
    text = printed(figure, value, digits, margin)
    return "" if text == figure["printed"] else f"prints {figure['printed']}, should be {text}"


def _are_held(raw: Raw, figure: dict) -> bool:
    said = (figure[name].split(", ") for name in ("source", "release", "file_sha256"))
    return all(
        _is_held(raw, {"source": source, "release": release, "file_sha256": sha256})
        for source, release, sha256 in zip(*said, strict=True)
    )


def _is_held(raw: Raw, figure: dict) -> bool:
    files = raw.receipt(figure["source"], figure["release"])["files"]
    return figure["file_sha256"] in [file["sha256"] for file in files]


def _text_fault(raw: Raw, figure: dict) -> str:
    """Look a number of words up where it was taken from: a cell, a receipt, a text of our own."""
    if figure["kind"] == "editorial":
        held = (raw.root / figure["source"]).read_text()
    else:
        held = text_of(raw, figure)
    found = re.search(rf"(?<![\d.]){re.escape(figure['printed'])}(?!\d)", held)
    return "" if found else f"{figure['printed']} does not stand in its source: {held[:80]}"


def main() -> int:
    edition, *given = map(Path, sys.argv[1:])
    root = given[0] if given else Path(__file__).parents[2]
    proof = prove(sorted(edition.rglob("*.figures.json")), root)
    print(proof)
    return 1 if proof.faults else 0
