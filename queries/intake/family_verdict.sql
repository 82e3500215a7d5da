-- What becomes of each family row: accepted, repeated, or set aside with its reason.
-- grain:   file, row
-- reads:   family_row, family_twin
with sound as (
    select
        family_twin.file,
        family_twin.row,
        row_number() over (
            partition by family_twin.kk, family_twin.row_hash
            order by family_twin.file, family_twin.row
        ) as copy,
        min(family_twin.row_hash) over (partition by family_twin.kk)
            <> max(family_twin.row_hash) over (partition by family_twin.kk) as is_conflicting
    from family_twin
    inner join family_row
        on family_row.file = family_twin.file
        and family_row.row = family_twin.row
        and family_row.problem is null
)

select
    family_row.file,
    family_row.row,
    family_row.kk,
    family_row.area_code,
    family_row.decile,
    family_row.regional_decile,
    family_row.members,
    family_row.is_name_confirmed,
    family_row.has_unread_code,
    case
        when family_row.problem is not null then family_row.problem
        when sound.copy > 1 then 'repeated'
        when sound.is_conflicting then 'conflicting_kk'
        else 'accepted'
    end as verdict
from family_row
left join sound
    on sound.file = family_row.file
    and sound.row = family_row.row
