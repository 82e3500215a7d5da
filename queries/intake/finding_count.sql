-- What is doubtful in rows that were accepted all the same: how many rows, by rule.
-- grain:   rule
-- reads:   finding_row
with rule as (
    select unnest([
        'empty_nik', 'bad_nik', 'duplicate_nik', 'unread_sex', 'unread_birth_date', 'unread_code',
        'family_without_person', 'member_count_differs', 'village_name_differs'
    ]) as rule
)

select
    rule.rule,
    count(finding_row.row) as rows
from rule
left join finding_row
    on finding_row.rule = rule.rule
group by rule.rule
