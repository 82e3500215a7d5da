-- Whom each programme reaches in the kabupaten by group of deciles, as one edition may show it.
-- grain:   release, programme_code, decile_group
-- reads:   decile_group_count, hidden_benefit
with hidden as (
    select
        hidden_benefit.release,
        hidden_benefit.name
    from hidden_benefit
    where hidden_benefit.relation = 'programme_decile'
)

select
    decile_group_count.release,
    decile_group_count.programme_code,
    decile_group_count.decile_group,
    decile_group_count.first_decile,
    case when population.name is null then decile_group_count.persons end as persons,
    case when hidden.name is null then decile_group_count.recipients end as recipients,
    case when hidden.name is null then decile_group_count.persons_reached end as persons_reached,
    case when hidden.name is null then decile_group_count.amount_idr end as amount_idr
from decile_group_count
left join hidden
    on hidden.release = decile_group_count.release
    and hidden.name = decile_group_count.programme_code || ' ' || decile_group_count.decile_group
left join hidden as population
    on population.release = decile_group_count.release
    and population.name = 'population'
