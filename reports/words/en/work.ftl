# What the two roles do.

work-where = Where
work-when = When
work-training = Training
