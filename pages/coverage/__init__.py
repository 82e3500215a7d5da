"""Cakupan: whom programmes reach, whom they miss, and where."""
