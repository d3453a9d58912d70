# What is projected here, in the state and in the nation. A multiple is said only where rounding
# cannot make it untrue.

outlook-finding = { $where ->
    [nation] { OPENED($said) }
    [here] Here, { $said }
   *[state] Across { $place }, { $said }
  }
outlook-finding-unknown = How jobs are set to change
outlook-finding-level = jobs in both are set to change little
outlook-finding-alike = jobs in both are set to grow about as fast
outlook-finding-grow = jobs in both are set to grow
outlook-finding-shrink = jobs in both are set to shrink
outlook-finding-only-grow = only { $one } jobs are set to grow
outlook-finding-only-shrink = only { $one } jobs are set to shrink
outlook-finding-faster = { $one } jobs are set to grow faster
outlook-finding-about = { $one } jobs are set to grow about { $times } as fast
outlook-finding-over = { $one } jobs are set to grow more than { $times } as fast
outlook-times =
    { $times ->
        [2] twice
        [3] three times
        [4] four times
        [5] five times
        [6] six times
        [7] seven times
        [8] eight times
        [9] nine times
       *[10] ten times
    }

outlook-note = Projected change in { $where ->
    [nation] U.S. jobs
   *[place] jobs { $place }
  }, { $start } to { $end }
outlook-note-round = Projected change in U.S. jobs, { $round }
outlook-place = { $place }, { $start }–{ $end }
outlook-table-note =
    All that is projected. Compare places of the same years only. Openings are those of new jobs and of
    workers who leave, not vacancies.
outlook-column-change = change
outlook-column-jobs = jobs
outlook-column-openings = openings a year
outlook-jobs = { $way ->
    [up] +{ $jobs }
    [down] −{ $jobs }
   *[none] { $jobs }
  }
outlook-divided = { $place } is projected in parts only, which are not added up here.
outlook-openings-refused = Openings in { $place } are not given: { $why }.
outlook-cell-unknown = not projected
outlook-cell-none = –
outlook-reasons-heading = Why? The U.S. Bureau of Labor Statistics (BLS) says:
outlook-all-jobs = All jobs
outlook-percent =
    { $way ->
        [up] +{ $change }
       *[down] { $change }
    }
outlook-lane =
    { $way ->
        [up] { $percent } ({ $jobs } more jobs)
       *[down] { $percent } ({ $jobs } fewer jobs)
    }
outlook-none = not projected by itself
outlook-alt = { $note }. { $lanes }
outlook-alt-lane = { $label }: { $text }.

outlook-openings =
    Each year about { $each } are expected { $where ->
        [nation] nationwide
       *[place] { $place }
    }. They are new jobs and the jobs of workers who leave the occupation (retire or change it), on
    average. They are not vacancies.
outlook-openings-of = { $count } openings for { $many }
outlook-openings-also = { $count } for { $many }
outlook-openings-none = No openings are projected for these two occupations by themselves.
outlook-openings-heading = Openings

# Why, by the kind of change that the publisher names. A share is of the staff where a job is found:
# the number of jobs may grow while it shrinks.
outlook-reason =
    { $where ->
        [all] BLS expects
       *[some] At some employers, BLS expects
    } a { $way ->
        [increases] larger
       *[decreases] smaller
    } share of { $many } on staff, as { $because }.
outlook-reason-cited = { $said } Source: BLS Table { $table }.
outlook-reason-capital-less = new tools do some of the work
outlook-reason-demand-less = they are needed less
outlook-reason-demand-more = they are needed more
outlook-reason-productivity-less = fewer can do the same work
outlook-reason-sourcing-less = some work goes elsewhere
outlook-reason-sourcing-more = more work comes from elsewhere
outlook-reason-tasks-less = others take on some of their tasks
outlook-reason-tasks-more = they take on tasks of others
