"""python -m language.locale: bring the catalogues up to date with the words in the source.

Every `_()` and `ngettext()` of the program gets an entry; entries whose words are gone are dropped;
translations that are there stay. Where words stand is not written: a search tells it, and every
moved file would change the catalogue. Lists what still lacks a translation: write it in the .po
file.
"""

import ast
import sys
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from language.text import CATALOGUES, LOCALES, SOURCE

ROOT: Final = Path(__file__).parents[2]
FOLDERS: Final = ("data", "language", "queries", "pages", "ui")
KEYWORDS: Final = {"_": 1, "ngettext": 2}  # how many of its arguments are words
# Babel's own header carries the moment and the name of whoever ran it: a change in every diff.
HEADER: Final = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: {plurals}\\n"\n\n'
)


def extract() -> Catalog:
    """All messages of the program, without translations, in the order of their files."""
    catalogue = Catalog()
    for path in source_files():
        for message in _messages(path):
            catalogue.add(message)
    return catalogue


def _messages(path: Path) -> list[str | tuple[str, ...]]:
    """The words of each call, line by line; Babel's own reader is blind inside f-strings."""
    messages: list[tuple[int, str | tuple[str, ...]]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            arguments = node.args[: KEYWORDS.get(node.func.id, 0)]
            words = [str(part.value) for part in arguments if isinstance(part, ast.Constant)]
            if words:
                messages.append((node.lineno, tuple(words) if len(words) > 1 else words[0]))
    return [words for _line, words in sorted(messages, key=lambda each: each[0])]


def source_files() -> list[Path]:
    """Every Python file of the program that may speak to a reader."""
    paths = [path for name in FOLDERS for path in (ROOT / name).rglob("*.py")]
    return sorted([*ROOT.glob("dashboard.py"), *paths])


def renew(path: Path, language: str) -> list[str]:
    """Rewrite one catalogue; returns the messages that it does not translate yet."""
    before = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            before = read_po(file, locale=language, abort_invalid=True)
    after, lacking = Catalog(locale=language), []
    for message in extract():
        if not message.id:
            continue
        old = before.get(message.id)
        words = old.string if old else ""
        if not words or not all(words):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
        after.add(message.id, words)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.format(plurals=after.plural_forms).encode())
        write_po(file, after, omit_header=True, no_location=True, width=100)
    return lacking


def main() -> int:
    """Renew every catalogue; exit code 1 while a translation is lacking."""
    lacking_any = False
    for language in LOCALES:
        if language == SOURCE:
            continue
        path = CATALOGUES / language / "LC_MESSAGES" / "dashboard.po"
        lacking = renew(path, language)
        lacking_any |= bool(lacking)
        print(f"{path.relative_to(ROOT)}: {len(lacking)} to translate")
        for message in lacking:
            print(f"  {message!r}")
    return int(lacking_any)


if __name__ == "__main__":
    sys.exit(main())
