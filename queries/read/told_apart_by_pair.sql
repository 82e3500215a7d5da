-- Which estimates of one release can be told apart: BPS's error is common to all and cancels.
-- grain:   area_code, other_code
-- params:  areas, release
-- reads:   area_release
with own as (
    select
        area_release.area_code,
        area_release.poverty_rate_pct,
        ln(area_release.poverty_rate_pct / (100 - area_release.poverty_rate_pct)) as logit,
        area_release.own_error_logit
    from area_release
    where area_release.release = $release
        and list_contains($areas, area_release.area_code)
        and area_release.poverty_rate_pct is not null
)

select
    own.area_code,
    other.area_code as other_code,
    own.poverty_rate_pct - other.poverty_rate_pct as difference_pp,
    -- 5 % on either side.
    abs(own.logit - other.logit) > 1.6448536269514722::double
        * sqrt(pow(own.own_error_logit, 2) + pow(other.own_error_logit, 2)) as is_told_apart
from own
inner join own as other
    on other.area_code <> own.area_code
order by
    own.area_code,
    other_code
