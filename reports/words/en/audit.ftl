# What to write in the place of a claim.

audit-median = In { $when }, the median { $unit ->
    [annual] annual
   *[hourly] hourly
    } wage of { $who } in { $where } was { $number }.
audit-mean = In { $when }, the mean (average) { $unit ->
    [annual] annual
   *[hourly] hourly
    } wage of { $who } in { $where } was { $number }.
audit-percentile = In { $when }, { $share } percent of { $who } in { $where } earned less than
    { $number } { $unit ->
    [annual] a year
   *[hourly] an hour
    }.
audit-employment = In { $when }, { $number } { $who } were employed in { $where }.
audit-growth = The number of jobs for { $who } in { $where } is projected to { $way ->
    [down] decline
   *[up] grow
    } { $number } from { $start } to { $end }.
audit-openings = From { $start } to { $end }, { $number } openings a year are projected for { $who } in
    { $where }.
audit-jobs_start = In { $start }, there were { $number } jobs for { $who } in { $where }.
audit-jobs_end = { $number } jobs for { $who } in { $where } are projected for { $end }.
audit-new_jobs = From { $start } to { $end }, the number of jobs for { $who } in { $where } is projected
    to change by { $number }.
audit-source = { $sentence } Source: { $publisher }.
