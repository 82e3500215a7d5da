"""An exhibit as the templates of paper read it."""

from ui.exhibit import Dots, Exhibit
from ui.paper import blocks
from ui.paper.blocks import Block
from ui.words import classes, measures


def chart(shown: Exhibit, *, remark: str | None = None, source: str | None = None) -> Block:
    """The picture of an exhibit with its title above and its source below.

    remark, source: in place of the exhibit's own, '' for none.
    """
    return blocks.chart(
        picture(shown),
        title=shown.title,
        subtitle=shown.subtitle,
        kinds=[measures.kind(name) for name in shown.measures],
        source=shown.source if source is None else source,
        remark=shown.remark if remark is None else remark,
    )


def picture(shown: Exhibit) -> Block:
    """The picture of an exhibit alone."""
    match shown.picture:
        case Dots() as dots:
            return blocks.dots(
                [
                    blocks.Dot(
                        dot.name,
                        dot.value,
                        dot.low,
                        dot.high,
                        classes.COLOURS.get(dot.kind or "", "between"),
                        (dot.words, *dot.more),
                    )
                    for dot in dots.dots
                ],
                alt=shown.title,
                line=dots.line or 0.0,
                line_label=dots.line_name,
                heads=dots.heads,
            )
        case other:
            raise NotImplementedError(type(other).__name__)
