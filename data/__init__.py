"""Reading the registry, and keeping what came of it. No Streamlit here."""

import os

# The cube's matrices are small: threads of OpenBLAS would spin, and take twice the time in all.
# It looks here when it is loaded, so this comes first.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
