# What to write in the place of a claim.

audit-instead = { $name ->
    [median] In { $when }, the median { $unit ->
        [annual] annual
       *[hourly] hourly
        } wage of { $who } in { $where } was { $number }.
    [mean] In { $when }, the mean (average) { $unit ->
        [annual] annual
       *[hourly] hourly
        } wage of { $who } in { $where } was { $number }.
    [percentile] In { $when }, { $share } percent of { $who } in { $where } earned less than { $number }
        { $unit ->
        [annual] a year
       *[hourly] an hour
        }.
    [change_pct] The number of jobs for { $who } in { $where } is projected to { $way ->
        [down] decline
       *[up] grow
        } { $number } from { $start } to { $end }.
    [openings] From { $start } to { $end }, { $number } openings a year are projected for { $who } in
        { $where }.
    [jobs_start] In { $start }, there were { $number } jobs for { $who } in { $where }.
    [jobs_end] { $number } jobs for { $who } in { $where } are projected for { $end }.
    [new_jobs] From { $start } to { $end }, the number of jobs for { $who } in { $where } is projected
        to change by { $number }.
   *[employment] In { $when }, { $number } { $who } were employed in { $where }.
    }
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
audit-jobs = { $number } { $measure ->
    [openings] openings a year
    [jobs_start] jobs at the start
    [jobs_end] jobs at the end
    [new_jobs] more jobs
   *[employment] jobs of employees
    }
audit-called = { $name ->
    [annual] a year
    [hourly] an hour
    [unnamed] pay
    [change_pct] growth
    [outlook] growth
    [employment] jobs
    [openings] openings a year
    [jobs_start] jobs at the start
    [jobs_end] jobs at the end
    [new_jobs] more jobs
    [beside] a comparison
    [compared] a comparison
    [ranked] a rank
   *[median] { $name }
    }
audit-note = { $kind ->
    [undated] It names no year.
    [no_statistic] It names neither median nor mean.
    [two_names] Median and average (the mean) are two statistics; it says both.
    [mixes] It stands beside another role’s figure of a newer period; the two do not compare.
   *[consistent] Pay by the hour and by the year fit each other, which proves neither.
    }

# The verdicts: what each is called, what it takes to be given, and the groups that they are told in.

audit-label = { $kind ->
    [contradicts_itself] contradicts itself
    [not_the_newest_figure] not the newest figure
    [not_the_publishers_figure] not the publisher’s figure
    [part_of_the_occupation] part of the occupation
    [cannot_be_checked] cannot be checked
    [beyond_statistics] says what statistics cannot
    [rounds] rounds to it
    [not_understood] not understood
    [not_about_a_role] not about a role
   *[other] { $kind }
    }
audit-rule = { $kind ->
    [contradicts] Occupation, statistic, unit, period and area are each read on the page (the area is
        the nation where no place is named), and the publisher says otherwise. Without a year: no held
        release comes within 10 percent of it.
    [contradicts_itself] Pay by the hour × 2,080 hours is pay by the year; two that are said of one
        thing differ by more than rounding.
    [not_the_newest_figure] No year is named, and the number is that of an older release, or lies
        within 10 percent of what all held releases say.
    [not_the_publishers_figure] The page names another source, such as a job board or a person. The
        publisher’s own figure stands beside it.
    [part_of_the_occupation] It is of an industry, a specialty, an experience or some places: the
        statistics are of all who hold the occupation.
    [cannot_be_checked] A part is assumed that a contradiction would need, or the publisher’s figure is
        withheld, not published or not held. What is missing is said.
    [beyond_statistics] It promises work or pay, or speaks of demand without a figure, of a shortage or
        of starting pay: no statistic here says that.
    [agrees] The publisher gives the same for this occupation, statistic, area and period; without a
        year, for the newest.
    [rounds] The number on the page and the published one, each to its own last digit, can be one.
    [not_understood] An amount that may be of pay, growth or jobs, but not all that it means was read;
        the reason stands with it. It is no claim and gets no verdict.
   *[not_about_a_role] An amount that is of no occupation, such as tuition. It gets no verdict.
    }
audit-group = { $group ->
    [wrong_now] contradicts the publisher or itself
    [out_of_date] right once, or of no year
    [not_supported] the statistics do not say it
    [right] the newest figure
    [not_understood] amounts, each with the reason
   *[not_readable] pages
    }
