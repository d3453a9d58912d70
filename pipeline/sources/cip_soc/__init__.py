"""Which programs of study lead to which occupations, National Center for Education Statistics."""
