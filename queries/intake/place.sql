-- Each way in which a place is written in the family files, and the desa that it means.
-- grain:   desa_cell, kecamatan_cell, kabupaten_cell, provinsi_cell, name_cell
-- params:  region
-- reads:   family_file, area
with written as (
    select distinct
        family_file.kode_kelurahan_desa as desa_cell,
        family_file.kode_kecamatan as kecamatan_cell,
        family_file.kode_kabupaten_kota as kabupaten_cell,
        family_file.kode_provinsi as provinsi_cell,
        family_file.kelurahan_desa as name_cell
    from family_file
),

text as (
    select
        written.*,
        upper(regexp_replace(coalesce(written.desa_cell, ''), '[\s\x{a0}'']', '', 'g')) as desa,
        regexp_replace(coalesce(written.kecamatan_cell, ''), '[.,]0+$|[^0-9]', '', 'g')
            as kecamatan,
        regexp_replace(coalesce(written.kabupaten_cell, ''), '[.,]0+$|[^0-9]', '', 'g')
            as kabupaten,
        regexp_replace(coalesce(written.provinsi_cell, ''), '[.,]0+$|[^0-9]', '', 'g') as provinsi
    from written
),

digits as (
    select
        text.*,
        regexp_full_match(text.desa, '[0-9]+([.,][0-9]+)?E[+]?[0-9]+') as is_rounded,
        regexp_replace(regexp_replace(text.desa, '[.,]0+$', ''), '[^0-9]', '', 'g') as desa_digits,
        case
            when length(text.kecamatan) in (6, 7) then left(text.kecamatan, 4)
            when length(text.kabupaten) = 4 then text.kabupaten
            else text.provinsi || right('0' || text.kabupaten, 2)
        end as kabupaten_digits
    from text
),

-- A desa given in parts: four digits are Kemendagri's, fewer are BPS's with lost zeros.
whole as (
    select
        digits.*,
        case
            when length(digits.desa_digits) = 4 and length(digits.kecamatan) in (1, 2, 6)
                then digits.kabupaten_digits
                    || right('0' || digits.kecamatan, 2)
                    || digits.desa_digits
            when length(digits.desa_digits) between 1 and 3
                and length(digits.kecamatan) in (1, 2, 3, 7)
                then digits.kabupaten_digits
                    || right('00' || digits.kecamatan, 3)
                    || right('00' || digits.desa_digits, 3)
            else digits.desa_digits
        end as code
    from digits
)

-- The seventh digit tells the system: 0 is BPS, 1 and 2 are Kemendagri's kelurahan and desa.
select
    whole.desa_cell,
    whole.kecamatan_cell,
    whole.kabupaten_cell,
    whole.provinsi_cell,
    whole.name_cell,
    area.area_code,
    case
        when whole.is_rounded then 'rounded_area_code'
        when area.area_code is null
            and length(whole.code) = 10
            and left(whole.code, 4) <> replace($region, '.', '') then 'foreign_area'
        when area.area_code is null then 'unknown_area'
    end as problem,
    -- A name only confirms: it never decides where a family lives.
    list_contains(
        list_transform(
            string_split(area.name || ';' || coalesce(area.aliases, ''), ';'),
            lambda each: regexp_replace(upper(each), '[^A-Z]', '', 'g')
        ),
        regexp_replace(
            regexp_replace(upper(trim(whole.name_cell)), '^(DESA|DS|KELURAHAN|KEL)[. ]+', ''),
            '[^A-Z]', '', 'g'
        )
    ) as is_name_confirmed
from whole
left join area
    on area.level = 'desa'
    and not whole.is_rounded
    and length(whole.code) = 10
    and whole.code = case
        when substr(whole.code, 7, 1) = '0' then area.bps_code
        else replace(area.area_code, '.', '')
    end
