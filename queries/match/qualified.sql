-- Persons who open a listed programme to themselves or to their family, by a rule that asks it.
-- grain:   programme_code, member
-- reads:   rule_now, listed, member
select distinct
    rule_now.programme_code,
    member.member,
    member.record_key,
    member.family_hash,
    member.area_code
from rule_now
inner join listed
    on listed.programme_code = rule_now.programme_code
inner join member
    on (rule_now.decile_min is null
        or member.decile between rule_now.decile_min and rule_now.decile_max)
    and case coalesce(rule_now.component, '')
        when '' then rule_now.unit = 'person'
            and coalesce(rule_now.age_min, rule_now.age_max) is null
            or member.age between coalesce(rule_now.age_min, 0) and coalesce(rule_now.age_max, 999)
        when 'child'
            then member.age between coalesce(rule_now.age_min, 0) and coalesce(rule_now.age_max, 17)
        when 'pupil'
            then member.is_at_school
            and member.age between coalesce(rule_now.age_min, 0) and coalesce(rule_now.age_max, 999)
        when 'elderly'
            then member.age
                between coalesce(rule_now.age_min, 60) and coalesce(rule_now.age_max, 999)
        when 'elderly_alone'
            then member.family_size = 1
            and member.age
                between coalesce(rule_now.age_min, 60) and coalesce(rule_now.age_max, 999)
        when 'severe_disability' then member.is_severely_disabled
        when 'severe_disability_alone' then member.is_severely_disabled and member.family_size = 1
    end
where rule_now.is_seen
    and not (
        rule_now.unit = 'family'
        and rule_now.component is null
        and coalesce(rule_now.age_min, rule_now.age_max) is null
    )
