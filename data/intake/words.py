"""What reasons, findings and checks are called when people read them; machines read the codes."""

from language.text import _


def reason_words(reason: str) -> str:
    """A reason for setting a row of the registry aside."""
    return {
        "bad_kk": _("tanpa nomor KK 16 angka"),
        "rounded_kk": _("dengan KK yang dibulatkan Excel (seperti 3,51901E+15)"),
        "unknown_area": _("dengan desa yang tidak dikenal"),
        "foreign_area": _("dari kabupaten lain"),
        "rounded_area_code": _("dengan kode desa yang sudah dibulatkan"),
        "decile_out_of_range": _("dengan desil di luar 1-10 (contoh yang dibaca: 3, Desil 3, 7+)"),
        "conflicting_kk": _("dengan KK yang isinya bertentangan"),
        "no_family": _("tanpa keluarga di berkas keluarga"),
        "not_a_record": _("yang bukan data: judul, penomoran, jumlah, atau tanda tangan"),
        "unreadable": _("yang tidak terbaca"),
    }[reason]


def list_reason_words(reason: str) -> str:
    """A reason for setting a row of a list aside."""
    return {
        "unknown_programme": _("dengan program yang tidak dikenal"),
        "bad_period": _("dengan periode yang tidak jelas"),
        "no_number": _("tanpa NIK dan tanpa KK"),
        "bad_flag": _("dengan tanda terima yang tidak jelas"),
        "bad_nik": _("tanpa NIK 16 angka"),
        "bad_date": _("tanpa tanggal yang jelas"),
        "not_a_record": _("yang bukan data: judul, penomoran, jumlah, atau tanda tangan"),
        "unreadable": _("yang tidak terbaca"),
    }[reason]


def finding_words(rule: str) -> str:
    """A doubt about accepted rows of the registry."""
    return {
        "empty_nik": _("orang tanpa NIK"),
        "bad_nik": _("NIK yang bukan 16 angka"),
        "duplicate_nik": _("NIK yang sudah dipakai orang lain"),
        "family_without_person": _("keluarga tanpa anggota"),
        "member_count_differs": _("keluarga yang jumlah anggotanya berbeda"),
        "village_name_differs": _("keluarga yang nama desanya tidak cocok dengan kodenya"),
        "unread_sex": _("orang yang jenis kelaminnya tidak terbaca"),
        "unread_birth_date": _(
            "orang yang tanggal lahirnya tidak terbaca, umurnya tidak diketahui"
        ),
        "unread_code": _("baris dengan kode yang tidak terbaca"),
    }[rule]


def doubt_words(rule: str) -> str:
    """A doubt about an accepted benefit."""
    return {
        "empty_nik": _("penerima tanpa NIK"),
        "empty_kk": _("penerima tanpa KK"),
        "bad_nik": _("NIK yang bukan 16 angka"),
        "bad_kk": _("KK yang bukan 16 angka"),
        "other_regency": _("nomor dari kabupaten lain"),
        "bad_amount": _("nominal yang tidak terbaca"),
        "failed_payment": _("pembayaran yang gagal, tidak dihitung sebagai diterima"),
        "pending_payment": _("pembayaran yang belum sampai, tidak dihitung sebagai diterima"),
        "unknown_status": _(
            "status pembayaran yang tidak dikenal, tidak dihitung sebagai diterima"
        ),
    }[rule]


def check_words(name: str) -> str:
    """A check of published numbers that only warns: what it found."""
    return {
        "desa_without_families": _("desa tanpa satu keluarga pun"),
        "families_jump": _("desa yang jumlah keluarganya berubah lebih dari tiga per sepuluh"),
        "family_size": _("desa yang rata-rata anggota keluarganya tidak lazim"),
    }[name]
