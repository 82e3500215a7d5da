"""Slides as a PowerPoint file whose charts, maps and tables stay editable."""
