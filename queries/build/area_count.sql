-- Families and persons of every area in each release, protected.
-- grain:   release, area_code
-- reads:   protected
-- publish: no
select
    protected.release,
    protected.area_code,
    max(protected.count) filter (where protected.measure = 'families') as families,
    max(protected.count) filter (where protected.measure = 'persons') as persons,
    max(protected.count) filter (where protected.measure = 'families_decile1')
        as families_decile1,
    max(protected.count) filter (where protected.measure = 'persons_decile1') as persons_decile1,
    max(protected.count) filter (where protected.measure = 'persons_known_decile')
        as persons_known_decile
from protected
where protected.relation = 'area'
group by
    protected.release,
    protected.area_code
