# What publications and their publishers are called; each source says it of itself. A language names
# those that have a name in it.

source-publisher = { $source ->
   *[other] { $text }
  }
source-title = { $source ->
   *[other] { $text }
  }
source-short = { $source ->
   *[other] { $text }
  }
source-said = { $source ->
   *[other] { $text }
  }
