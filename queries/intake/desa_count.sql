-- Families and persons of each desa in one release, in all and by the deciles that measures use.
-- grain:   area_code
-- reads:   area, family_verdict, person_verdict
with family as (
    select
        family_verdict.area_code,
        count(*) as families,
        count(*) filter (where family_verdict.decile = 1) as families_decile1
    from family_verdict
    where family_verdict.verdict = 'accepted'
    group by family_verdict.area_code
),

person as (
    select
        person_verdict.area_code,
        count(*) as persons,
        count(*) filter (where person_verdict.decile = 1) as persons_decile1,
        count(person_verdict.decile) as persons_known_decile,
        count(*) filter (where person_verdict.decile <= 2) as persons_decile12,
        count(*) filter (where person_verdict.regional_decile = 1) as persons_regional_decile1,
        count(person_verdict.regional_decile) as persons_known_regional_decile
    from person_verdict
    where person_verdict.verdict = 'accepted'
    group by person_verdict.area_code
)

select
    area.area_code,
    coalesce(family.families, 0) as families,
    coalesce(person.persons, 0) as persons,
    coalesce(family.families_decile1, 0) as families_decile1,
    coalesce(person.persons_decile1, 0) as persons_decile1,
    coalesce(person.persons_known_decile, 0) as persons_known_decile,
    coalesce(person.persons_decile12, 0) as persons_decile12,
    coalesce(person.persons_regional_decile1, 0) as persons_regional_decile1,
    coalesce(person.persons_known_regional_decile, 0) as persons_known_regional_decile
from area
left join family
    on family.area_code = area.area_code
left join person
    on person.area_code = area.area_code
where area.level = 'desa'
