"""The two questions, the model behind them in plain words, and how it would have done before."""

import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.look.markup import bullets, plain_table, prose
from ui.records import records


def model_html() -> Markup:
    """What is asked, and how the answer is found."""
    return bullets(
        _(
            "**Angka yang diumumkan.** Apakah angka BPS berikutnya untuk kabupaten akan di bawah "
            "angka provinsi? Yang dinilai orang adalah angka ini, dengan galat surveinya."
        ),
        _(
            "**Kemiskinan yang sebenarnya.** Apakah kemiskinan di kabupaten sungguh lebih rendah? "
            "Survei beberapa ratus rumah tangga hanya dapat menjawabnya bila selisihnya besar."
        ),
    ) + prose(
        _(
            "Model melihat perbandingan setiap kabupaten/kota dengan provinsi sejak 2015, dan "
            "seberapa jauh perbandingan itu berubah dalam setahun. Ke-38 daerah dipelajari "
            "bersama, sehingga setiap daerah meminjam pengalaman yang lain; daerah yang sering "
            "bergejolak mendapat kisaran lebih lebar. Sebarannya berekor tebal (Student t), jadi "
            "tahun seperti 2020 sampai 2022 ikut dipelajari dan tidak dibuang. Titik tengahnya: "
            "perbandingan tidak berubah, sebab alat yang menilai janji penurunan tidak boleh "
            "mengandaikan penurunan."
        ),
        _(
            "Ada dua keadaan. **Prakiraan**: belum ada angka tahun itu. **Nowcast**: angka "
            "provinsi sudah terbit (Juli) dan angka kabupaten belum (September)."
        ),
        _(
            "**Registri tidak dipakai** dalam perkiraan ini. Ia baru boleh masuk bila memperbaiki "
            "uji-mundur, dan rilisnya belum cukup untuk mengujinya; sementara itu ia ditampilkan "
            "di samping."
        ),
        _(
            "Karena itu dua angka bisa berbeda: perkiraan di Tren mengikuti gerak registri, "
            "sedangkan angka Maret yang diperkirakan di Ringkasan hanya dari deret resmi."
        ),
    )


def backtest_html(scores: pd.DataFrame) -> Markup:
    """The model beside plain persistence, both situations; rows of `backtest_by_situation`."""
    found = {
        (row["situation"], row["predictor"], row["score"]): row["value"] for row in records(scores)
    }
    if not found:
        return prose(_("Uji-mundur memerlukan deret angka resmi yang lebih panjang."))

    def value(situation: str, predictor: str, score: str, digits: int) -> str:
        return numbers.number(found.get((situation, predictor, score)), digits)

    rows = []
    for score, name, digits, goal in (
        ("mae_gap_pp", _("Galat mutlak rata-rata selisih (poin)"), 4, ""),
        ("coverage80_pct", _("Cakupan kisaran 80 % (persen)"), 1, "75–85"),
        ("coverage95_pct", _("Cakupan kisaran 95 % (persen)"), 1, "92–98"),
        ("brier", _("Nilai Brier, di bawah provinsi"), 4, ""),
        ("log_score", _("Nilai log, di bawah provinsi"), 4, ""),
    ):
        cells = [name]
        for situation in ("forecast", "nowcast"):
            for predictor in ("model", "baseline"):
                cells.append(value(situation, predictor, score, digits))
        rows.append([*cells, goal or numbers.MISSING])
    return plain_table(
        [
            "",
            _("Prakiraan: model"),
            _("Prakiraan: selisih tetap"),
            _("Nowcast: model"),
            _("Nowcast: perbandingan tetap"),
            _("Sasaran"),
        ],
        rows,
        _("Uji-mundur satu tahun ke depan, 2019 sampai 2025, 38 kabupaten dan kota"),
    ) + prose(
        _(
            "Untuk setiap tahun 2019 sampai 2025 model hanya melihat tahun-tahun sebelumnya, lalu "
            "menebak selisih ke-38 kabupaten/kota. Pembandingnya sederhana: selisih, atau "
            "perbandingan dengan provinsi, tetap seperti tahun lalu."
        ),
        _(
            "Cakupan itu tidak merata: kisaran 80 % nowcast memuat 63 % daerah pada 2024 dan 71 % "
            "pada 2025, tetapi semuanya pada 2021. Titik tengah model tidak lebih baik daripada "
            "“tetap seperti tahun lalu”; yang ditambahkannya adalah lebarnya kisaran."
        ),
        _(
            "Baca nilai Brier dan nilai log dengan hati-hati: dari 2019 sampai 2025 **tidak satu "
            "pun dari 38 daerah melintasi garis provinsi**. Tebakan ya/tidak “seperti tahun lalu” "
            "karena itu tidak pernah salah, dan sebuah peluang hanya dapat dinilai dari "
            "kalibrasinya."
        ),
    )
