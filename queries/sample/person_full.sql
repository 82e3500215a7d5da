-- The person file with the 48 columns of DTSEN in their order; codes are plausible, no more.
-- grain:   nomor_induk_kependudukan
-- reads:   person, family, area
with drawn as (
    select
        person.*,
        family.desa_name,
        family.kecamatan_code,
        family.kecamatan_name,
        kabupaten.name as kabupaten_name,
        province.name as province_name,
        family.decile,
        hash(person.nik, family.luck) as luck,
        hash(person.nik, family.luck, 'body') as body,
        2026 - year(person.birthday) as age
    from person
    inner join family
        on family.household = person.household
    inner join area as kabupaten
        on kabupaten.area_code = left(person.area_code, 5)
    inner join area as province
        on province.area_code = kabupaten.parent_code
),

busy as (
    select
        drawn.*,
        drawn.age >= 17 and drawn.luck % 10 < 7 as is_working,
        drawn.age >= 17 and drawn.luck % 10 < 2 as has_business,
        case
            when drawn.age < 7 then 0
            when drawn.age < 13 then 3
            when drawn.age < 16 then 8
            when drawn.age < 25 then 13
            else [3, 3, 8, 13, 15, 19][(1 + (drawn.luck >> 8) % 6)::bigint]
        end as schooling
    from drawn
)

select
    busy.nik::varchar as nomor_induk_kependudukan,
    busy.kk::varchar as nomor_kartu_keluarga,
    'CONTOH ' || lpad(busy.household::varchar, 6, '0') || ' ' || chr(64 + busy.member::integer)
        as nama,
    busy.birthday as tanggal_lahir,
    if(busy.is_female, 2, 1) as jenis_kelamin,
    least(busy.member, 3) as status_hubungan_keluarga,
    if(busy.decile <= 5 and busy.luck % 10 < 7, 1, 2) as pbi_nas,
    if(busy.luck % 12 = 9, 1, 2) as pbi_pemda,
    if(busy.member < 3, 2, 1) as status_kawin,
    case
        when busy.age < 6 then 1
        when busy.age < 19
            and (busy.body >> 52) % 100 >= if(busy.decile <= 2, 8, 2) + (busy.age - 6) // 3
            then 2
        when busy.age between 19 and 24 and (busy.body >> 52) % 100 < 30 then 2
        else 3
    end as partisipasi_sekolah,
    nullif(busy.schooling, 0) as jenjang_tertinggi_yang_diduduki,
    if(busy.schooling > 0, 1 + (busy.luck >> 12) % 6, null) as kelas_tertinggi_yang_diduduki,
    nullif(busy.schooling, 0) as ijazah_tertinggi_yang_dimiliki,
    if(busy.is_working, 1, 2) as status_bekerja,
    if(busy.is_working, 1 + (busy.luck >> 16) % 26, null)
        as lapangan_usaha_dari_pekerjaan_utama,
    if(busy.is_working, 1 + (busy.luck >> 20) % 8, null) as status_dalam_pekerjaan_utama,
    if(busy.has_business, 1, 2) as kepemilikan_usaha,
    if(busy.has_business, 1, null) as jumlah_usaha,
    if(busy.has_business, 1 + (busy.luck >> 24) % 26, null) as lapangan_usaha_dari_usaha_utama,
    if(busy.has_business, (busy.luck >> 28) % 3, null)
        as jumlah_pekerja_yang_dibayar_dari_usaha_utama,
    if(busy.has_business, (busy.luck >> 32) % 2, null)
        as jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama,
    if(busy.has_business, 1 + (busy.luck >> 36) % 4, null) as omzet_usaha_utama,
    if(busy.age < 5, [3, 3, 3, 3, 2, 8][(1 + busy.body % 6)::bigint], null) as kondisi_gizi,
    if((busy.body >> 4) % 40 = 0, 3, 4) as penglihatan,
    if((busy.body >> 8) % 60 = 0, 3, 4) as pendengaran,
    if((busy.body >> 12) % if(busy.age > 60, 14, 160) = 0, 2, 4) as berjalan_atau_naik_tangga,
    if((busy.body >> 16) % 90 = 0, 3, 4) as menggunakan_tangan_jari,
    if((busy.body >> 20) % 90 = 0, 3, 4) as belajar_kemampuan_intelektual,
    if((busy.body >> 24) % 120 = 0, 3, 4) as pengendalian_perilaku,
    if((busy.body >> 28) % 120 = 0, 2, 4) as berbicara_komunikasi,
    if((busy.body >> 32) % 300 = 0, 1, 4) as mengurus_diri,
    if((busy.body >> 36) % 90 = 0, 3, 4) as mengingat_berkonsentrasi,
    if((busy.body >> 40) % 90 = 0, 3, 4) as kesedihan_depresi,
    if(busy.age > 40 and (busy.body >> 44) % 6 = 0, 2, 1) as penyakit_kronis,
    left(busy.area_code, 2) as kode_provinsi_ktp,
    upper(busy.province_name) as provinsi_ktp,
    left(busy.area_code, 5) as kode_kabupaten_kota_ktp,
    upper(busy.kabupaten_name) as kabupaten_kota_ktp,
    busy.kecamatan_code as kode_kecamatan_ktp,
    upper(busy.kecamatan_name) as kecamatan_ktp,
    busy.area_code as kode_kelurahan_desa_ktp,
    upper(busy.desa_name) as kelurahan_desa_ktp,
    lpad((1 + (busy.body >> 48) % 30)::varchar, 3, '0') as rt_ktp,
    lpad((1 + (busy.body >> 54) % 8)::varchar, 3, '0') as rw_ktp,
    'DUSUN CONTOH' as dusun_ktp,
    'JALAN CONTOH NOMOR ' || (1 + (busy.body >> 50) % 99) as alamat_ktp,
    if(busy.is_working, 'PETANI/PEKEBUN', 'BELUM/TIDAK BEKERJA') as pekerjaan_ktp,
    if(busy.schooling >= 13, 'SLTA/SEDERAJAT', 'TAMAT SD/SEDERAJAT') as pendidikan_akhir_ktp
from busy
order by busy.area_code, busy.kk, busy.nik
