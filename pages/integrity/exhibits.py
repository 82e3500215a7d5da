"""What is to be checked in the lists of recipients, as exhibits."""

from language import numbers
from language.text import _
from pages.integrity import files, grid, history, pairs, places, programmes, table, unchecked, words
from pages.integrity.findings import findings_in
from pages.integrity.kinds import kinds, placed
from ui.asking import Asking
from ui.exhibit import Exhibit, Numbers
from ui.kept import kept
from ui.words import sources

# Paper says it too, and the workbook of a release has this form.
unchecked_in, long_form = unchecked.unchecked_in, files.long_form


@kept
def answer(on: Asking) -> Exhibit | None:
    """The verdict on what was said to be gone, and its numbers; None without lists."""
    by_release = on.ask("integrity_by_release", area=on.region)
    if on.release not in set(by_release["release"]):
        return None
    found = findings_in(on)
    message, *more = words.answer(found, on.name, on.release)
    listed = on.ask("programme_by_release", release=on.release)
    return Exhibit(
        key="answer",
        title=message,
        subtitle=numbers.release(on.release),
        picture=Numbers(tuple(words.numbers(found, listed, on.release))),
        data=table.saved(found, on),
        measures=("findings",),
        source=source(on),
        speech=lambda: more,
        piece="answer",
    )


def kind_names() -> dict[str, str]:
    """What each sort of finding is called, by its code."""
    return {kind.name: kind.label for kind in kinds()}


@kept
def findings(on: Asking) -> Exhibit:
    """The findings of one area by kind."""
    found = findings_in(on)
    return Exhibit(
        key="findings",
        title=table.title(found),
        subtitle=_("daftar penerima triwulan {release}, {area}").format(
            area=on.name, release=numbers.release(on.release)
        ),
        picture=table.table(found),
        data=table.saved(found, on),
        measures=("findings",),
        source=source(on),
        remark=_(
            "Satu penyaluran dapat masuk beberapa temuan, jadi baris dan rupiahnya tidak "
            "dijumlahkan. Rupiah adalah nominal dalam daftar, bukan kerugian; pada dua program "
            "sekaligus dihitung yang lebih kecil."
        ),
        markup=lambda: table.findings_html(found),
    )


@kept
def over_time(on: Asking) -> Exhibit:
    """What was said to be gone, in every release with lists."""
    is_exact = on.area == on.region
    past = history.history(on.ask("integrity_by_release", area=on.area), on.area, on.name)
    return Exhibit(
        key="history",
        title=history.title(past, is_exact=is_exact),
        subtitle=history.subtitle(on.name),
        picture=history.panels(past, is_exact=is_exact),
        data=past,
        measures=("findings",),
        source=source(on),
        alt=history.described(past, is_exact=is_exact),
        remark=history.remark(),
        piece="rilis-findings",
    )


@kept
def by_area(on: Asking, level: str, shown: str) -> Exhibit:
    """The areas of a level, in the order of their codes.

    shown: 'findings' or 'amount_idr'.
    """
    cells = on.ask("integrity_by_area", release=on.release, parent=on.area, level=level)
    rows, title = places.rows(cells, on.release), places.title(cells)
    checked, head = grid.used(placed(), rows), _("Wilayah")
    return Exhibit(
        key="areas",
        title=title,
        subtitle=places.subtitle(shown, on.release),
        picture=grid.table(rows, checked, shown, head=head),
        data=places.saved(cells, on.release),
        measures=("findings",),
        source=source(on),
        remark=places.remark(),
        markup=lambda: grid.grid_html(rows, checked, shown, head=head, caption=title),
        piece="wilayah-findings",
    )


@kept
def by_programme(on: Asking, shown: str) -> Exhibit:
    """The programmes with a list, of the whole kabupaten; shown: as for areas."""
    cells = on.ask("integrity_by_programme", release=on.release)
    listed = on.ask("programme_by_release", release=on.release)
    rows, title = programmes.rows(cells, listed), _("Yang perlu dicek di setiap program")
    checked, head = grid.used(kinds(), rows), _("Program")
    return Exhibit(
        key="programmes",
        title=title,
        subtitle=programmes.subtitle(shown, on.release),
        picture=grid.table(rows, checked, shown, head=head),
        data=programmes.saved(cells, listed, on.release),
        measures=("findings",),
        source=source(on),
        remark=programmes.remark(),
        markup=lambda: grid.grid_html(rows, checked, shown, head=head, caption=title),
        piece="program-findings",
    )


@kept
def both_programmes(on: Asking) -> Exhibit:
    """Families in two programmes at once: the matrix and, under it, the rules."""
    listed = on.ask("programme_by_release", release=on.release)
    found = pairs.pairs_of(
        on.ask("overlap_by_pair", release=on.release),
        on.ask("rule_by_pair", release=on.release),
        listed,
    )
    return Exhibit(
        key="pairs",
        title=pairs.title(found),
        subtitle=_(
            "keluarga di registri yang ada di daftar kedua program; {release}, seluruh kabupaten"
        ).format(release=numbers.release(on.release)),
        picture=pairs.rules(found, listed),
        data=pairs.saved(found, listed, on.release),
        measures=("families",),
        source=source(on),
        remark=_(
            "Di sini hanya keluarga yang cocok dengan registri. Temuan di atas juga menghitung "
            "penerima yang tidak cocok, dan menghitung orang bila aturannya per orang."
        ),
        markup=lambda: pairs.matrix_html(found, listed) + pairs.rules_html(found, listed),
    )


def source(on: Asking) -> str:
    """The lists and the registry."""
    return sources.both(_("daftar penerima program, daftar kematian Dukcapil"), on.registry)
