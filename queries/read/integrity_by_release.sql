-- What was checked and found in the lists of one area in each release, by kind.
-- grain:   release, kind
-- params:  area
-- reads:   integrity_area, area_release
select
    integrity_area.release,
    integrity_area.kind,
    integrity_area.findings,
    integrity_area.checked,
    integrity_area.amount_idr,
    integrity_area.findings_pct,
    integrity_area.withheld
from integrity_area
where integrity_area.area_code in (
    select area_release.area_code from area_release where area_release.area_code = $area
)
order by
    integrity_area.release,
    integrity_area.kind
