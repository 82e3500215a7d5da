-- The standard error of each official rate: BPS's own where known, else derived and so marked.
-- grain:   area_code, period
-- reads:   official_poverty, area, sampling_error, survey_design
select
    official_poverty.area_code,
    official_poverty.period,
    coalesce(
        sampling_error.p0_se_pct,
        sqrt(
            survey_design.design_effect
            * official_poverty.p0_pct * (100 - official_poverty.p0_pct)
            / survey_design.households
        )
    ) as p0_se_pct,
    sampling_error.p0_se_pct is null as is_assumed,
    case
        when sampling_error.p0_se_pct is not null then sampling_error.source
        else survey_design.source
    end as source
from official_poverty
inner join area
    on area.area_code = official_poverty.area_code
left join sampling_error
    on sampling_error.area_code = official_poverty.area_code
    and sampling_error.period = official_poverty.period
left join survey_design
    on survey_design.level = area.level
where official_poverty.p0_pct is not null
