"""Paper: Lembar desa, Lembar kecamatan and Laporan triwulan, as PDF by Typst.

`facts` are plain data of the queries in the reader's language; typst/ sets them. The data are met
in press.py only.
"""
