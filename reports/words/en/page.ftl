# What stands on every page, and what no panel owns.

or = or
cover-period = Official statistics, { $period }
answer-typical = typical pay (the median) { $per }, { $period }
card-pay = Typical pay (the median) { $per }, { $period }
choice-heading = Which one is for you?
steps-heading = How to start
cost-heading = What the program costs
cost-said = { $cost }, says { $school }, as of { $day }.
page-side = { $side ->
    [first] first job
   *[second] second job
  }
picture-lead = Picture:
attachment-figures = Every printed figure with its source
