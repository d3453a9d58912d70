"""A comparison → the brochure that says it."""

from collections.abc import Callable

from pipeline.brochures import charts as pictures
from pipeline.brochures import cost_of_living as cost
from pipeline.brochures import ranks as ranking
from pipeline.brochures import sampling_error as judged
from pipeline.brochures import sentences as prose
from pipeline.brochures.brochure import Brochure, Column, RoleText, Row, Start, Table
from pipeline.brochures.comparison import Comparison, SideFacts
from pipeline.brochures.job_titles import title_panel
from pipeline.brochures.ledger import Ledger, cell
from pipeline.brochures.places import inside, label, short_name
from pipeline.brochures.quotable.quotes import quotable
from pipeline.brochures.small_print import columns, method, sources
from pipeline.brochures.trend.page import trend
from pipeline.core import formats
from pipeline.core.figure import Sentence, sentence
from pipeline.settings.brochures import Organisation
from pipeline.warehouse.rows import Outlook, Pay

PERCENTILES = (
    ("10th", "10th percentile"),
    ("25th", "25th percentile"),
    ("median", "Median"),
    ("75th", "75th percentile"),
    ("90th", "90th percentile"),
    ("mean", "Mean"),
)
PREPARATION = {
    "Typical education": "typical_education_name",
    "Work experience": "work_experience_name",
    "On-the-job training": "on_the_job_training_name",
}
MATRIX_FILE = "brochures.toml"


def compose(
    facts: Comparison, organisation: Organisation, ledger: Ledger, *, with_quotes: bool = True
) -> Brochure:
    """Write one brochure: every sentence, table and picture, for any layout and variant.

    with_quotes: also what may be said at a desk, which the layout of that name alone shows.
    """
    pair = facts.pair
    first, second = (_role(facts, side, ledger) for side in facts.sides)

    def own(text: str, name: str) -> Sentence:
        return ledger.editorial(text, id=f"{MATRIX_FILE}.{name}", source=MATRIX_FILE)

    start = _start(facts, organisation, own)
    methods, cited = method(facts, ledger), sources(facts, ledger)
    closing = (start.disclaimer, sentence("Sources: ", cited[0]), *cited[1:])

    return Brochure(
        pair_slug=pair.slug,
        area_code=facts.area.area_code,
        title=f"{first.name} or {second.name}? Pay and outlook in {facts.area.area_name}",
        title_size=_title_size(facts),
        area_name=facts.area.area_name,
        area_short_name=short_name(facts.area.area_name, facts.area.area_kind),
        area_kind=facts.area.area_kind,
        state_name=facts.area.state_name or facts.area.area_name,
        period=sentence(prose.period("bls_oews", ledger)),
        finding=prose.finding(facts, ledger),
        per=prose.PER[prose.pay_unit(facts)],
        headline=own(pair.headline, "headline"),
        shared=own(pair.shared, "shared"),
        choices=tuple(
            own(text, name)
            for name, text in (("first", pair.choose_first), ("second", pair.choose_second))
            if text
        ),
        practical_heading=own(pair.practical_heading, "practical_heading"),
        office_heading=own(pair.office_heading, "office_heading"),
        first=first,
        second=second,
        glance=_glance(facts, ledger),
        pay=pictures.pay_ranges(facts, ledger),
        pay_table=_pay_table(facts, ledger),
        full_pay_table=_pay_table(facts, ledger, with_state=True),
        mean_errors=_mean_errors(facts, ledger),
        after_prices=cost.after_prices(facts, _sided_columns(facts), ledger),
        gap=judged.gap_verdict(facts, ledger),
        deltas=judged.delta_verdicts(facts, ledger),
        judged=judged.judged_rows(facts, ledger),
        jobs=tuple(prose.jobs(facts, side, ledger) for side in facts.sides),
        region=pictures.regional_delta(facts, ledger),
        region_basis=cost.basis(facts, ledger),
        parities=cost.parities(facts, ledger),
        region_notes=cost.notes(facts, ledger),
        best=pictures.best_paying(facts, ledger),
        best_dots=ranking.dots(facts, pictures.places_shown(facts)),
        leads=ranking.leads(facts, pictures.places_shown(facts)),
        ranks=ranking.ranks(facts, ledger),
        growth=pictures.growth(facts, ledger),
        projected_jobs=tuple(
            text for side in facts.sides if (text := prose.projected_jobs(side, ledger))
        ),
        openings=prose.openings(facts, ledger),
        start=start,
        organisation=organisation,
        method=methods,
        small_print=columns(closing[0], *methods, *closing[1:]),
        short_print=columns(*closing),
        trend=trend(facts, ledger) if facts.is_trend else None,
        quotable=quotable(facts, ledger) if with_quotes else None,
        titles=title_panel(facts, ledger),
    )


