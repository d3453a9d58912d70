"""Texts of brochures.toml → what in them is too long, is never filled in, or speaks of pay."""

import re
from collections.abc import Iterator, Mapping

LONGEST = {  # characters by table and field, as the comments of brochures.toml say
    "organisation": {
        "name": 80, "former_name": 80, "place": 60, "web": 60, "email": 60, "help": 150,
        "disclaimer": 450,
    },
    "programme": {"name": 100, "length": 30, "cost": 60, "cost_as_of": 30, "cost_note": 120},
    "pair": {
        "headline": 60, "shared": 260, "choose_first": 110, "choose_second": 110,
        "practical_heading": 15, "office_heading": 15,
    },
}  # fmt: skip
NAME = "{name}"  # stands in a disclaimer for the organisation's
OF_WORK = {
    "programme": ("name", "length"),
    "pair": ("headline", "shared", "choose_first", "choose_second"),
}
PAY = r"(pay|pays|paid|paying|salary|salaries|wages?|incomes?|earnings|compensation|money)"
MORE = r"(more|better|best|higher|highest|greater|less|lower|lowest|well|most|good|top|big|bigger)"
YEAR = re.compile(r"\b(19|20)[0-9]{2}\b")
CLAIM = re.compile(
    r"\$\s?[0-9.,]*k?|lucrative|six[- ]figures?"
    rf"|\b{MORE}\W+((?!with|to|at|for|of|in|on)[\w-]+\W+)?{PAY}\b"
    rf"|\b{PAY}\W+((a|lot|much|far|is|are|even|\w+ly)\W+){{0,3}}{MORE}\b(?!\W+attention)"
    rf"|\bearn\w*\W+((a|lot|much|far|even|\w+ly)\W+){{0,3}}(more|less|better|well|most)\b",
    re.IGNORECASE,
)


def misworded(table: str, place: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give what a table's texts must not say, each as what, expected, found.

    place: what stands before a field's name, such as pair[0].
    """
    for name, most in LONGEST[table].items():
        if (length := len(texts.get(name, ""))) > most:
            yield f"field {place}{name} is too long", f"{most} characters at most", str(length)
    for name in OF_WORK.get(table, ()):
        if claim := CLAIM.search(texts.get(name, "")):
            what, expected = f"field {place}{name} speaks of pay", "the work alone: pay belongs to"
            yield what, f"{expected} the statistics", f"“{claim[0].strip()}”"
    for word in re.findall(r"\{[^{}]*\}?|\}", texts.get("disclaimer", "")):
        if word != NAME:
            yield f"field {place}disclaimer has a word that nothing fills in", NAME, word
    cost, day, note = (texts.get(name, "") for name in ("cost", "cost_as_of", "cost_note"))
    if cost and not YEAR.search(day):
        yield f"field {place}cost has no date", 'cost_as_of = "September 2026"', repr(day)
    if not cost and (day or note):
        yield f"field {place}cost is missing", "what the date and the note are of", repr(cost)
