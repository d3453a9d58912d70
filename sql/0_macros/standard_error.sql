-- The standard error of an estimate, in its own unit, from the relative one that is published, in
-- percent, to one decimal: a printed 0.0 stands for anything up to 0.05.
create macro standard_error(estimate, relative_error_pct) as
if(relative_error_pct = 0, 0.05, relative_error_pct) / 100 * estimate;
