"""A number that is words (a date, a period, a series' name) → the text that it was taken from."""

from tests.oracle.keys import value_of
from tests.oracle.local import local
from tests.oracle.raw import Raw
from tests.oracle.titles import words

MONTHS_BETWEEN = {"bls_oews": 12, "bea_rpp": 12, "bls_projections": 12}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def text_of(raw: Raw, figure: dict) -> str:  # noqa: C901, PLR0911
    kind, *rest = figure["id"].split(".")
    source = figure["source"]
    if kind == "series":
        return _series(raw, figure)
    if figure["key"] == "licence":
        return raw.receipt(source)["licence"]
    if figure["key"] == "next expected":
        return _next_expected(raw, source)
    if kind == "period":
        return _period(raw, figure)
    if kind == "soc" and source == "onet":
        return rest[0] if rest[0] in {code for code, _ in raw.job_titles} else "no such occupation"
    if kind == "soc":
        codes = {row["occupation_code"] for row in raw.lookup("oe.occupation")}
        return rest[0] if rest[0].replace("-", "") in codes else "no such occupation"
    if kind == "program":
        return program(raw, figure, rest[0])
    if figure["mart"] == "local_outlook":
        return str(local(raw, figure)[1])
    row, column = figure["row"], figure["column"].removesuffix("_name")
    if figure["mart"] == "outlook_reasons":
        return reason(raw, figure)
    if figure["mart"] == "outlook":
        return raw.projections[row["occupation_code"],][column]
    if column == "parity_vintage":
        return raw.parities[raw.place(row["area_code"])]["vintage"]
    year, month, day = raw.receipt(source, figure["release"])["retrieved"].split("-")
    return f"{MONTHS[int(month) - 1]} {int(day)}, {year}"


def program(raw: Raw, figure: dict, role: str) -> str:
    """Give a program's code, once it has a role's name and leads where its row says."""
    code = figure["row"]["cip_code"]
    led = raw.programs[code]
    (title,) = {title for title, _ in led}
    said = (f"CIP-SOC, {code}, CIP2020Code", ", ".join(sorted(soc for _, soc in led)))
    is_named = words(raw.role(role)["title"]) <= words(title)
    is_right = is_named and said == (figure["key"], figure["row"]["soc_codes"])
    return code if is_right else f"{said}: {title}"


def reason(raw: Raw, figure: dict) -> str:
    """Name the table of a reason, once its key, its row there and its words are the file's."""
    row = figure["row"]
    place = row["occupation_code"], row["matrix_industry_code"]
    held = raw.reasons[place]
    key = ", ".join(("Table 1.12", f"row {held['sheet_row']}", *place, "reason"))
    is_right = (key, held["reason"]) == (figure["key"], figure["value"])
    return "1.12" if is_right else f"{key}: {held['reason']}"


def _period(raw: Raw, figure: dict) -> str:
    source, release = figure["source"], figure["release"]
    if source == "bls_oews" and release == raw.releases[source]:
        return (raw.oews / "oe.release").read_text()
    if source == "bls_oews":
        return f"May {release[:4]}"
    if source == "bls_cpi":
        year, month = release.split("-")
        return f"{MONTHS[int(month) - 1]} {year}"
    return release.replace("-", "–") if source.endswith("_projections") else release


def _series(raw: Raw, figure: dict) -> str:
    """Give a series' name, once it is one of the publisher's."""
    value_of(raw, figure["key"], {})
    return figure["key"]


def _next_expected(raw: Raw, source: str) -> str:
    receipt = raw.receipt(source)
    year, month, _ = map(int, (receipt["posted"] or receipt["retrieved"]).split("-"))
    later, month = divmod(month - 1 + MONTHS_BETWEEN[source], 12)
    return f"{MONTHS[month]} {year + later}"
