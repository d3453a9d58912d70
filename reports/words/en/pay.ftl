# What the two earn here.

pay-per = { $unit ->
    [annual] a year
   *[hourly] an hour
  }
pay-per-full-time = { $unit ->
    [annual] a year full time
   *[hourly] an hour
  }

# The one sentence of a cover.

pay-finding-apart =
    { OPENED($where) }, the typical { $first } earns { $pay } { $per }, about { $gap } { $way ->
        [first] more
       *[second] less
    } than the typical { $second }.
pay-finding-alike =
    { OPENED($where) }, the typical { $first } earns { $pay } { $per }, about the same as the typical
    { $second }.
pay-finding-both =
    { OPENED($where) }, the typical { $first } earns { $pay } { $per }, and the typical { $second }
    { $other }.
pay-finding-one =
    { OPENED($where) }, the typical { $job } earns { $pay } { $per }. { $unit ->
        [annual] Yearly
       *[hourly] Hourly
    } pay for { $others } is not published here.
pay-finding-none = Pay for these two jobs is not published { $where }.
pay-unsure = The survey cannot tell which earn more.
pay-by-mean = By average pay, the gap is about { $gap }.
pay-wider = Across { $place }, the typical { $job } earns { $pay } { $per }.
pay-wider-both =
    Across { $place }, the typical { $first } earns { $pay } { $per }, and the typical { $second }
    { $other }.

# What a person earns without the training, in the state.

pay-high-school =
    With only a high school diploma, people aged 25 to 34 in { $place } typically earn { $pay } a year.
    That is the benchmark of { $year }, full-time or not.

# The headline of the panel, and what its picture shows.

pay-headline-apart = { $where ->
    [nation] Across the U.S.,
   *[here] Here,
  } { $jobs } earn about { $gap } more { $per }
pay-headline-alike = { $where ->
    [nation] Across the U.S., pay
   *[here] Pay
  } is about the same
pay-headline-both = Typical pay: { $first } and { $second }{ $unit ->
    [annual] { "" }
   *[hourly] { " " }an hour
  }
pay-headline-one = { $where ->
    [nation] Across the U.S.,
   *[here] Here,
  } the typical { $job } earns { $pay } { $per }
pay-headline-none = { $where ->
    [nation] Pay for these two jobs is not published
   *[here] Pay here is not published
  }
pay-note =
    { $of ->
        [nation] Pay across the U.S.
       *[here] Pay
    } { $per }, { $period }{ $unit ->
        [annual] , for full-time, all-year work
       *[hourly] { "" }
    }. The mark is the middle worker (the median): half earn that or less. The bar holds the middle
    half of workers. The line leaves out the lowest and the highest tenth.
pay-tie = For { $many } in { $place }, { $levels ->
    [top] the top quarter and the top tenth start
    [lowest] the lowest tenth and the lowest quarter end
    [two] { $first } and { $last } are
   *[more] all from { $first } to { $last } are
  } at the same pay: { $pay }.
pay-tie-level = { $level ->
    [p-10th] the end of the lowest tenth
    [p-25th] the end of the lowest quarter
    [p-median] the middle worker
    [p-75th] the start of the top quarter
   *[p-90th] the start of the top tenth
  }
pay-ties = The survey asks for pay in ranges, so no spread between them is known.
pay-table-ties =
    Where two percentiles are the same, no spread between them is known: the survey asks for pay in
    ranges.
pay-lane = { OPENED($job) }, { $place }
pay-lane-side = { OPENED($job) }
pay-alt-half = { OPENED($jobs) } in { $place }: the middle half earn { $low } to { $high }.
pay-alt-typical = { OPENED($jobs) } in { $place }: typical pay is { $pay }.
pay-alt-missing = { OPENED($jobs) } in { $place }: pay is not published.
pay-alt-pair = Typical pay in { $place }: { $pays }.
pay-alt-side = { $pay } for { $jobs }

# The tables.

pay-spread-heading = How pay is spread
pay-table-heading = Pay in detail
pay-table-note =
    Pay, { $period }. A tenth of workers earn the 10th percentile or less, half of them the
    median or less. The mean is the average. Its standard error says how exact it is.
pay-row = { $level ->
    [lowest] { $top ->
        [open] Lowest tenth end at
       *[known] Lowest tenth earn under
    }
    [middle] Middle worker
    [hourly] by the hour
   *[highest] { $top ->
        [open] Top tenth begin at
       *[known] Top tenth earn over
    }
  }
pay-level = { $level ->
    [p-10th] 10th percentile
    [p-25th] 25th percentile
    [p-median] Median
    [p-75th] 75th percentile
    [p-90th] 90th percentile
    [p-mean] Mean
   *[p-error] Standard error of the mean
  }
pay-rough = { $error } (rough)

# Does the gap hold up?

pay-hold-heading = Does the gap hold up?
pay-gap-sure =
    Yes. The survey’s averages differ by { $near } to { $far } ({ $level } sure), so the lead is
    more than chance.
pay-gap-close =
    It could go either way. The survey’s averages are about { $difference } apart, give or take
    { $margin } ({ $level } sure).
pay-gap-level =
    It could go either way. The survey’s averages are about the same, give or take { $margin }
    ({ $level } sure).
pay-gap-mean =
    By average pay, { $jobs } lead by { $near } to { $far } ({ $level } sure). That is more than
    chance.
pay-gap-denied = Typical pay does not show that lead.
pay-gap-unjudged = The survey cannot say. It gives no margin of error for these averages.
pay-gap-missing = The survey cannot say. It does not publish both averages here.
pay-gap-rough = The average for { $jobs } is rough.

# The same in a few words, under two numbers.

pay-brief-sure = The lead is more than chance.
pay-brief-close = Which one pays more could go either way.
pay-brief-mean = By average pay, { $jobs } lead by more than chance.
pay-brief-missing = { $of ->
    [both] Pay for these two jobs
   *[one] Pay for { $jobs }
  } is not published here.
pay-brief-unjudged = The survey cannot say which one pays more.

# What is more than chance.

pay-judged-heading = What is more than chance
pay-judged-note =
    Average pay a year, { $period }. Of ten such ranges, about nine hold the true difference. One
    that leaves out zero is more than chance.
pay-judged-difference = Difference
pay-judged-interval = Range
pay-judged-verdict = Verdict
pay-judged-gap = { OPENED($first) } against { $second }, { $place }
pay-judged-delta = { OPENED($jobs) }, { $place } against { $wider }
pay-judged-prices = { OPENED($jobs) }, the same after prices
pay-difference = { $difference } { $way ->
    [first] more
   *[second] less
  }
pay-no-difference = no difference
pay-interval = { $near } to { $far }
pay-interval-across = { $low } less to { $high } more
pay-verdict = { $verdict ->
    [sure] more than chance
    [close] could go either way
   *[unjudged] no margin of error
  }
