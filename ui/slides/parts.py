"""Pieces of a slide that python-pptx has no words for, as elements of its file."""

from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement


def part(tag: str, *inside: Any, **attributes: str) -> Any:
    """An element like 'a:solidFill' with its attributes, and others inside it."""
    element: Any = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(name, value)
    for each in inside:
        element.append(each)
    return element


def all_of(within: Any, tag: str) -> list[Any]:
    """The elements of that tag directly within one."""
    return within.findall(qn(tag))


def one_of(within: Any, tag: str) -> Any:
    """The first of them. Raises LookupError where there is none: the library has changed."""
    element = within.find(qn(tag))
    if element is None:
        raise LookupError(f"no {tag} in {within.tag}")
    return element
