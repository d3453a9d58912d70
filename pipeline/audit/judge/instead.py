"""The newest figure of what a claim speaks of → the sentence to write in its place."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.audit.judge.statistics import Statistics
from pipeline.audit.model import PAY_UNITS, RIGHT, Audited, PublishedFigure
from pipeline.brochures.places import placed
from pipeline.core import formats
from pipeline.core.words import say
from pipeline.sources.bls_oews.codes import ALL_OCCUPATIONS
from pipeline.sources.register import BY_NAME

NAMED = ("median", "mean")
OF_SEVERAL = ("rank", "compared")  # verdicts on words that rest on as many figures as they compare


def with_sentence(audited: Audited, statistics: Statistics, names: Mapping[str, str]) -> Audited:
    """Give a claim that is not the newest figure what would be; names: occupations in plural."""
    verdict = audited.verdict
    newest = [known for note in audited.notes if note.kind == "older" for known in note.known]
    if not newest and verdict.kind not in RIGHT:
        several = verdict.known if verdict.reason in OF_SEVERAL else verdict.known[:1]
        newest = [_renewed(known, statistics) for known in several]
    said = [sentence for known in newest if (sentence := _sentence(known, statistics, names))]
    if not said:
        return audited
    publisher = BY_NAME[newest[0].source].publisher
    instead = str(say("audit-source", sentence=" ".join(said), publisher=publisher))
    return replace(audited, verdict=replace(verdict, instead=instead))


def _renewed(known: PublishedFigure, statistics: Statistics) -> PublishedFigure:
    """Give the newest figure of the same occupation, area and measure."""
    place = known.soc_code, known.area
    newest = statistics.periods(*place, known.measure)[0]
    return statistics.known(*place, newest, known.measure) or known


def _sentence(known: PublishedFigure, statistics: Statistics, names: Mapping[str, str]) -> str:
    """Say a figure with its period, statistic, occupation and area; "" without a number."""
    unit, _, kind = known.measure.partition("_")
    who = "workers" if known.soc_code == ALL_OCCUPATIONS else names.get(known.soc_code, "")
    if known.value is None or not who:
        return ""
    name, number = known.measure, formats.count(known.value)
    if unit in PAY_UNITS:
        number = (formats.dollars if unit == "annual" else formats.hourly)(known.value)
        name = kind if kind in NAMED else "percentile"
    elif known.measure == "change_pct":
        number = formats.percent(abs(known.value))
    start, end = known.release[:4], known.release[:2] + known.release[-2:]
    return str(say(
        "audit-instead", name=name, who=who, where=placed(statistics.areas[known.area]),
        number=number, unit=unit, share=kind[:2], way="down" if known.value < 0 else "up",
        start=start, end=end, when=BY_NAME[known.source].period(known.release),
    ))  # fmt: skip
