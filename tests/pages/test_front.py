"""What a page says beforehand is what it says when it is drawn, in both languages."""

import pytest

from data.generation import generations
from data.settings import settings
from language import text
from pages import front, menu
from tests.pages.reading import Reader, words
from ui import visitor
from ui.look.markup import marked

FILES = {entry.address: entry.file for entry in menu.entries()}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("page", "area"),
    [*((page, "") for page in front.PAGES), *((page, "35.19.09") for page in front.OF_AREAS)],
)
def test_the_same_words_before_and_after(
    reader: Reader, page: str, area: str, language: str
) -> None:
    said = words(reader(FILES[page], {"lang": language} | ({"area": area} if area else {})))
    text.use(language)
    on = visitor.asking(generations.current(settings().store))
    opened = front.opening(page, on.of(area) if area else on)
    assert opened is not None
    before = map(marked, [opened.question, *opened.sentences])
    for part in filter(None, [opened.body, opened.beside]) if opened.body else before:
        assert part in said
