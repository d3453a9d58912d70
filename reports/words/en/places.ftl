# What areas are called, where pay is highest, and where this area stands.

places-nation = U.S.
places-nation-whole = United States
places-rural = Rural { $place }
places-rural-area = Rural { $place } area
places-rural-within = { $kind ->
    [part] the rural { $place }
   *[whole] rural { $place }
}
places-with-article = the { $place }
places-in = in { $place }
places-here = here

places-near-the-top = { OPENED($place) } is near the top of { $whose } pay
places-highest = Pay is highest in { $places }
places-where = Where pay is highest
places-unknown = Where pay is highest is not published
places-basis = Typical pay (the median) a year, { $when }.{ $gaps ->
    [some] {" "}No mark: no number is published.
   *[none] {""}
}
places-not-published = not published
places-alt = Typical pay a year for { $first } and { $second }. { $places }
places-alt-place = In { $place }, typical pay is { $first } and { $second }.

places-map-finding = { OPENED($many) }
places-map-alt = Typical pay a year for { $many }, by state. { $levels }
places-map-level = { OPENED($level) }: { $states }.
places-map-unpublished = no number published
places-map-under = under { $low }
places-map-between = { $low } to { $high }
places-map-over = over { $high }

places-rank = { $rank } of { $count }{ $kind ->
    [areas] {" "}areas
   *[other] {""}
} for { $many }
places-ranks = By typical pay, { $place } ranks { $said }{ $kind ->
    [states] {" "}among the states and the District of Columbia
   *[areas] {""}
}.
places-mean-rank = By average pay it is { $rank } for { $many }{ $range ->
    [sure] .
    [tied] , but could be tied for first.
    [low] , but could be as low as { $worst }.
    [tied-low] , but could be tied for first or as low as { $worst }.
   *[between] , but could be anywhere from { $best } to { $worst }.
}
places-level = That holds at the { $level } level for all comparisons of one area in one job.
places-too-few = { OPENED($place) } has too few { $many } to be ranked.
places-floor = { $floor ->
    [all] Only places with 500 or more of these jobs are ranked.
    [none] Few places have 500 of these jobs, so all are ranked.
   *[one] Places with under 500 such jobs are ranked for { $many } only.
}
places-sure-heading = How sure are the ranks?
places-lead = By average pay for { $many }, { $first } { $lead ->
    [behind] is surely behind { $others }.
    [tied] could be tied for first with { $others }.
    [some] is surely ahead of { $others }, but could be tied for first with { $tied }.
   *[sure] is surely ahead of { $others }.
}
places-lead-unknown = For { $many }, the survey gives no error, so any of these places could be tied for first.
places-ceiling = Some pay is too high for a number and may rank higher: { $said }.
places-ceiling-count = { $count } { $kind ->
    [states] { $plural ->
        [one] state
       *[other] states
    }
   *[areas] { $plural ->
        [one] area
       *[other] areas
    }
} for { $many }
places-tie = The last place shown for { $many } ties with one not shown.
