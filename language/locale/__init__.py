"""The words on screen in other languages than Indonesian: one catalogue for each."""
