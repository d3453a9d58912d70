-- The 90 % margin of error of a difference between two estimates, from their standard errors; of
-- one estimate, where the other has none. part: how much of the second is the first itself, as of a
-- state one of its areas; then the second's error is no less than what the first brings into it.
create macro margin_90(first_error, second_error, part := 0) as
1.645 * sqrt(
    first_error ** 2
    + if(second_error < part * first_error, part * first_error, second_error) ** 2
    - 2 * part * first_error ** 2
);
