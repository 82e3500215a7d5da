-- Families of the registry that a programme reaches: how many units, and how many rightly.
-- grain:   programme_code, family_hash
-- reads:   matched, qualified, eligible
with anonymous as (
    select
        month.programme_code,
        month.home_hash,
        max(month.rows) as persons
    from (
        select
            matched.programme_code,
            matched.home_hash,
            matched.period,
            count(*) as rows
        from matched
        where matched.unit = 'person'
            and matched.home_hash is not null
            and matched.person_hash is null
        group by
            matched.programme_code,
            matched.home_hash,
            matched.period
    ) as month
    group by
        month.programme_code,
        month.home_hash
),

person as (
    select
        matched.programme_code,
        matched.home_hash,
        count(distinct matched.person_hash) filter (where matched.member is not null) as known,
        count(distinct matched.person_hash) filter (where matched.member is null) as strangers,
        count(distinct qualified.member) as rightly
    from matched
    left join qualified
        on qualified.programme_code = matched.programme_code
        and qualified.member = matched.member
    where matched.home_hash is not null
        and matched.unit = 'person'
    group by
        matched.programme_code,
        matched.home_hash
),

counted as (
    select
        matched.programme_code,
        matched.home_hash,
        matched.unit,
        matched.area_code,
        matched.decile,
        sum(matched.amount_idr)::bigint as amount_idr
    from matched
    where matched.home_hash is not null
    group by
        matched.programme_code,
        matched.home_hash,
        matched.unit,
        matched.area_code,
        matched.decile
)

-- A person known by the family's KK only takes the place of a member who may get the programme.
select
    counted.programme_code,
    counted.home_hash as family_hash,
    counted.area_code,
    counted.decile,
    counted.amount_idr,
    case counted.unit
        when 'family' then 1
        else person.known + person.strangers + coalesce(anonymous.persons, 0)
    end as recipients,
    case counted.unit
        when 'family' then coalesce(eligible.units, 0)
        else person.rightly + least(
            person.strangers + coalesce(anonymous.persons, 0),
            coalesce(eligible.units, 0) - person.rightly
        )
    end as reached
from counted
left join person
    on person.programme_code = counted.programme_code
    and person.home_hash = counted.home_hash
left join anonymous
    on anonymous.programme_code = counted.programme_code
    and anonymous.home_hash = counted.home_hash
left join eligible
    on eligible.programme_code = counted.programme_code
    and eligible.family_hash = counted.home_hash
