-- What was checked and found in the lists of the whole kabupaten, by programme and kind.
-- grain:   programme_code, kind
-- params:  release
-- reads:   integrity_programme
select
    integrity_programme.programme_code,
    integrity_programme.kind,
    integrity_programme.findings,
    integrity_programme.checked,
    integrity_programme.amount_idr,
    integrity_programme.findings_pct,
    integrity_programme.withheld
from integrity_programme
where integrity_programme.release = $release
order by
    integrity_programme.programme_code,
    integrity_programme.kind
