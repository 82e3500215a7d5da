-- What holds for each pair of programmes at the cut-off of each release, the newest rule first.
-- grain:   release, programme_code, other_code
-- reads:   overlap, release
select
    release.release,
    least(overlap.programme_code, overlap.other_code) as programme_code,
    greatest(overlap.programme_code, overlap.other_code) as other_code,
    overlap.level,
    overlap.rule,
    overlap.is_verified,
    overlap.basis,
    overlap.source,
    overlap.valid_from
from release
inner join overlap
    on coalesce(overlap.valid_from, date '0001-01-01') <= release.cutoff
qualify row_number() over (
    partition by
        release.release,
        least(overlap.programme_code, overlap.other_code),
        greatest(overlap.programme_code, overlap.other_code)
    order by coalesce(overlap.valid_from, date '0001-01-01') desc
) = 1
