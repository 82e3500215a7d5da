-- Desa that had families in the release before and have none in the delivery that is judged.
-- grain:   area_code
-- reads:   area, release_count, family_verdict
select
    area.area_code,
    area.name
from release_count
inner join area
    on area.area_code = release_count.area_code
where release_count.step = (select max(release_count.step) from release_count)
    and release_count.measure = 'families'
    and release_count.count > 0
    and area.area_code not in (
        select family_verdict.area_code
        from family_verdict
        where family_verdict.verdict = 'accepted'
    )
order by area.area_code
