-- How many of the desa listed first by their chance are among the poorest fifth, also by chance.
-- grain:   release
-- params:  release?
-- reads:   area_release
with placed as (
    select
        area_release.release,
        area_release.poorest_fifth_pct,
        row_number() over (
            partition by area_release.release
            order by area_release.poorest_fifth_pct desc, area_release.area_code asc
        ) as place,
        count(*) over (partition by area_release.release) as desa
    from area_release
    where area_release.poorest_fifth_pct is not null
        and ($release is null or area_release.release = $release)
),

fifths as (
    select
        placed.*,
        greatest(1, round(placed.desa / 5))::integer as fifth
    from placed
)

select
    fifths.release,
    fifths.desa,
    fifths.fifth,
    sum(fifths.poorest_fifth_pct) filter (where fifths.place <= fifths.fifth) / 100
        as fifth_expected,
    fifths.fifth * fifths.fifth / fifths.desa as fifth_by_chance,
    count(*) filter (where fifths.poorest_fifth_pct > 50) as desa_likely
from fifths
group by
    fifths.release,
    fifths.desa,
    fifths.fifth
order by fifths.release
