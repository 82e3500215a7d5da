-- What holds for each pair of programmes on the cut-off; an unverified ban is to be checked.
-- grain:   programme_code, other_code
-- reads:   overlap, release_now
select
    overlap.programme_code,
    overlap.other_code,
    overlap.level,
    case
        when overlap.rule = 'forbidden' and overlap.is_verified then 'forbidden_pair'
        when overlap.rule in ('forbidden', 'to_check') then 'pair_to_check'
    end as kind
from overlap
inner join release_now
    on coalesce(overlap.valid_from, date '0001-01-01') <= release_now.cutoff
qualify row_number() over (
    partition by
        least(overlap.programme_code, overlap.other_code),
        greatest(overlap.programme_code, overlap.other_code)
    order by coalesce(overlap.valid_from, date '0001-01-01') desc
) = 1
