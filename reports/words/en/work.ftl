# What the two roles do.

work-day = On a normal day
work-law = * Where state law allows.
work-short = In short
work-heading = What each one does
work-where = Where
work-when = When
work-training = Training
work-practical = Clinical work
work-office = Office work
