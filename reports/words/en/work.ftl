# What the two roles do.

work-where = Where
work-when = When
work-training = Training
work-day = On a normal day
work-law = * Where state law allows.
work-short = In short
