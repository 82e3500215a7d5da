-- Families of the kabupaten that two listed programmes reach.
-- grain:   release, programme_code, other_code
-- reads:   protected
select
    protected.release,
    protected.name as programme_code,
    protected.other as other_code,
    protected.count as families
from protected
where protected.relation = 'pair'
