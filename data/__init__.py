"""Reading the registry, and keeping what came of it. No Streamlit here."""
