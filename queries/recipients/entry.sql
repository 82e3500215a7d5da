-- Each benefit that a readable row tells of: one of a long row, one for every yes of a wide one.
-- grain:   file, row, entry
-- params:  programme, period
-- reads:   recipient_file, flag_column
with flagged as (
    select
        recipient_file.file,
        recipient_file.row,
        flag_column.place as entry,
        flag_column.programme_code as programme_cell,
        coalesce(recipient_file.flag_periods[flag_column.place], recipient_file.periode)
            as period_cell,
        coalesce(recipient_file.flag_amounts[flag_column.place], recipient_file.nominal)
            as amount_cell,
        lower(trim(recipient_file.flags[flag_column.place], E' \t''')) as flag
    from recipient_file
    inner join flag_column
        on flag_column.file = recipient_file.file
    where recipient_file.flags is not null
),

benefit as (
    select
        recipient_file.file,
        recipient_file.row,
        1 as entry,
        recipient_file.program as programme_cell,
        recipient_file.periode as period_cell,
        recipient_file.nominal as amount_cell,
        true as is_clear
    from recipient_file
    where recipient_file.flags is null
    union all
    select
        flagged.file,
        flagged.row,
        flagged.entry,
        flagged.programme_cell,
        flagged.period_cell,
        flagged.amount_cell,
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
    benefit.file,
    benefit.row,
    benefit.entry,
    coalesce(nullif(trim(benefit.programme_cell, E' \t'''), ''), $programme) as programme_cell,
    case
        when trim(coalesce(benefit.period_cell, ''), E' \t''') = ''
            then coalesce($period, recipient_file.tahun)
        when regexp_matches(benefit.period_cell, '20[0-9][0-9]') then benefit.period_cell
        else concat_ws(' ', benefit.period_cell, recipient_file.tahun)
    end as period_cell,
    benefit.amount_cell,
    recipient_file.status as status_cell,
    benefit.is_clear,
    regexp_replace(
        translate(
            coalesce(recipient_file.nomor_induk_kependudukan, ''), ' ''' || chr(9) || chr(160), ''
        ),
        '\.0+$', ''
    ) as nik_text,
    regexp_replace(
        translate(
            coalesce(recipient_file.nomor_kartu_keluarga, ''), ' ''' || chr(9) || chr(160), ''
        ),
        '\.0+$', ''
    ) as kk_text
from benefit
inner join recipient_file
    on recipient_file.file = benefit.file
    and recipient_file.row = benefit.row
