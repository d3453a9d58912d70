# What stands on every page.

or = or
question = { $first } or { $second }?
