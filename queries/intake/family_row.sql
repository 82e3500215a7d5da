-- Each readable family row: its KK, its desa, its decile, and what is wrong with it.
-- grain:   file, row
-- reads:   family_file, place, decile
with placed as (
    select
        family_file.*,
        coalesce(family_file.nomor_kartu_keluarga, '') as kk,
        place.area_code,
        place.is_name_confirmed,
        place.problem as place_problem,
        decile.decile,
        decile.problem as decile_problem,
        regional.decile as regional_decile
    from family_file
    left join place
        on place.desa_cell is not distinct from family_file.kode_kelurahan_desa
        and place.kecamatan_cell is not distinct from family_file.kode_kecamatan
        and place.kabupaten_cell is not distinct from family_file.kode_kabupaten_kota
        and place.provinsi_cell is not distinct from family_file.kode_provinsi
        and place.name_cell is not distinct from family_file.kelurahan_desa
    left join decile
        on decile.cell is not distinct from family_file.desil_nasional
    left join decile as regional
        on regional.cell is not distinct from family_file.desil_kabupaten_kota
)

select
    placed.file,
    placed.row,
    placed.kk,
    placed.area_code,
    placed.decile,
    placed.regional_decile,
    try_cast(try_cast(placed.jumlah_anggota_keluarga as double) as integer) as members,
    placed.is_name_confirmed,
    coalesce(greatest(*columns('trait_.*')) = 255, false) as has_unread_code,
    case
        when length(placed.kk) = 16
            then coalesce(placed.place_problem, placed.decile_problem)
        -- A title, a numbering of columns, a total or a signature names neither family nor desa.
        when length(regexp_replace(placed.kk, '[^0-9]', '', 'g')) < 5
            and placed.area_code is null
            and (
                placed.decile is null
                or regexp_full_match(
                    concat(placed.kk, '|', placed.kode_kelurahan_desa), '[0-9]{1,2}\|[0-9]{1,2}'
                )
            )
            then 'not_a_record'
        when regexp_matches(placed.kk, '^[0-9]([.,][0-9]+)?[eE][+]?1[0-9]$') then 'rounded_kk'
        else 'bad_kk'
    end as problem
from placed
