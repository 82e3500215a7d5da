-- How the counts of this edition are protected: by how much at most, and which are never shown.
-- grain:   edition
-- reads:   protection
select
    protection.edition,
    protection.most,
    protection.variance,
    protection.unseen
from protection
order by protection.edition
