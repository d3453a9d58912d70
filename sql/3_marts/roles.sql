-- One role with its editorial content and the occupation it stands for.
-- grain: role_slug
with roles as (
    select * from staging.stg_roles__roles
)

select * from roles
