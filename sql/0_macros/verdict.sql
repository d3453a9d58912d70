-- What a difference says, given its margin of error: which of the two is more, "too close", or "not
-- known" where one of them or its error is not published.
create macro verdict(difference, margin, first_name, second_name) as
case
    when difference is null or margin is null then 'not known'
    when difference > margin then first_name || ' more'
    when -difference > margin then second_name || ' more'
    else 'too close'
end;
