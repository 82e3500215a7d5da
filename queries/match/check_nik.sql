-- Each benefit with a NIK; found: not of 16 digits.
-- grain:   benefit
-- reads:   matched
select
    'bad_nik' as kind,
    matched.benefit,
    matched.programme_code,
    matched.unit_key,
    matched.record_key,
    matched.person_hash,
    matched.area_code,
    matched.is_bad_nik as is_found,
    matched.amount_idr
from matched
where not matched.has_no_nik
