-- Whom one programme reaches in the kabupaten, by group of national deciles.
-- grain:   decile_group
-- params:  programme, release
-- reads:   programme_decile, programme
select
    programme_decile.decile_group,
    programme_decile.persons,
    programme_decile.recipients,
    programme_decile.persons_reached,
    programme_decile.amount_idr,
    absence('amount_idr', programme_decile.amount_idr, 'not_measured') as withheld
from programme_decile
where programme_decile.release = $release
    and programme_decile.programme_code in (
        select programme.programme_code from programme where programme.programme_code = $programme
    )
order by list_position(
    ['1', '2', '3-4', '5', '6-10', 'undetermined'], programme_decile.decile_group
)
