# What publications and their publishers are called; each source says it of itself. A language names
# those that have a name in it.

source-publisher = { $text }
source-title = { $text }
source-short = { $text }
source-said = { $text }
