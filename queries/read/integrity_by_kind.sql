-- What was checked and found in the lists of one area, by kind; NULL where nothing was checked.
-- grain:   kind
-- params:  area, release
-- reads:   integrity_area, area_release
select
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
    and integrity_area.release = $release
order by list_position(
    [
        'forbidden_pair', 'pair_to_check', 'repeated_in_programme', 'dead_recipient',
        'not_in_registry', 'other_regency', 'above_limit', 'bad_nik', 'amount_out_of_range'
    ],
    integrity_area.kind
)
