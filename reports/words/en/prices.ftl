# What about the cost of living?

prices-heading = What about the cost of living?

prices-level = Prices { $where } are { $way ->
    [above] { $far } above
    [below] { $far } below
   *[level] at about
} the U.S. level.
prices-rural = across rural { $state }
prices-housing = Prices differ mostly in rents: housing { $where ->
    [there] there
   *[here] here
} costs { $far } { $way ->
    [above] more
   *[below] less
} than the U.S. average.
prices-unknown = No price level is published for { $place }, so pay is compared in dollars alone.

prices-pay = { $whose ->
    [both] pay here
   *[one] pay for { $many } here
}
prices-buys = { $way ->
    [first] buys { $far } more than it does
    [second] buys { $far } less than it does
   *[alike] buys about as much as it does
} across the U.S.
prices-after = { $step ->
    [still] After prices, { prices-pay } still { prices-buys }
    [but] But after prices, { prices-pay } { prices-buys }
   *[plain] After prices, { prices-pay } { prices-buys }
}
prices-other = For { $many }, it buys { prices-far }.
prices-far = { $way ->
    [first] { $far } more
    [second] { $far } less
   *[alike] about as much
}
prices-either-way = { $whose ->
    [other] For { $many }, it
    [both] After prices, it
   *[one] After prices, pay for { $many }
} could go either way{ $measures ->
    [differ] : typical pay buys { $median }, average pay { $mean }.
   *[agree] .
}

prices-compared = { $way ->
    [first] { $far } higher
    [second] { $far } lower
   *[alike] about the same
}
prices-for = { $far } for { $many }
prices-for-both = { $far } for both
prices-state = Against { $state }, { $told ->
    [all] typical pay here is { $said }.
    [one] typical pay here is { $said }; for { $many } it could go either way.
   *[none] pay here could go either way.
}
prices-over-the-line = Part of this area lies in { $states }.

prices-row = Typical pay at U.S. prices, { $when }
prices-row-unknown = not available
prices-basis = Pay is that of { $pay }, prices are those of { $prices }.
prices-parities = Price levels: { $here } here, { $kind ->
    [part] { $there } in { $state }, { $nation } in the U.S.
   *[whole] { $nation } in the U.S.
}
prices-rural-note = Prices are those of all areas outside the metropolitan ones of { $state } together.
