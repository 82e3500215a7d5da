"""A picture that is saved has the light colours of the dashboard."""

import re

from data.settings import PROJECT
from ui.look import theme


def test_the_frame_of_a_picture_has_the_colours_of_the_theme():
    code = (PROJECT / "ui" / "image" / "browser" / "frame.js").read_text(encoding="utf-8")
    written = dict(re.findall(r"^  (\w+): \"(#[0-9A-F]{6})\",$", code, re.M))
    light = theme.palette("light")
    fields = {name: re.sub("[A-Z]", lambda m: f"_{m[0].lower()}", name) for name in written}
    assert len(written) == 8
    assert written == {name: getattr(light, field) for name, field in fields.items()}
