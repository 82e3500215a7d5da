"""Cakupan: whom programmes reach, whom they miss, and where.

`asked` is what can be chosen, `answers` says it, and `pillars`, `picture`, `places`, `deciles` and
`quota` make what is drawn: frames in, HTML or frames out, without Streamlit.
"""
