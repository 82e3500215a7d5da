"""The least that Streamlit can show: one metric and one line of Plotly. See first_visit.py."""

import plotly.graph_objects as go
import streamlit as st

st.metric("Poor", "10.40 %", "-0.23")
st.plotly_chart(go.Figure(go.Scatter(x=[2023, 2024, 2025], y=[11.0, 10.6, 10.4])))
