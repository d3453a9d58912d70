# How many hold the job here, give or take the sampling error, and against the nation.

jobs-count =
    { $rough ->
        [yes] { $count } (give or take { $margin }, a rough estimate)
       *[no] { $count } (give or take { $margin })
    }
jobs-of = { $count } { $many }
jobs-here = About { $each } work { $where }.
jobs-unknown = How many { $many } work { $where } is { $why }.
jobs-share-each = That is about { $share } each.
jobs-share = That is about { $each }.
jobs-share-of = { $share } for { $many }
jobs-against-nation = Against the nation’s share of jobs, there are { $each }.
jobs-times = { $times } as many { $many }
jobs-as-many = about as many { $many }
jobs-as-many-both = For both, the share of all jobs is about the nation’s.
jobs-heading = Jobs here
