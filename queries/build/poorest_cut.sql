-- In how many of three simpler orders a desa stands among the poorest fifth: deciles 1, 1-2, 1-4.
-- grain:   release, area_code
-- params:  fewest
-- reads:   desa_share, area_count
-- publish: no
with placed as (
    select
        desa_share.release,
        desa_share.area_code,
        rank() over (
            partition by desa_share.release, desa_share.definition
            order by desa_share.share desc
        ) as place,
        count(*) over (
            partition by desa_share.release, desa_share.definition
        ) as places
    from desa_share
    inner join area_count
        on area_count.release = desa_share.release
        and area_count.area_code = desa_share.area_code
    where desa_share.definition in ('decile1', 'decile12', 'decile14')
        and area_count.persons_known_decile >= $fewest
)

select
    placed.release,
    placed.area_code,
    count(*) filter (where placed.place <= greatest(1, round(placed.places / 5))) as poorest_cuts
from placed
group by
    placed.release,
    placed.area_code
