# The page for checking the folded sheet, for the print shop.

proof-lead = For checking positions, not colors: both sides of the sheet at half size, with bleed,
    trim, folds and safe zones drawn over them. The sheet itself is in the other file,
    trifold.print.pdf.
proof-flap = Flap: 3.625 in
proof-back = Back: 3.6875 in
proof-cover = Cover: 3.6875 in
proof-inside-first = Inside 1: 3.6875 in
proof-inside-second = Inside 2: 3.6875 in
proof-inside-third = Inside 3: 3.625 in
proof-outside = Outside
proof-lines = Lines
proof-inside = Inside
proof-folding = Folding
proof-outside-panels = The fold-in flap is the narrow panel, at the left: 3.625 in. Back and
    cover: 3.6875 in each.
proof-outside-folds = The folds lie 3.625 in and 7.3125 in from the left edge.
proof-inside-panels = Turn the sheet over its short (left) edge: the flap’s other side is the
    panel at the right, 3.625 in; the other two are 3.6875 in each.
proof-inside-folds = The folds lie 3.6875 in and 7.375 in from the left edge.
proof-folding-order = With the inside up, fold the right panel in first, then the left panel over
    it. The cover is on top, its opening edge at the right.
proof-bleed = Bleed: 0.125 in beyond the trim. Backgrounds at an edge reach it.
proof-trim = Trim: 11 × 8.5 in.
proof-fold = Fold.
proof-safe = Safe zone: 0.125 in inside every trim and fold. Text, pictures and lines stay in it;
    backgrounds may leave it.
