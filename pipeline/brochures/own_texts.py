"""The texts of brochures.toml → what a brochure says of its pair, and how to start."""

from pipeline.brochures.brochure import PairText, Start
from pipeline.brochures.comparison import Comparison
from pipeline.brochures.ledger import Ledger
from pipeline.core.figure import Sentence
from pipeline.settings.brochures import Organisation, Pair

MATRIX_FILE = "brochures.toml"


def pair_text(pair: Pair, ledger: Ledger) -> PairText:
    """Carry a pair's own texts."""
    choices = (("first", pair.choose_first), ("second", pair.choose_second))
    return PairText(
        headline=_own(pair.headline, "headline", ledger),
        shared=_own(pair.shared, "shared", ledger),
        choices=tuple(_own(text, name, ledger) for name, text in choices if text),
        practical_heading=_own(pair.practical_heading, "practical_heading", ledger),
        office_heading=_own(pair.office_heading, "office_heading", ledger),
    )


def start(facts: Comparison, organisation: Organisation, ledger: Ledger) -> Start:
    """Say how to start: the programme is named where it trains for one of the two roles."""
    trains = any(s.role and s.role.role_slug == organisation.programme_role for s in facts.sides)
    length = f", {organisation.programme_length}" if organisation.programme_length else ""
    programme = f"{organisation.programme}{length}." if trains else ""
    phone_link = f"tel:+1-{organisation.phone}" if organisation.phone else ""
    return Start(
        programme=_own(programme, "programme", ledger),
        phone=_own(organisation.phone, "phone", ledger),
        phone_link=phone_link,
        help=_own(organisation.help if trains else "", "help", ledger),
        disclaimer=_own(organisation.disclaimer, "disclaimer", ledger),
        qr_address=organisation.web or phone_link,
        qr_alt=f"A code for a phone’s camera that {'opens' if organisation.web else 'dials'} "
        f"{organisation.web or organisation.phone}",
        qr_label=f"Scan to open {organisation.web}" if organisation.web else "Scan to call",
    )


def _own(text: str, name: str, ledger: Ledger) -> Sentence:
    return ledger.editorial(text, id=f"{MATRIX_FILE}.{name}", source=MATRIX_FILE)
