"""The short names of the publications: of folder, archive, key and raw tables."""

OEWS, PROJECTIONS, PARITIES, PRICES, ONET = FETCHED = (
    "bls_oews", "bls_projections", "bea_rpp", "bls_cpi", "onet",
)  # fmt: skip