def _title_size(facts: Comparison) -> str:
    """Choose how large the two names can stand on a cover."""
    names = [side.name.text for side in facts.sides]
    longest = max(len(word) for name in names for word in name.split())
    length = max(map(len, names))
    if longest <= 14 and length <= 26:
        return "large"
    return "medium" if longest <= 18 and length <= 48 else "small"


def _role(facts: Comparison, side: SideFacts, ledger: Ledger) -> RoleText:
    role, slug = side.role, side.role.role_slug if side.role else ""

    def own(text: str, name: str) -> Sentence:
        file = f"data/raw/roles/{slug}.toml"
        return ledger.editorial(
            text, id=f"{file}.{name}", source=file, file_sha256=role.file_sha256 if role else ""
        )

    def each(texts: list[str], name: str) -> tuple[Sentence, ...]:
        return tuple(own(text, f"{name}.{number}") for number, text in enumerate(texts, start=1))

    median = ledger.pay(side.here, f"{prose.pay_unit(facts)}_median", side.side)
    return RoleText(
        side=side.side,
        name=side.name,
        short=side.short,
        occupation=sentence(side.occupation.occupation_name, " (", _code(side, ledger), ")"),
        median=sentence(median) if median else sentence("not published", is_missing=True),
        evidence=own(role.evidence_text if role else "", "soc_evidence"),
        summary=own(role.summary_text if role else "", "summary"),
        practical_duties=each(role.practical_duty_texts if role else [], "practical_duties"),
        office_duties=each(role.office_duty_texts if role else [], "office_duties"),
        no_practical_duties=own(
            role.no_practical_duties_text if role else "", "no_practical_duties"
        ),
        education=own(role.education_text if role else "", "education"),
        certification=own(role.certification_text if role else "", "certification"),
        preparation=_preparation(side, ledger),
    )  # fmt: skip


def _preparation(side: SideFacts, ledger: Ledger) -> tuple[Row, ...]:
    texts = {name: getattr(side.outlook, column, None) for name, column in PREPARATION.items()}
    return tuple(
        Row(sentence(name), (_asked(text, PREPARATION[name], side.outlook, ledger),))
        for name, text in texts.items()
        if text and side.outlook
    )


def _asked(text: str, column: str, row: Outlook, ledger: Ledger) -> Sentence:
    # the publisher's word for nothing asked for is None, which reads as a gap
    said = "Not required" if text == "None" else text
    return ledger.projected(row, column, said)


def _glance(facts: Comparison, ledger: Ledger) -> tuple[Row, ...]:
    described = _described if facts.is_editorial else _classified
    period, years = (prose.period(name, ledger) for name in ("bls_oews", "bls_projections"))
    return (
        *described(facts, ledger),
        Row(
            sentence("Median pay, ", period), tuple(_median(facts, s, ledger) for s in facts.sides)
        ),
        Row(
            sentence("Growth, ", years),
            tuple(prose.growth(side, ledger) for side in facts.sides),
        ),
    )


def _described(facts: Comparison, ledger: Ledger) -> list[Row]:
    roles = [side.role for side in facts.sides if side.role]
    texts = {
        ("Workplaces", "workplaces"): [
            formats.listing(role.workplace_names).capitalize() for role in roles
        ],
        ("Hours", "hours"): [role.hours_text for role in roles],
        ("Training", "training_short"): [role.training_text for role in roles],
    }
    files = [(f"data/raw/roles/{role.role_slug}.toml", role.file_sha256) for role in roles]
    return [
        Row(
            sentence(name),
            tuple(
                ledger.editorial(text, id=f"{file}.{field}", source=file, file_sha256=sha256)
                for text, (file, sha256) in zip(pair, files, strict=True)
            ),
        )
        for (name, field), pair in texts.items()
    ]


