# Where figures are from and what they mean. A number here is checked against this file.

small-print-pay =
    Pay is what employees earn before taxes. It leaves out overtime, benefits, and the
    self-employed. Yearly pay is for full-time, all-year work of 2,080 hours; part-timers earn less.
    The survey pools three years of answers. Half of all workers earn the median or less. The mean
    is the sum divided by the number of workers. Pay of newcomers is not published.
small-print-sure =
    “More than chance” means larger than sampling error: a gap between two means is over 1.645 times
    its standard error (the 90% level). Each gap is judged by itself. Ranks need more, so that
    all comparisons of one area in one occupation hold together. Other errors are not counted. One
    is that of the model that since May 2021 fills in for employers that did not answer. Estimates
    that share employers are treated as independent; they usually look less sure than they are. An
    area that its state holds whole is a part of it. For medians no error is published. Rough means
    an error over 10% of a mean, or over 30% of a number of jobs.
small-print-prices =
    “After prices” divides pay by the regional price parity. That is what consumers pay, rents
    included, taxes not, with the nation at 100. No error of it is published, so it counts as exact.
    Small areas may have the prices of wider ones.
small-print-prices-year = Prices are those of { $period }, older than the pay.
small-print-prices-days =
    State prices were published on { $state }, this area’s on { $here }.
small-print-growth =
    Growth and openings are projections, not forecasts. They rest on stated assumptions and count the
    self-employed. They differ from the pay survey’s counts of jobs in source, date and method.
small-print-high-school =
    What people earn with a high school diploma and no more is the median of those in the state who
    worked or looked for work. The Department of Education’s earnings test uses it. It is not pay in
    either job, nor a result of any program.
small-print-onet =
    Job titles were compared with the O*NET 27.0 Database by the U.S. Department of Labor,
    Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license and
    put in words of our own.
small-print-attribution =
    O*NET { $period } Database by the U.S. Department of Labor, Employment and Training
    Administration (USDOL/ETA), used under the { $licence } license. O*NET® is a trademark of
    USDOL/ETA. Titles were chosen and counted; USDOL/ETA has not approved, endorsed, or tested these
    modifications.

small-print-short-pay = Yearly pay is for full-time, all-year work; part-timers earn less.
small-print-short-sure = “More than chance” means larger than sampling error only.
small-print-short-growth = Growth and openings are projections, not promises.
small-print-short-source = { OPENED($what) }: { $publisher }, { $period }.
small-print-short-end =
    Sources and method: guide, bls.gov{ $prices ->
        [yes] , bea.gov
       *[no] {""}
    }.

small-print-sources = Sources: { $first }
small-print-cited = { $cited }.
small-print-retrieved = { $cited }, retrieved { $day }
method-heading = How to read the figures
