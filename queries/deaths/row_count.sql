-- How many rows of each file were accepted, repeated, or set aside for which reason.
-- grain:   file, verdict
-- reads:   death_verdict
select
    death_verdict.file,
    death_verdict.verdict,
    count(*) as rows
from death_verdict
group by
    death_verdict.file,
    death_verdict.verdict
