"""The codes of OEWS that stand for all of a kind, as its flat files write them."""

NATION = "0000000"  # of areas
ALL_INDUSTRIES = "000000"
ALL_OCCUPATIONS = "00-0000"  # with the hyphen of the SOC, as the projections write it, too
