-- Families of the registry that a programme reaches: how many units, how many rightly, their keys.
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

-- Each person of a family once, however often paid.
payee as (
    select
        matched.programme_code,
        matched.home_hash,
        matched.person_hash,
        any_value(matched.record_key) as record_key,
        bool_or(matched.member is not null) as is_known,
        max(qualified.member) as rightly
    from matched
    left join qualified
        on qualified.programme_code = matched.programme_code
        and qualified.member = matched.member
    where matched.home_hash is not null
        and matched.unit = 'person'
        and matched.person_hash is not null
    group by
        matched.programme_code,
        matched.home_hash,
        matched.person_hash
),

person as (
    select
        payee.programme_code,
        payee.home_hash,
        count(*) filter (where payee.is_known) as known,
        count(*) filter (where not payee.is_known) as strangers,
        count(payee.rightly) as rightly,
        sum(payee.record_key) as persons_key,
        coalesce(sum(payee.record_key) filter (where payee.rightly is not null), 0)
            as rightly_key
    from payee
    group by
        payee.programme_code,
        payee.home_hash
),

family as (
    select
        matched.programme_code,
        matched.home_hash,
        matched.unit,
        matched.area_code,
        matched.decile,
        any_value(matched.home_key) as home_key,
        sum(matched.amount_idr)::bigint as amount_idr
    from matched
    where matched.home_hash is not null
    group by
        matched.programme_code,
        matched.home_hash,
        matched.unit,
        matched.area_code,
        matched.decile
),

counted as (
    select
        family.*,
        coalesce(eligible.units, 0) as units,
        coalesce(eligible.units_key, 0) as units_key,
        coalesce(person.known, 0) as known,
        coalesce(person.strangers, 0) + coalesce(anonymous.persons, 0) as unknown,
        coalesce(anonymous.persons, 0) as anonymous,
        coalesce(person.rightly, 0) as rightly,
        coalesce(person.persons_key, 0) as persons_key,
        coalesce(person.rightly_key, 0) as rightly_key
    from family
    left join person
        on person.programme_code = family.programme_code
        and person.home_hash = family.home_hash
    left join anonymous
        on anonymous.programme_code = family.programme_code
        and anonymous.home_hash = family.home_hash
    left join eligible
        on eligible.programme_code = family.programme_code
        and eligible.family_hash = family.home_hash
),

-- A person known by the family's KK only takes the place of a member who may get the programme.
reached as (
    select
        counted.*,
        case counted.unit
            when 'family' then counted.units
            else counted.rightly + least(counted.unknown, counted.units - counted.rightly)
        end as reached
    from counted
)

-- Where all places are taken, those reached are the eligible; the key of a place that is taken by
-- somebody unknown is the family's.
select
    reached.programme_code,
    reached.home_hash as family_hash,
    reached.home_key as record_key,
    reached.area_code,
    reached.decile,
    reached.amount_idr,
    case reached.unit when 'family' then 1 else reached.known + reached.unknown end as recipients,
    reached.reached,
    (case reached.unit
        when 'family' then reached.home_key
        else reached.persons_key + reached.anonymous * reached.home_key
    end % 4294967296)::bigint as recipients_key,
    (case
        when reached.reached = reached.units then reached.units_key
        else reached.rightly_key + (reached.reached - reached.rightly) * reached.home_key
    end % 4294967296)::bigint as reached_key
from reached
