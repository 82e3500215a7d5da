-- The chance that the true rate is below the province, by what the survey's error may be.
-- grain:   area_code
-- params:  area
-- reads:   true_gap
select
    true_gap.area_code,
    true_gap.first_period,
    true_gap.last_period,
    true_gap.marches,
    true_gap.mean_gap_pp,
    true_gap.gap_se_pp,
    true_gap.scatter_pp,
    true_gap.expected_scatter_pp,
    true_gap.error_correlation,
    true_gap.small_se_pp,
    true_gap.below_if_independent_pct,
    true_gap.below_if_correlated_pct,
    true_gap.below_if_small_pct,
    least(true_gap.below_if_independent_pct, true_gap.below_if_correlated_pct)
        as below_true_low_pct,
    greatest(true_gap.below_if_independent_pct, true_gap.below_if_correlated_pct)
        as below_true_high_pct,
    true_gap.households,
    true_gap.design_effect
from true_gap
where true_gap.area_code = $area
order by true_gap.area_code
