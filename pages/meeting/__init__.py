"""The meeting: an agenda of slides, shown full screen, spoken from notes, saved as PowerPoint."""
