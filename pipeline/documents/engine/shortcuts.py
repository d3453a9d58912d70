"""What of WeasyPrint is replaced by what is quicker and gives the same: all, or nothing.

With another version than the one whose insides are known, nothing is, and none of them is imported.
"""

from pipeline.documents.engine.known_version import strangeness


def take_shortcuts() -> None:
    """Replace what is known, where WeasyPrint's version is."""
    if not strangeness():
        from pipeline.documents.engine import line_memo, style_defaults  # noqa: PLC0415

        line_memo.remember_lines()
        style_defaults.give_defaults()


def leave_shortcuts() -> None:
    """Let WeasyPrint do as it does by itself, knowing nothing of what was set before."""
    from pipeline.documents.engine import line_memo, panel_memo, style_defaults  # noqa: PLC0415

    line_memo.forget_lines()
    panel_memo.forget_panels()
    style_defaults.compute_all()
