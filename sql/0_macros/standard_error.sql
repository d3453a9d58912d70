-- The standard error of an estimate, in its own unit, from the relative one that is published, in
-- percent, to one decimal: a small one counts as the most that its rounding allows, 0.0 as 0.05.
create macro standard_error(estimate, relative_error_pct) as
(relative_error_pct + if(relative_error_pct < 0.5, 0.05, 0)) / 100 * estimate;
