# Why there is no number. The words are those that pipeline/warehouse describes a column with.

missing = { $why ->
    [not-published] not published
    [withheld] withheld
    [only-hourly] only hourly
    [only-yearly] only yearly
    [no-jobs-to-grow-from] no jobs to grow from
    [new-jobs-alone-are-counted-not-those-of-people-who-leave] new jobs alone are counted, not those of people who leave
    [what-is-counted-is-no-count-of-openings] what is counted is no count of openings
   *[other] { $text }
  }
