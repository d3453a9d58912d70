# Numbers that are printed with words.

printed-times = { $times } times
printed-share = { $people } in every { $jobs } jobs
printed-share-less = fewer than { $people } in every { $jobs } jobs
printed-rank = { $number }{ $ending }
printed-under = under { $amount }
printed-floor = { $amount } or more
printed-thousands = { $amount }k
