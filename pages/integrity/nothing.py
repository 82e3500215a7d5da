"""Before the first list of recipients: what the page will test, and what brings the lists."""

from markupsafe import Markup

from language.text import _
from ui.states import State, state_html


def nothing_html() -> Markup:
    """The page without lists."""
    return state_html(
        State(
            title=_("Belum ada daftar penerima yang diterima"),
            words=[
                _(
                    "Tanpa daftar penerima, pembayaran ganda dan penerima yang sudah meninggal "
                    "tidak dapat diperiksa: belum ada bukti bahwa keduanya ada, dan belum ada "
                    "bukti bahwa keduanya tidak ada."
                ),
                _("Masukkan daftar penerima program dan daftar kematian dari Dukcapil:"),
            ],
            commands=[
                "python -m data ingest-programmes FOLDER",
                "python -m data ingest-deaths BERKAS",
            ],
        )
    )
