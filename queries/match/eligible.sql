-- Families that may get a listed programme: how many of its units (persons, or one), their key.
-- grain:   programme_code, family_hash
-- reads:   qualified, rule_now, listed, family
with opened as (
    select
        qualified.programme_code,
        qualified.family_hash,
        qualified.area_code,
        count(*) as members,
        (sum(qualified.record_key) % 4294967296)::bigint as members_key
    from qualified
    group by
        qualified.programme_code,
        qualified.family_hash,
        qualified.area_code
    union all
    select
        rule_now.programme_code,
        family.family_hash,
        family.area_code,
        1 as members,
        family.record_key::bigint as members_key
    from rule_now
    inner join listed
        on listed.programme_code = rule_now.programme_code
    inner join family
        on rule_now.decile_min is null
        or family.decile between rule_now.decile_min and rule_now.decile_max
    where rule_now.is_seen
        and rule_now.unit = 'family'
        and rule_now.component is null
        and coalesce(rule_now.age_min, rule_now.age_max) is null
)

select
    opened.programme_code,
    opened.family_hash,
    opened.area_code,
    if(rule.unit = 'family', 1, max(opened.members)) as units,
    if(rule.unit = 'family', any_value(family.record_key)::bigint, max(opened.members_key))
        as units_key
from opened
inner join (
    select distinct
        rule_now.programme_code,
        rule_now.unit
    from rule_now
) as rule
    on rule.programme_code = opened.programme_code
inner join family
    on family.family_hash = opened.family_hash
group by
    opened.programme_code,
    opened.family_hash,
    opened.area_code,
    rule.unit
