# What publications and their publishers are called: each source says it of itself, and a language
# says it anew by the source’s name and what is said, such as bls-oews-title.

source-text = { $named ->
   *[other] { $text }
  }
