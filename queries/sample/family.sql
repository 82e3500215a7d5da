-- Each household with its members counted and its national decile; one in 140 has none yet.
-- grain:   household
-- reads:   household, person
with size as (
    select
        person.household,
        count(*) as persons
    from person
    group by person.household
),

-- Larger families are poorer; 3.61 is the size of the family of the average person.
ranked as (
    select
        household.*,
        size.persons,
        least(0.9, household.decile1_share * (1 + 0.4 * size.persons) / (1 + 0.4 * 3.61))
            as poorest
    from household
    inner join size
        on size.household = household.household
),

graded as (
    select
        ranked.household,
        ranked.kk,
        ranked.area_code,
        ranked.desa_name,
        ranked.kecamatan_code,
        ranked.kecamatan_name,
        ranked.luck,
        ranked.rank,
        ranked.persons,
        case
            when ranked.luck // 1000 % 140 = 0 then null
            when ranked.rank < ranked.poorest then 1
            -- The others stand in deciles 2 to 10, a little more of them in the lower ones.
            else 2 + floor(
                9 * pow((ranked.rank - ranked.poorest) / (1 - ranked.poorest) * 0.999999, 1.08)
            )::integer
        end as decile
    from ranked
)

-- The regency's own deciles cut its families into ten, poorest first.
select
    graded.* exclude (rank),
    case
        when graded.decile is not null
            then ntile(10) over (
                partition by graded.decile is null
                order by graded.decile, graded.rank, graded.household
            )
    end as regional_decile
from graded
