# The desk sheet: what may be said of a pair in a place, and what may not.

quotable-title = What you may say
quotable-about = About { $first } and { $second } in { $place }
quotable-summary = Sentences that may be said as they stand, and those that may not
quotable-for-desk = For our own desk
quotable-lead = Say a sentence as it stands, and say where it is from. With another number, place or
    date, or without its word “median” or “mean”, it may be wrong. It is good until the next release.
    Where that is overdue, look for it first.
quotable-unreviewed = No reader of the school has reviewed this sheet in { $language }. Have it read before
    anyone speaks from it.
quotable-stands-for = Here “{ $many }” means { $occupation } ({ $code }).
quotable-place = { $kind ->
    [metro] the { $area } metropolitan area
    [article] the { $area }
   *[plain] { $area }
 }

quotable-may = You may say
quotable-series = Series or cell
quotable-until = Next release
quotable-cited = Say where it is from: { $cited }.
quotable-until-month = { $about ->
    [by] by { $month }
   *[about] about { $month }
 }
quotable-until-next = { $next }
quotable-until-unknown = not known
quotable-until-overdue = overdue: { $next }
quotable-until-of = { $what }: { $until }

quotable-pay-heading = Pay
quotable-median = In { $when }, the median pay of { $many } in { $place } was { $pay } { $unit ->
    [both] a year ({ $hourly } an hour)
    [annual] a year
   *[hourly] an hour
 }: half earned that or less.
quotable-median-floor = In { $when }, the median pay of { $many } in { $place } was { $pay } { $unit ->
    [hourly] an hour
   *[annual] a year
 }. No exact amount is published above that.
quotable-mean = In { $when }, the mean pay of { $many } in { $place } was { $pay } { $unit ->
    [hourly] an hour
   *[annual] a year
 }.
quotable-middle-half = In { $when }, the middle half of { $many } in { $place } earned from { $low } to
    { $high } { $unit ->
        [hourly] an hour
       *[annual] a year
    }.
quotable-employment = In { $when }, about { $count } { $many } worked in { $place }, not counting
    the self-employed.

quotable-gap-heading = One beside the other
quotable-gap-median = In { $when }, in { $place }, the median pay of { $more } was about { $gap } { $unit ->
    [hourly] an hour
   *[annual] a year
 } higher than that of { $less }. No sampling error is published for medians.
quotable-gap-mean = In { $when }, in { $place }, { $more } earned on average (mean) about { $gap } a year
    more than { $less }. Give or take { $margin } at the { $level } level, that is larger than the
    survey’s sampling error.

quotable-nation-heading = Against the nation
quotable-nation = In { $when }, the median pay of { $many } in { $place } was { $way ->
    [first] { $far } higher than
    [second] { $far } lower than
   *[alike] about the same as
 } in the United States.
quotable-after-prices = After local prices (regional price parities of { $when }), { $way ->
    [first] it was { $far } higher.
    [second] it was { $far } lower.
    [alike] it was about the same.
   *[unsure] the survey cannot tell which is higher.
 }

quotable-outlook-heading = What is projected
quotable-growth = Jobs of { $many } in { $place } are projected to { $way ->
    [fall] decline
   *[rise] grow
 } by { $size } from { $start } to { $end }.
quotable-openings = About { $openings } openings a year are projected for { $many } in { $place },
    on average from { $start } to { $end }. They are new jobs, and workers who leave the occupation
    (retire or change it). They are not jobs open today.

quotable-refusals-heading = What may not be said
quotable-not = Not this
quotable-because = Because
quotable-not-withheld = Any pay of { $many } in this area
quotable-why-withheld = It is not published. The figure of a wider area is that area’s, and must name it.
quotable-not-no-parity = “Pay goes further here.”
quotable-why-no-parity = No price parity is published for this area.
quotable-not-too-close = “{ OPENED($first) } earn more than { $second } here”, or the reverse
quotable-why-too-close = The gap between the two means is within the survey’s sampling error: it could go
    either way.
quotable-why-at-odds = The medians and the means do not say the same, so neither may be said alone.
quotable-not-starting-pay = “{ OPENED($many) } start at …”
quotable-why-starting-pay = No starting pay is published. These figures count all who hold the job, new
    or not.
quotable-not-promise = “You will earn …” “Our graduates earn …”
quotable-why-promise = The figures are those of an occupation, not of one person and not of a school’s
    graduates.
quotable-not-average = “The average { $one } earns …”
quotable-why-average = “Average” may mean either one. Say median or mean, and the figure that goes with
    the word.
quotable-not-no-place = “{ OPENED($many) } earn …”, without a place or a date
quotable-why-no-place = Pay differs by place and by year. Name the place, the month and the year.
quotable-not-shortage = “There is a shortage.” “Jobs are guaranteed.” “{ OPENED($many) } are in high
    demand.”
quotable-why-shortage = No number here measures it. Say the projected growth with its years.
quotable-not-vacancies = “There are … openings right now.”
quotable-why-vacancies = Openings are projected for a year, on average. They are not jobs open today.
quotable-not-no-years = “{ OPENED($many) } are growing by …”, without the years
quotable-why-no-years = Growth is projected from one year to another, for one place. Never set it beside
    growth over other years.
quotable-not-trend = “Pay has gone up since …”
quotable-why-trend = Each release pools three years of answers. Its publisher does not encourage
    comparing one year’s with another’s. A guide that sets two side by side claims no trend either.
quotable-not-as-title = “These are the figures for every job called { $one }.”
quotable-why-as-title = A title is not a code: employers give one title to several occupations. The
    figures are those of the occupation that is named on the first page.

quotable-method-heading = Sources and method
quotable-method = Pay is that of employees, without overtime and benefits. Yearly pay is for full-time,
    all-year work of 2,080 hours; part-timers earn less. “Give or take” is 1.645 times the standard
    error. It is sampling error alone, as if two estimates shared no employers.
quotable-rules-heading = Rules behind this page
quotable-rules = 34 CFR 668.71–75 (misrepresentation), the FTC’s 16 CFR 254, and its 2021 notice of
    penalty offenses on earnings claims. This is not legal advice: have what you publish reviewed by
    whoever answers for your school’s advertising.
quotable-rules-California = In California, Education Code 94897 and 94910(e), too.
