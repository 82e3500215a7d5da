"""Pieces of HTML that pages share: words in them stay words."""

import htpy as h
from markupsafe import Markup

from ui.look.markup import filled, joined, kind_tag, link, plain_table, sentence

NAME = 'Desa <b>"A&B"</b>'
WORDS = "Desa &lt;b&gt;&#34;A&amp;B&#34;&lt;/b&gt;"


def test_words_in_links_and_tags_are_no_html() -> None:
    assert link("desa?area=1&x=2", NAME) == (
        f'<a href="desa?area=1&amp;x=2" target="_self">{WORDS}</a>'
    )
    assert kind_tag("registry", NAME) == f'<span class="kind kind-registry">{WORDS}</span>'


def test_a_sentence_takes_html_and_escapes_words() -> None:
    assert sentence("{n} < {of}", n=h.b["12"], of=NAME) == f"<b>12</b> &lt; {WORDS}"


def test_a_form_takes_percent_signs_words_and_html() -> None:
    form = Markup(h.i(style="left:%s%%")["%s%s"])
    assert filled(form, (12.5, NAME, Markup("<b>7 %</b>"))) == (
        f'<i style="left:12.5%">{WORDS}<b>7 %</b></i>'
    )


def test_pieces_stay_html_when_they_are_joined() -> None:
    items = joined(link("a", name) for name in ("<", ">"))
    assert Markup(h.p[items]).count("<a ") == 2


def test_a_table_of_words_has_headers_of_rows() -> None:
    html = plain_table(["", "x"], [[NAME, "**1**"]], NAME)
    assert f'<tr><th scope="row">{WORDS}</th>' in html
    assert "<td><strong>1</strong></td>" in html
    assert "<b>" not in html
