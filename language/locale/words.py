"""What Babel calls to find the words of a Python file; `make words` has it fill the catalogues."""

import ast
from collections.abc import Collection, Iterator
from typing import IO

COUNTS = {"_": 1, "ngettext": 2}  # how many of its arguments are words


def messages(
    file: IO[bytes], keywords: Collection[str], comment_tags: object, options: object
) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    """Line, function, words and no comments of each call; Babel's own is blind inside f-strings.

    Raises ValueError where words are computed: nobody could translate them.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            taken = node.args[: COUNTS.get(node.func.id, 0)]
            words = tuple(
                part.value
                for part in taken
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )
            if len(words) < len(taken):
                raise ValueError(f"{file.name}:{node.lineno}: words are not written out")
            if words:
                yield node.lineno, node.func.id, words, []
