-- Each benefit of a known unit; found: one more in the same programme and period.
-- grain:   benefit
-- reads:   matched
select
    'repeated_in_programme' as kind,
    matched.benefit,
    matched.programme_code,
    matched.unit_key,
    matched.record_key,
    matched.person_hash,
    matched.area_code,
    -- Not by the order of rows alone: protection would follow it, and differ for the same files.
    row_number() over (
        partition by matched.programme_code, matched.period, matched.unit_key
        order by
            matched.amount_idr desc nulls last, matched.record_key asc, matched.benefit asc
    ) > 1 as is_found,
    matched.amount_idr
from matched
where matched.unit_key is not null
