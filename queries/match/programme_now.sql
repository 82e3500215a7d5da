-- Each programme as it is on the cut-off of the release.
-- grain:   programme_code
-- reads:   programme, release_now
select
    programme.programme_code,
    programme.pillar,
    programme.unit,
    programme.amount_low_idr,
    programme.amount_high_idr,
    programme.amount_period
from programme
inner join release_now
    on coalesce(programme.valid_from, date '0001-01-01') <= release_now.cutoff
qualify row_number() over (
    partition by programme.programme_code
    order by coalesce(programme.valid_from, date '0001-01-01') desc
) = 1
