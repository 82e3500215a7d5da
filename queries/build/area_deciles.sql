-- Persons of every area and release by decile, as one list; those who stayed then and now apart.
-- grain:   release, relation, area_code, name
-- reads:   protected
-- publish: no
select
    protected.release,
    protected.relation,
    protected.area_code,
    protected.name,
    sum(protected.count) as counted,
    list(decile.decile order by decile.decile) as deciles,
    list(protected.count order by decile.decile) as counts
from protected
inner join (select unnest(range(1, 11)) as decile) as decile
    on protected.measure = 'persons_decile' || decile.decile
where protected.relation in ('area', 'flow')
group by
    protected.release,
    protected.relation,
    protected.area_code,
    protected.name
having sum(protected.count) > 0
