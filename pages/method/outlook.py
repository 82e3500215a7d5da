"""The two questions, the model behind them in plain words, and how it would have done before."""

from typing import Any, Final

import pandas as pd
from markupsafe import Markup

from language import numbers
from language.text import _
from ui.kept import kept
from ui.look.markup import bullets, plain_table, prose
from ui.records import Record, records

_SITUATIONS: Final = ("forecast", "september", "nowcast")
_COLUMNS: Final = (
    *(("forecast", "model"), ("forecast", "baseline"), ("september", "model")),
    *(("nowcast", "model"), ("nowcast", "baseline")),
)


@kept
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
            "seberapa jauh perbandingan itu berubah dalam setahun. Semua daerah dipelajari "
            "bersama, sehingga setiap daerah meminjam pengalaman yang lain; daerah yang sering "
            "bergejolak mendapat kisaran lebih lebar. Sebarannya berekor tebal (Student t), jadi "
            "tahun seperti 2020 sampai 2022 ikut dipelajari dan tidak dibuang. Titik tengahnya: "
            "perbandingan tidak berubah, sebab alat yang menilai janji penurunan tidak boleh "
            "mengandaikan penurunan."
        ),
        _(
            "Ada tiga keadaan. **Prakiraan**: belum ada angka tahun itu. **Prakiraan dengan "
            "September**: angka provinsi untuk September sebelumnya sudah terbit (Januari atau "
            "Februari), dan gerak provinsi sejak Maret diteruskan. **Nowcast**: angka provinsi "
            "sudah terbit (Juli) dan angka kabupaten belum (September)."
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


@kept
def backtest_html(scores: pd.DataFrame, spans: pd.DataFrame) -> Markup:
    """The model beside plain persistence, in each situation and each year.

    scores: rows of `backtest_by_situation`. spans: rows of `backtest_by_span`.
    """
    found = {
        (row["situation"], row["predictor"], row["score"]): row["value"] for row in records(scores)
    }
    if not found:
        return prose(_("Uji-mundur memerlukan deret angka resmi yang lebih panjang."))
    rows = []
    for score, name, digits, goal in (
        ("mae_gap_pp", _("Galat mutlak rata-rata selisih (poin)"), 4, ""),
        ("coverage80_pct", _("Cakupan kisaran 80 % (persen)"), 1, "75–85"),
        ("coverage95_pct", _("Cakupan kisaran 95 % (persen)"), 1, "92–98"),
        ("brier", _("Nilai Brier, di bawah provinsi"), 4, ""),
        ("log_score", _("Nilai log, di bawah provinsi"), 4, ""),
    ):
        values = [found.get((*column, score)) for column in _COLUMNS]
        cells = [numbers.number(value, digits) for value in values]
        rows.append([name, *cells, goal or numbers.MISSING])
    told = Spans(spans)
    return (
        plain_table(
            [
                "",
                _("Prakiraan: model"),
                _("Prakiraan: selisih tetap"),
                _("Dengan September: model"),
                _("Nowcast: model"),
                _("Nowcast: perbandingan tetap"),
                _("Sasaran"),
            ],
            rows,
            _(
                "Uji-mundur satu tahun ke depan, {first} sampai {last}, {areas} kabupaten dan kota"
            ).format(**told.facts),
        )
        + told.by_year_html()
        + prose(
            _(
                "Untuk setiap tahun {first} sampai {last} model hanya melihat tahun-tahun "
                "sebelumnya, lalu menebak selisih ke-{areas} kabupaten/kota. Pembandingnya "
                "sederhana: selisih, atau perbandingan dengan provinsi, tetap seperti tahun lalu."
            ).format(**told.facts),
            told.september_words(),
            told.coverage_words(),
            told.crossing_words(),
        )
    )


class Spans:
    """The backtest by years; rows of `backtest_by_span`, of at least one year."""

    def __init__(self, spans: pd.DataFrame) -> None:
        self._rows = {
            (row["situation"], _year(row["first_period"]), _year(row["last_period"])): row
            for row in records(spans)
            if row["left_out_period"] is None
        }
        self._left_out = [row for row in records(spans) if row["left_out_period"] is not None]
        self._years = sorted({first for _name, first, last in self._rows if first == last})
        first, last = self._years[0], self._years[-1]
        areas = numbers.integer(self._rows["forecast", first, last]["areas"])
        self.facts = {"first": first, "last": last, "areas": areas}

    def _of(self, situation: str, first: str = "", last: str = "") -> Record:
        """A span; without years, the whole."""
        return self._rows[situation, first or self._years[0], last or self._years[-1]]

    def by_year_html(self) -> str:
        """Which share of areas fell inside the ranges, in each year and the last two together."""
        spans = [(year, year) for year in self._years]
        spans += [(self._years[-2], self._years[-1])] if len(self._years) > 1 else []
        heads = [_("Prakiraan"), _("Dengan September"), _("Nowcast")]
        return plain_table(
            [
                _("Tahun"),
                *(f"{head}, {numbers.percent(share, 0)}" for head in heads for share in (80, 95)),
            ],
            [
                [
                    first if first == last else f"{first}–{last}",
                    *(
                        numbers.number(self._of(situation, first, last)[f"coverage{share}_pct"], 0)
                        for situation in _SITUATIONS
                        for share in (80, 95)
                    ),
                ]
                for first, last in spans
            ],
            _("Berapa persen daerah jatuh di dalam kisaran 80 % dan 95 %, menurut tahun"),
        )

    def september_words(self) -> str:
        """What the September brings, and what is left without the year of its greatest gain."""
        plain, september = self._of("forecast"), self._of("september")
        said = _(
            "Tanpa angka September prakiraan meleset rata-rata {plain} poin dan “selisih tetap” "
            "{stays}; dengan angka September {september}."
        ).format(
            plain=numbers.number(plain["mae_gap_pp"], 4),
            stays=numbers.number(plain["baseline_mae_gap_pp"], 4),
            september=numbers.number(september["mae_gap_pp"], 4),
        )
        for row in self._left_out:
            if row["situation"] == "september":
                said += " " + _(
                    "Yang paling menguntungkan September adalah {year}; tanpa tahun itu {without} "
                    "lawan {stays} untuk “selisih tetap”."
                ).format(
                    year=_year(row["left_out_period"]),
                    without=numbers.number(row["mae_gap_pp"], 4),
                    stays=numbers.number(row["baseline_mae_gap_pp"], 4),
                )
        return said + " " + _("Yang selalu ditambahkan model adalah lebarnya kisaran.")

    def coverage_words(self) -> str:
        """How uneven the coverage of the nowcast is, and that of the last two years."""
        covered = {year: self._of("nowcast", year, year)["coverage80_pct"] for year in self._years}
        least, most = (pick(covered, key=lambda year: covered[year]) for pick in (min, max))
        both = self._of("nowcast", self._years[-2:][0], self._years[-1])["coverage80_pct"]
        return _(
            "Cakupan itu tidak merata: kisaran 80 % nowcast memuat {low} daerah pada {least}, "
            "{high} pada {most}, dan {both} pada dua tahun terakhir."
        ).format(
            low=numbers.percent(covered[least], 0),
            least=least,
            high=numbers.percent(covered[most], 0),
            most=most,
            both=numbers.percent(both, 0),
        )

    def crossing_words(self) -> str:
        """How often an area crossed the province's line, and what that means for the scores."""
        crossings = self._of("forecast")["crossings"]
        if crossings:
            return _(
                "Baca nilai Brier dan nilai log dengan hati-hati: dari {first} sampai {last} "
                "hanya {count} kali sebuah daerah melintasi garis provinsi."
            ).format(count=numbers.integer(crossings), **self.facts)
        return _(
            "Baca nilai Brier dan nilai log dengan hati-hati: dari {first} sampai {last} **tidak "
            "satu pun dari {areas} daerah melintasi garis provinsi**. Tebakan ya/tidak “seperti "
            "tahun lalu” karena itu tidak pernah salah, dan sebuah peluang hanya dapat dinilai "
            "dari kalibrasinya."
        ).format(**self.facts)


def _year(period: Any) -> str:
    return str(period)[:4]
