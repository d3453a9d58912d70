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

# What was found, by the reason of the verdict; $known: the publisher's figures, each with its period.

audit-found = { $reason ->
    [points] Growth is a percentage of the jobs at the start, not a number of points. { $known }
    [out_of_range] No release that is held comes within 10 percent of it. { $known }
    [beside] { $said } is not { $words } { $other }.
    [beside_so] { $said } is { $words } { $other }.
    [band] The Handbook calls such growth otherwise. { $known }
    [hours] { $said } × 2,080 hours is { $product } a year, and not { $other }. { $known }
    [rank] First come: { $known }
    [older_release] It is that of { $when }. { $known }
    [between] It lies within what the releases that are held say. { $known }
    [not_the_publishers_figure] “{ $said }” is another source. { $known }
    [part_of_the_occupation] “{ $said }” is not all of the occupation. { $known }
    [release_not_held] { $when } is not held. { $known }
    [release_to_fetch] { $when } is not held. Fetch it: refresh --source bls_oews --release { $said }.
        { $known }
    [not_published] { $when } does not publish the figure. { $known }
    [area_not_held] Of { $when }, that area is not held. { $known }
    [withheld] The publisher withholds the figure. { $known }
    [floor] The publisher says only “or more”. { $known }
    [no_one_area] “{ $said }” is no one area of the statistics; its full name would be needed.
    [no_statistic] It does not say which statistic it is. { $known }
    [assumed_role] The occupation is not read where it governs the amount. { $known }
    [assumed_unit] Whether it is by the hour or by the year is not read. { $known }
    [assumed_area] The area is not read where it governs the amount. { $known }
    [assumed_period] The years are not read where they govern the amount. { $known }
    [which_count] The survey counts employees and the projections all jobs; it does not say which.
        { $known }
    [no_year] It names no year. { $known }
    [no_rank] The statistics do not settle this rank. { $known }
    [no_comparison] The statistics do not settle this comparison. { $known }
    [guarantee] “{ $said }”: the statistics describe an occupation; they promise nobody a job or pay.
    [shortage] “{ $said }”: openings are projected, and are no vacancies; no statistic measures a
        shortage.
    [starting_pay] “{ $said }”: no statistic is starting pay; the survey asks of all who hold a job.
        { $known }
    [you_will_earn] “{ $said }”: the survey says what others earn, not what anyone will earn.
    [never_higher] “{ $said }”: no statistic keeps a record of demand.
    [in_demand] “{ $said }”: demand is said only as a projected growth with its years.
   *[agrees] { $known }
    }
audit-note = { $kind ->
    [undated] It names no year.
    [no_statistic] It names neither median nor mean.
    [two_names] Median and average (the mean) are two statistics; it says both.
    [mixes] It stands beside another role’s figure of a newer period; the two do not compare.
   *[consistent] Pay by the hour and by the year fit each other, which proves neither.
    }
