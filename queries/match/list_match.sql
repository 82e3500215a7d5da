-- How the benefits of each listed programme were matched with the registry.
-- grain:   programme_code
-- reads:   listed, matched
select
    listed.programme_code,
    listed.benefits,
    listed.failed,
    count(matched.benefit) filter (where matched.member is not null) as matched_by_nik,
    count(matched.benefit) filter (where matched.member is null and matched.home_hash is not null)
        as matched_by_kk,
    count(matched.benefit) filter (
        where matched.home_hash is null
            and coalesce(matched.person_hash, matched.family_hash) is not null
            and not matched.is_other_regency
    ) as not_in_registry,
    count(matched.benefit) filter (
        where matched.home_hash is null
            and coalesce(matched.person_hash, matched.family_hash) is not null
            and matched.is_other_regency
    ) as other_regency,
    count(matched.benefit) filter (
        where matched.home_hash is null
            and coalesce(matched.person_hash, matched.family_hash) is null
    ) as malformed,
    count(matched.benefit) filter (where matched.is_kk_for_nik) as kk_for_nik
from listed
left join matched
    on matched.programme_code = listed.programme_code
group by
    listed.programme_code,
    listed.benefits,
    listed.failed
