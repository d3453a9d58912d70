# The two side by side: labels of rows, and plain words for what the projections ask for.

glance-education = Education
glance-experience = Work experience
glance-on-the-job = Training on the job
glance-pay = Typical pay, { $period }
glance-growth = U.S. growth, { $period }
glance-openings = Openings a year, U.S.
glance-jobs = Jobs { $where }
glance-label = { $label }
glance-fact = { $label }, { $period }
glance-about = about { $count }
glance-yearly = { $median } a year
glance-hourly = { $median } an hour
glance-both = { $median } a year ({ $hourly } an hour)
glance-missing = { $why } here
glance-missing-but = { $why } here; { $area }: { $median }

# The publisher's terms; those that are not named here are plain, and stay.
glance-term =
    { $term ->
        [none] None needed
        [no-formal-educational-credential] No diploma needed
        [high-school-diploma-or-equivalent] High school diploma
        [some-college-no-degree] Some college
        [bachelors-degree] Bachelor’s degree
        [associates-degree] Associate’s degree
        [masters-degree] Master’s degree
        [postsecondary-nondegree-award] A certificate after high school
        [doctoral-or-professional-degree] A doctor’s or professional degree
        [short-term-on-the-job-training] A month or less
        [moderate-term-on-the-job-training] Up to a year
        [long-term-on-the-job-training] More than a year
        [internship-residency] Internship or residency
        [less-than-5-years] Less than { $number } years
        [n-5-years-or-more] { $number } years or more
       *[other] { $text }
    }

ladder-experience =
    { $term ->
        [none] No work experience needed
        [less-than-5-years] Less than { $number } years of work in a related job
        [n-5-years-or-more] { $number } years or more of work in a related job
       *[some] { $text } of work in a related job
    }
ladder-training =
    { $term ->
        [none] No training on the job needed
        [short-term-on-the-job-training] Training on the job for a month or less
        [moderate-term-on-the-job-training] Training on the job for up to a year
        [long-term-on-the-job-training] Training on the job for more than a year
       *[other] { $text }
    }

glance-heading = Side by side
glance-stands-heading = What the names stand for
glance-stands = { $name }: { $occupation } in the federal Standard Occupational Classification.
