-- Families (or persons) in one of two programmes that exclude each other; found: in both.
-- grain:   kind, programme_code, other_code, unit_key
-- reads:   overlap_now, listed, matched
with pair as (
    select overlap_now.*
    from overlap_now
    inner join listed
        on listed.programme_code = overlap_now.programme_code
    inner join listed as other
        on other.programme_code = overlap_now.other_code
    where overlap_now.kind is not null
),

told as (
    select
        pair.kind,
        pair.programme_code,
        pair.other_code,
        pair.level,
        if(pair.level = 'person', matched.person_hash, matched.house_key) as unit_key,
        matched.person_hash,
        matched.area_code,
        matched.amount_idr,
        matched.programme_code = pair.programme_code as is_first
    from pair
    inner join matched
        on matched.programme_code in (pair.programme_code, pair.other_code)
)

-- What one of the two costs at least: nobody here says which should not have been paid.
select
    told.kind,
    told.programme_code,
    told.other_code,
    told.level,
    told.unit_key,
    min(told.person_hash) as person_hash,
    min(told.area_code) as area_code,
    bool_or(told.is_first) and bool_or(not told.is_first) as is_found,
    case
        when count(told.amount_idr) filter (where told.is_first) > 0
            and count(told.amount_idr) filter (where not told.is_first) > 0
            then least(
                sum(told.amount_idr) filter (where told.is_first),
                sum(told.amount_idr) filter (where not told.is_first)
            )
    end::bigint as amount_idr
from told
where told.unit_key is not null
group by
    told.kind,
    told.programme_code,
    told.other_code,
    told.level,
    told.unit_key