def _classified(facts: Comparison, ledger: Ledger) -> list[Row]:
    prepared = [
        {str(row.label): row.cells[0] for row in _preparation(s, ledger)} for s in facts.sides
    ]
    unknown = sentence("not published", is_missing=True)
    return [
        Row(sentence("Federal code"), tuple(_code(side, ledger) for side in facts.sides)),
        *(
            Row(sentence(name), tuple(texts.get(name, unknown) for texts in prepared))
            for name in PREPARATION
        ),
        Row(
            sentence(f"Jobs {inside(facts.area)}"),
            tuple(
                cell(ledger.pay(s.here, "employment", s.side), s.here, "employment")
                for s in facts.sides
            ),
        ),
        Row(
            sentence("Openings a year, U.S."),
            tuple(_openings(side, ledger) or unknown for side in facts.sides),
        ),
    ]


def _code(side: SideFacts, ledger: Ledger) -> Sentence:
    return sentence("SOC ", ledger.code(side.occupation.occupation_code))


def _openings(side: SideFacts, ledger: Ledger) -> Sentence:
    column = "openings_per_year_thousands"
    figure = ledger.outlook(side.outlook, column, formats.thousands, "jobs_per_year", side.side)
    return sentence(figure) if figure else sentence()


def _median(facts: Comparison, side: SideFacts, ledger: Ledger) -> Sentence:
    unit = prose.pay_unit(facts)
    figure = ledger.pay(side.here, f"{unit}_median", side.side)
    if figure is None:
        why = cell(None, side.here, f"{unit}_median")
        wider = prose.wider_median(facts, side, ledger)
        elsewhere = sentence(f"; {wider[0].area_name}: ", wider[1]) if wider else ""
        return sentence(why, " here", elsewhere, is_missing=True)
    hourly = ledger.pay(side.here, "hourly_median", side.side) if unit == "annual" else None
    tail = sentence(" (", hourly, " an hour)") if hourly else sentence()
    return sentence(figure, " a year" if unit == "annual" else " an hour", tail)


def _pay_table(facts: Comparison, ledger: Ledger, *, with_state: bool = False) -> Table:
    columns = [(s, *column) for s in facts.sides for column in _columns(facts, s, with_state)]
    return Table(
        columns=tuple(Column(side.short, place) for side, place, _ in columns),
        rows=tuple(
            Row(
                sentence(label),
                tuple(_pay_cell(row, f"annual_{name}", side, ledger) for side, _, row in columns),
                tuple(_pay_cell(row, f"hourly_{name}", side, ledger) for side, _, row in columns),
            )
            for name, label in PERCENTILES
        ),
    )


def _mean_errors(facts: Comparison, ledger: Ledger) -> Row:
    return Row(
        sentence("Relative standard error of the mean"),
        tuple(_pay_cell(row, "mean_rse", side, ledger) for side, row in _sided_columns(facts)),
    )


def _sided_columns(facts: Comparison) -> list[tuple[SideFacts, Pay | None]]:
    return [(s, row) for s in facts.sides for _, row in _columns(facts, s, with_state=True)]


def _columns(facts: Comparison, side: SideFacts, with_state: bool) -> list[tuple[str, Pay | None]]:
    nation = ("U.S.", side.in_nation)
    if facts.is_nation:
        return [nation]
    state = [(facts.state.area_name, side.in_state)] if facts.state and with_state else []
    return [(label(facts.area), side.here), *state, nation]


def _pay_cell(row: Pay | None, name: str, side: SideFacts, ledger: Ledger) -> Sentence:
    return cell(ledger.pay(row, name, side.side), row, name)


def _start(
    facts: Comparison, organisation: Organisation, own: Callable[[str, str], Sentence]
) -> Start:
    trains = any(s.role and s.role.role_slug == organisation.programme_role for s in facts.sides)
    length = f", {organisation.programme_length}" if organisation.programme_length else ""
    phone_link = f"tel:+1-{organisation.phone}" if organisation.phone else ""
    return Start(
        programme=own(f"{organisation.programme}{length}." if trains else "", "programme"),
        phone=own(organisation.phone, "phone"),
        phone_link=phone_link,
        help=own(organisation.help if trains else "", "help"),
        disclaimer=own(organisation.disclaimer, "disclaimer"),
        qr_address=organisation.web or phone_link,
        qr_alt=f"A code for a phone’s camera that {'opens' if organisation.web else 'dials'} "
        f"{organisation.web or organisation.phone}",
        qr_label=f"Scan to open {organisation.web}" if organisation.web else "Scan to call",
    )
