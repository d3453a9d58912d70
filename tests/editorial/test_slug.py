"""A role is called as a person would call it, whatever its occupation is called."""

import re

import pytest

from pipeline.core.paths import ROOT, Paths
from pipeline.editorial.slug import slugs
from pipeline.sources.bls_oews.publication import occupations
from pipeline.sources.roles.publication import SLUG

ENTRIES = occupations(Paths(ROOT))
SLUGS = dict(zip((entry.name for entry in ENTRIES), slugs([e.name for e in ENTRIES]), strict=True))
QUALIFIED = r"-(except|including|all-other)\b"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Nursing Assistants", "nursing-assistant"),
        ("Legal Secretaries and Administrative Assistants", "legal-secretary"),
        ("Waiters and Waitresses", "waiter"),
        ("Coaches and Scouts", "coach"),
        ("Nurse Midwives", "nurse-midwife"),
        ("Sales and Related Workers, All Other", "sales-and-related-worker"),
        ("Elementary School Teachers, Except Special Education", "elementary-school-teacher"),
        ("Police and Sheriff's Patrol Officers", "police-and-sheriffs-patrol-officer"),
        ("Compensation, Benefits, and Job Analysis Specialists",
         "compensation-benefits-and-job-analysis-specialist"),
        ("Cooks, Fast Food", "fast-food-cook"),
        ("Cooks, All Other", "cook"),
        ("Physicians, Pathologists", "pathologist-physician"),
        ("Roustabouts, Oil and Gas", "roustabout"),
        ("Helpers--Electricians", "electrician-helper"),
        ("First-Line Supervisors of Retail Sales Workers", "retail-sales-worker-supervisor"),
        ("Cleaners of Vehicles and Equipment", "vehicles-and-equipment-cleaner"),
    ],
)  # fmt: skip
def test_an_occupation_of_each_kind(name, slug):
    assert SLUGS[name] == slug


def test_every_occupation_has_a_slug_of_its_own_in_the_singular():
    assert len(SLUGS) == len(set(SLUGS.values())) == 830
    assert [slug for slug in SLUGS.values() if not re.fullmatch(SLUG, slug)] == []
    assert [slug for slug in SLUGS.values() if re.search(r"s$|" + QUALIFIED, slug)] == []
    assert [slug for name, slug in SLUGS.items() if len(slug) > len(name)] == []


def test_no_role_that_there_is_has_the_slug_of_another_occupation():
    codes = {slug: entry.code for entry, slug in zip(ENTRIES, SLUGS.values(), strict=True)}
    held = {path.stem: path.read_text() for path in (ROOT / "data/raw/roles").glob("*.toml")}

    assert [
        slug for slug in codes if f'"{codes[slug]}"' not in held.get(slug, f'"{codes[slug]}"')
    ] == []
