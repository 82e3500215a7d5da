"""How counts are protected before they are published, in plain words."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from language import numbers
from language.text import _
from ui.kept import kept
from ui.look.markup import bullets, prose
from ui.words.imprint import protection_note


@kept
def protection_html(protection: Mapping[str, Any]) -> Markup:
    """What is done to the counts of this edition, and what follows for who reads them.

    protection: the row of `protection`: edition, most and unseen.
    """
    most, unseen = int(protection["most"]), int(protection["unseen"])
    if not most:
        return prose(protection_note(protection))
    zero = ""
    if unseen:
        zero = _(
            "**0–{unseen}** berarti tidak ada, atau paling banyak {most}: jumlah 1 sampai {unseen} "
            "tidak pernah terbit."
        ).format(unseen=unseen, most=most)
    restricted = ""
    if protection["edition"] == "public":
        restricted = _("Kesehatan, disabilitas, dan anak hanya terbit sampai tingkat kecamatan.")
    return prose(
        _(
            "Jumlah kecil dapat menunjuk orang. Karena itu setiap jumlah keluarga, orang, atau "
            "penerima digeser sedikit secara acak sebelum terbit, **paling banyak {most}** ke atas "
            "atau ke bawah; rata-rata pergeserannya nol."
        ).format(most=most)
    ) + bullets(
        _(
            "Kelompok keluarga yang sama selalu digeser sama, di tabel dan rilis mana pun: "
            "menghitung ulang tidak membuka jumlah aslinya."
        ),
        _(
            "Setiap jumlah digeser sendiri, maka bagian-bagian tidak selalu pas dengan jumlah "
            "seluruhnya."
        ),
        zero,
        _(
            "Persen, peringkat, perkiraan, dan rupiah dihitung dari jumlah yang sudah digeser. "
            "Persen hanya ada bila yang dihitung sekurangnya {fewest}; di bawahnya tertulis "
            "“{words}”."
        ).format(fewest=numbers.FEWEST, words=numbers.too_few()),
        _(
            "Perubahan jumlah antarrilis yang tidak lebih dari {twice} **belum dapat dibedakan** "
            "dari tetap."
        ).format(twice=2 * most),
        _(
            "Yang tidak digeser: jumlah keluarga, jumlah orang, dan temuan seluruh kabupaten, "
            "sebab angka itu tidak menunjuk siapa pun. Di sana 0 berarti tidak ada."
        ),
        restricted,
    )
