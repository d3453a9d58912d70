-- Whether an area has the jobs that it needs to be ranked; where no floor is set, any has. A number
-- of jobs that is withheld is not known to reach it.
create macro reaches_floor(employment_count, employment_floor_count) as
coalesce(employment_count >= employment_floor_count, employment_floor_count is null);
