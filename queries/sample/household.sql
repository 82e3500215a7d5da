-- Families that live in the desa in one quarter; a place passes to another family in thirty years.
-- grain:   household
-- params:  seed, quarter
-- reads:   desa_picture
-- A hash over 1.8446744073709552e19 (two to the 64th) is a draw between 0 and 1.
with place as (
    select
        desa_picture.area_code,
        desa_picture.desa_name,
        desa_picture.kecamatan_code,
        desa_picture.kecamatan_name,
        desa_picture.decile1_share,
        desa_picture.all_places,
        desa_picture.first_place + unnest(range(desa_picture.places)) as place
    from desa_picture
),

tenancy as (
    select
        place.*,
        hash(place.place, $seed, 'tenancy') % 120 + $quarter as quarters
    from place
),

household as (
    select
        tenancy.* exclude (quarters, place, all_places),
        (tenancy.quarters // 120 * tenancy.all_places + tenancy.place)::bigint as household
    from tenancy
    where tenancy.quarters % 120 >= hash(tenancy.place, $seed, 'empty') % 3
),

drawn as (
    select
        household.*,
        hash(household.household, $seed, 'luck') as luck,
        hash(household.household, $seed, 'cradle') % 100 as cradle
    from household
)

select
    drawn.* exclude (cradle),
    9999000000000000
        + right(drawn.kecamatan_code, 2)::bigint * 10000000000
        + strftime(date '2010-01-01' + (drawn.household * 7919 % 5479)::integer, '%d%m%y')::bigint
            * 10000
        + 9001 + drawn.household // 5479 as kk,
    drawn.luck % 1000 < 760 as has_spouse,
    -- How many children can live here at once.
    case
        when drawn.cradle < 22 then 0
        when drawn.cradle < 52 then 1
        when drawn.cradle < 79 then 2
        when drawn.cradle < 92 then 3
        when drawn.cradle < 97 then 4
        when drawn.cradle < 99 then 5
        else 6
    end as cradles,
    -- Place in the ranking, 0 is the poorest: drawn anew every 30 quarters, drifting in between.
    -- On a circle of length 2, folded, so that ranks stay spread evenly.
    abs(1 - (
        20 + hash(drawn.household, $seed, ($quarter + drawn.luck % 30) // 30)
            / 1.8446744073709552e19 * 2
        + ((drawn.luck >> 20) % 1000 / 1000 - 0.5) * 0.008 * ($quarter - 107)
    ) % 2) as rank
from drawn
