-- Each benefit that a readable row tells of: one of a long row, one for every yes of a wide one.
-- grain:   file, row, entry
-- reads:   recipient_file, flag_column, stated
with flagged as (
    select
        recipient_file.*,
        flag_column.place as entry,
        flag_column.programme_code,
        lower(trim(recipient_file.flags[flag_column.place], E' \t''')) as flag
    from recipient_file
    inner join flag_column
        on flag_column.file = recipient_file.file
),

benefit as (
    select
        recipient_file.file,
        recipient_file.row,
        1 as entry,
        recipient_file.program as programme_cell,
        recipient_file.periode as period_cell,
        recipient_file.nominal as amount_cell,
        recipient_file.status as status_cell,
        recipient_file.tahun,
        recipient_file.nomor_induk_kependudukan as nik_cell,
        recipient_file.nomor_kartu_keluarga as kk_cell,
        true as is_clear
    from recipient_file
    where recipient_file.flags is null
    union all
    select
        flagged.file,
        flagged.row,
        flagged.entry,
        flagged.programme_code as programme_cell,
        coalesce(flagged.flag_periods[flagged.entry], flagged.periode) as period_cell,
        coalesce(flagged.flag_amounts[flagged.entry], flagged.nominal) as amount_cell,
        flagged.status as status_cell,
        flagged.tahun,
        flagged.nomor_induk_kependudukan as nik_cell,
        flagged.nomor_kartu_keluarga as kk_cell,
        list_contains(
            [
                'ya', 'y', 'yes', '1', '1.0', 'v', 'x', '√', '✓', 'true', 'terima', 'menerima',
                'aktif'
            ],
            flagged.flag
        ) as is_clear
    from flagged
    where flagged.flag is not null
        and not list_contains(
            [
                '', '-', '0', '0.0', '2', '2.0', 'tidak', 'tdk', 't', 'n', 'no', 'false', 'bukan',
                'null', 'none', 'nan', 'tidak aktif', 'tidak menerima', 'tidak terima'
            ],
            flagged.flag
        )
)

select
    benefit.* exclude (tahun) replace (
        coalesce(benefit.programme_cell, '') as programme_cell,
        case
            when benefit.tahun is null then coalesce(benefit.period_cell, '')
            when trim(coalesce(benefit.period_cell, ''), E' \t''') = ''
                then coalesce(stated.period, benefit.tahun)
            when regexp_matches(benefit.period_cell, '20[0-9][0-9]') then benefit.period_cell
            else concat_ws(' ', benefit.period_cell, benefit.tahun)
        end as period_cell
    )
from benefit
cross join stated
