"""A version of Python → its known holes in what reads the files that others send."""

HOLES = {  # module and CVE: in each line of versions, the first in which it is closed
    "zipfile (CVE-2025-8291)": ((3, 11, 14), (3, 12, 12), (3, 13, 10), (3, 14, 1)),
    "html.parser (CVE-2025-6069)": ((3, 11, 14), (3, 12, 12), (3, 13, 6)),
    "tempfile (CVE-2023-6597)": ((3, 11, 8), (3, 12, 1)),
}


def holes(version: tuple[int, int, int]) -> str:
    """Say which holes a version has, and what closes them; "" for none."""
    closed = {
        name: next((one for one in fixed if one[:2] == version[:2]), version)
        for name, fixed in HOLES.items()
    }
    known = [name for name, one in closed.items() if version < one]
    if not known:
        return ""
    here, there = (".".join(map(str, one)) for one in (version, max(closed.values())))
    return (
        f"Python {here} has known holes in {', '.join(known)}, unless its distributor closed them; "
        f"{there} has none of them"
    )
