"""Is a village estimate right? Tried on public data in which the truth is known: `make validate`.

The data lie in ../shared/validation and are never copied in: households of Indonesia (2008) with
their measured consumption, synthetic households of Austria, municipalities of Brazil. Where that
folder is absent, nothing is validated and the command says so. What is found is written to
benchmarks/VALIDATION.md.
"""
