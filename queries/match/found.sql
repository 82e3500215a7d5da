-- The benefits in which something was found, and where their families live.
-- grain:   kind, benefit
-- reads:   checked, matched
select distinct
    checked.kind,
    matched.benefit,
    matched.programme_code,
    matched.period,
    matched.person_hash,
    matched.family_hash,
    matched.amount_idr,
    matched.area_code
from checked
inner join matched
    on checked.is_found
    and case
        when checked.benefit is not null then matched.benefit = checked.benefit
        else (
            matched.programme_code = checked.programme_code
            or matched.programme_code = checked.other_code
        )
        and checked.unit_key = case
            when checked.kind = 'dead_recipient' and matched.starts_on > checked.died_on
                then matched.person_hash
            when checked.kind = 'dead_recipient' then null
            when checked.kind in ('not_in_registry', 'other_regency')
                then coalesce(matched.person_hash, matched.family_hash)
            when checked.kind = 'above_limit' then coalesce(matched.unit_key, matched.home_hash)
            when checked.level = 'person' then matched.person_hash
            else matched.house_key
        end
    end
