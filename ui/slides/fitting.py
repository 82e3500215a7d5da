"""How large words may be so that they stay in their box: measured with the fonts of ui/look/fonts.

PowerPoint has no such font on most computers and takes another, a little wider one; so words are
measured wider than they are.
"""

from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

FONTS: Final = Path(__file__).parents[1] / "look" / "fonts"
WIDER: Final = 1.22  # Noto Sans, the widest that usually steps in, beside Source Sans
LEADING: Final = 1.22  # from one line to the next, of the size
AT: Final = 100  # px: measured large, scaled down


def width(words: str, size: float, *, bold: bool = False) -> float:
    """The width of one line in points; size: of the type, in points."""
    return _font(bold).getlength(words) * size / AT * WIDER


def lines(words: str, size: float, wide: float, *, bold: bool = False) -> int:
    """How many lines the words take in a box that is so many points wide."""
    count = 0
    for paragraph in words.split("\n"):
        count, line = count + 1, ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, bold=bold) > wide:
                count, line = count + 1, word
            else:
                line = longer
    return count


def fits(words: str, size: float, wide: float, high: float, *, bold: bool = False) -> bool:
    """Whether the words stand in a box of so many points, no word of them broken."""
    longest = max(
        (width(word, size, bold=bold) for word in words.replace("\n", " ").split(" ")), default=0
    )
    return longest <= wide and lines(words, size, wide, bold=bold) * size * LEADING <= high


def fit(
    words: str, wide: float, high: float, *, most: int, least: int = 9, bold: bool = False
) -> int:
    """The largest size in points, from `most` down to `least`, at which the words fit.

    `least` where none does: type that nobody can read would help nobody.
    """
    return next(
        (size for size in range(most, least, -1) if fits(words, size, wide, high, bold=bold)), least
    )


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "SourceSansPro-Bold.ttf" if bold else "SourceSansPro-Regular.ttf"
    return ImageFont.truetype(str(FONTS / name), AT)
