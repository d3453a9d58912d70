# Pay over time: a page of a guide, or the sentence in its place.

trend-title = Mean pay after inflation, in the surveys of { $surveys }
trend-note = Mean pay a year { $place }, in dollars of { $newest }. The mark is the mean; the band is its
    sampling error ({ $level }). The bands are not joined: what lies between two surveys is not known here.
trend-of = { OPENED($many) }
trend-value = { $pay } ± { $margin }
trend-alt = { OPENED($many) }, { $when }: { $pay } in dollars of { $newest }, give or take { $margin }.
trend-said = On average (mean), { $many } earned { $then } in { $old }: about { $constant } in dollars of { $new }.
    The mean of { $new }, { $now }, is { $way ->
        [more] about { $change } more
        [less] about { $change } less
        [alike] about the same
       *[away] about { $change } away
    }. Give or take { $margin } ({ $level }), { $is_sure ->
        [yes] the difference is larger than the survey’s sampling error.
       *[no] it could go either way.
    }

trend-table-heading = Mean pay by the survey, as published and in constant dollars
trend-prices = Prices
trend-prices-place = CPI-U, May
trend-published = as published
trend-constant = { $newest } dollars
trend-margin = give or take
trend-not-shown = not shown

trend-only-wide = Pay over time is shown for the nation and the states only.
trend-none-held = Pay over time cannot be shown for { $place }. No release of its pay is held that is from
    { $first } or later and three or more years older than { $newest }.
trend-refused = Pay over time cannot be shown for { $many }: { $why }.
trend-no-such-code = there is no SOC { $code } in the release of { $when }
trend-another-title = SOC { $code } was another occupation in { $when }
trend-no-mean = their mean pay or its sampling error is not published for { $when }
trend-no-price-index = no price index is held for { $when } and today’s

trend-limits-heading = What this does not show
trend-care = Read this with care. The Bureau of Labor Statistics does not use or encourage this survey for
    comparing years. Each release pools three years of answers. Between releases, the ways in which jobs,
    industries and areas are sorted and pay is estimated may change. Part of a difference may come from
    that. All that stand here use the model of { $first } for employers that did not answer.
trend-apart = Only releases three or more years apart stand here: they share no round of the survey.
    { $first } is the first that sorts all occupations by the classification (SOC) of 2018, so no older one
    is shown.
trend-constant-dollars = Constant dollars are pay times the Consumer Price Index (CPI-U) of the newest
    release’s May, over that of the release’s own May. The index is the U.S. city average of all items for
    all urban consumers, not seasonally adjusted. It counts as exact, and stands for every state: states
    have no index of their own.
trend-sure = A difference is larger than sampling error when it exceeds 1.645 times its standard error (the
    90% level). To treat two releases as independent is an approximation: large employers are in both. For
    medians no sampling error is published, so they are not shown over time.
trend-sources = Sources: { $source }
trend-source = { $source }.
trend-prices-series = , CPI-U, CUUR0000SA0, through{" "}
