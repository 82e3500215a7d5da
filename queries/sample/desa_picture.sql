-- Places for families, and the share of persons in decile 1, of each desa in one quarter.
-- grain:   area_code
-- params:  region, families, seed, quarter
-- reads:   area, kecamatan_picture
-- A hash over 1.8446744073709552e19 (two to the 64th) is a draw between 0 and 1.
with desa as (
    select
        area.area_code,
        area.name as desa_name,
        area.parent_code as kecamatan_code,
        kecamatan.name as kecamatan_name,
        count(*) over (partition by area.parent_code) as siblings,
        coalesce(picture.weight, 50) as weight,
        coalesce(picture.decile1_pct, 10) / 100 as decile1_share,
        coalesce(picture.fall_pct, 1.2) / 100 as fall,
        sqrt(coalesce(area.area_km2, 4))
            * exp(hash(area.area_code, $seed, 'size') / 1.8446744073709552e19) as breadth,
        0.5 + 1.2 * pow(hash(area.area_code, $seed, 'factor') / 1.8446744073709552e19, 1.4)
            as factor,
        hash(area.area_code, $seed, 'fall') / 1.8446744073709552e19 * 0.02 - 0.01 as own_fall
    from area
    inner join area as kecamatan
        on kecamatan.area_code = area.parent_code
    left join kecamatan_picture as picture
        on picture.kecamatan_code = area.parent_code
    where area.level = 'desa'
        and starts_with(area.area_code, $region || '.')
),

-- No desa is far smaller or larger than its siblings.
bounded as (
    select
        desa.*,
        desa.weight / sum(desa.weight / desa.siblings) over () as kecamatan_part,
        least(greatest(desa.breadth / avg(desa.breadth) over kecamatan, 0.45), 2) as relative
    from desa
    window kecamatan as (partition by desa.kecamatan_code)
),

-- One place in 120 stands empty at any time: a family has left, and the next is still to come.
placed as (
    select
        bounded.*,
        greatest(3, round(
            $families * bounded.kecamatan_part * 120 / 119
            * bounded.relative / sum(bounded.relative) over kecamatan
        ))::bigint as places
    from bounded
    window kecamatan as (partition by bounded.kecamatan_code)
)

select
    placed.area_code,
    placed.desa_name,
    placed.kecamatan_code,
    placed.kecamatan_name,
    placed.places,
    (sum(placed.places) over (order by placed.area_code) - placed.places)::bigint as first_place,
    (sum(placed.places) over ())::bigint as all_places,
    -- The picture is of quarter 107, the last of 2026.
    placed.decile1_share
        * placed.factor * sum(placed.places) over kecamatan
        / sum(placed.places * placed.factor) over kecamatan
        * exp((placed.fall + placed.own_fall) * (107 - $quarter))
        * (0.98 + hash(placed.kecamatan_code, $quarter, $seed) / 1.8446744073709552e19 * 0.04)
        * (0.994 + hash($quarter, $seed, 'all') / 1.8446744073709552e19 * 0.012)
        as decile1_share
from placed
window kecamatan as (partition by placed.kecamatan_code)
