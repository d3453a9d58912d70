-- The 90 % margin of error of a difference between two estimates, from their standard errors; of
-- one estimate, where the other has none.
create macro margin_90(first_error, second_error) as
1.645 * sqrt(first_error ** 2 + second_error ** 2);
