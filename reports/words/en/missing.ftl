# Why there is no number. The words are those that pipeline/warehouse describes a column with.

missing = { $why ->
   *[other] { $text }
  }
