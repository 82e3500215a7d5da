-- The family file with the 52 columns of DTSEN in their order; codes are plausible, no more.
-- grain:   nomor_kartu_keluarga
-- reads:   family, area
with drawn as (
    select
        family.*,
        kabupaten.name as kabupaten_name,
        province.name as province_name,
        hash(family.luck, 'house') as house,
        hash(family.luck, 'goods') as goods,
        -- 0 is the poorest home.
        coalesce(family.decile, 5) * 10 - 10 + family.luck % 60 as comfort
    from family
    inner join area as kabupaten
        on kabupaten.area_code = left(family.area_code, 5)
    inner join area as province
        on province.area_code = kabupaten.parent_code
)

select
    left(drawn.area_code, 2) as kode_provinsi,
    upper(drawn.province_name) as provinsi,
    left(drawn.area_code, 5) as kode_kabupaten_kota,
    upper(drawn.kabupaten_name) as kabupaten_kota,
    drawn.kecamatan_code as kode_kecamatan,
    upper(drawn.kecamatan_name) as kecamatan,
    drawn.area_code as kode_kelurahan_desa,
    upper(drawn.desa_name) as kelurahan_desa,
    'DUSUN CONTOH RT ' || (drawn.house % 30 + 1) || ' RW ' || (drawn.house >> 5) % 8 + 1
        as alamat,
    drawn.kk::varchar as nomor_kartu_keluarga,
    drawn.persons as jumlah_anggota_keluarga,
    'CONTOH ' || lpad(drawn.household::varchar, 6, '0') || ' A' as nama_kepala_keluarga,
    drawn.decile as desil_nasional,
    if(drawn.decile <= 5 and drawn.house % 10 < 7, 1, 2) as pbi_nas,
    if(drawn.house % 12 = 9, 1, 2) as pbi_pemda,
    '9999' || lpad((drawn.house % 100000000)::varchar, 8, '0') as id_pelanggan_pln,
    if((drawn.house >> 8) % 10 < 9, 1, (drawn.house >> 8) % 4 + 2) as status_kepemilikan_rumah,
    case
        when drawn.comfort < 22 then 8
        when drawn.comfort < 60 then 6
        when drawn.comfort < 85 then 4
        else 2
    end as jenis_lantai_terluas,
    (24 + drawn.comfort // 2 + (drawn.house >> 12) % 40)::integer as luas_lantai,
    case
        when drawn.comfort < 15 then 4
        when drawn.comfort < 32 then 3
        else 1
    end as jenis_dinding_terluas,
    if((drawn.house >> 16) % 20 = 0, 3, 2) as jenis_atap_terluas,
    case
        when drawn.comfort < 20 then 6
        when drawn.comfort < 55 then 5
        when drawn.comfort < 105 then 4
        else 2
    end as sumber_air_minum_utama,
    if(drawn.comfort < 12, 2, 1) as sumber_penerangan_utama,
    case
        when drawn.comfort < 45 then 1
        when drawn.comfort < 100 then 2
        when drawn.comfort < 135 then 3
        else 4
    end as daya_terpasang,
    if(drawn.comfort < 28, 10, 4) as bahan_bakar_utama_memasak,
    case
        when drawn.comfort < 9 then 6
        when drawn.comfort < 24 then 2
        else 1
    end as fasilitas_bab,
    if(drawn.comfort < 14, 4, 1) as jenis_kloset,
    if(drawn.comfort < 20, 4, 1) as pembuangan_akhir_tinja,
    if(drawn.comfort < 10, 2, 1) as kepemilikan_aset,
    if(drawn.comfort < 28, 2, 1) as aset_bergerak_tabung_gas,
    if(drawn.comfort + drawn.goods % 40 < 70, 2, 1) as aset_bergerak_lemari_es,
    if(drawn.comfort < 130, 2, 1) as aset_bergerak_ac,
    if(drawn.comfort < 142, 2, 1) as aset_bergerak_pemanas_air,
    if((drawn.goods >> 4) % 60 > 0, 2, 1) as aset_bergerak_telepon_rumah,
    if(drawn.comfort + (drawn.goods >> 8) % 40 < 75, 2, 1) as aset_bergerak_tv_datar,
    if(drawn.comfort + (drawn.goods >> 12) % 60 < 110, 2, 1) as aset_bergerak_emas_perhiasan,
    if(drawn.comfort + (drawn.goods >> 16) % 40 < 120, 2, 1)
        as aset_bergerak_komputer_laptop_tablet,
    if(drawn.comfort + (drawn.goods >> 20) % 60 < 40, 2, 1) as aset_bergerak_sepeda_motor,
    if((drawn.goods >> 24) % 10 < 4, 2, 1) as aset_bergerak_sepeda,
    if(drawn.comfort < 125, 2, 1) as aset_bergerak_mobil,
    2 as aset_bergerak_perahu,
    2 as aset_bergerak_kapal_perahu_motor,
    if(drawn.comfort + (drawn.goods >> 28) % 60 < 45, 2, 1) as aset_bergerak_smartphone,
    if((drawn.goods >> 32) % 10 < 7, 2, 1) as aset_tidak_bergerak_lahan_lainnya,
    if(drawn.comfort < 120, 2, 1) as aset_tidak_bergerak_rumah_lainnya,
    if((drawn.goods >> 36) % 10 < 8, 0, (drawn.goods >> 36) % 4 + 1) as jumlah_ternak_sapi,
    0 as jumlah_ternak_kerbau,
    0 as jumlah_ternak_kuda,
    0 as jumlah_ternak_babi,
    if((drawn.goods >> 40) % 10 < 7, 0, (drawn.goods >> 40) % 6 + 1)
        as jumlah_ternak_kambing_domba,
    least(10, drawn.decile + (drawn.goods >> 44) % 4 // 3)::integer as desil_provinsi,
    drawn.regional_decile as desil_kabupaten_kota
from drawn
order by drawn.area_code, drawn.kk
