"""Ketepatan: what was checked in the lists of recipients, what was found, and what could not be.

Pure: frames of the read queries in, words, HTML and figures out (pages/integrity/page.py).
"""
