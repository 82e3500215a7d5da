-- Families of the kabupaten that two listed programmes reach, as one edition may show them.
-- grain:   release, programme_code, other_code
-- reads:   pair_count, hidden_benefit
select
    pair_count.release,
    pair_count.programme_code,
    pair_count.other_code,
    case when hidden_benefit.name is null then pair_count.families end as families
from pair_count
left join hidden_benefit
    on hidden_benefit.relation = 'programme_pair'
    and hidden_benefit.release = pair_count.release
    and hidden_benefit.name = pair_count.programme_code || ' ' || pair_count.other_code
