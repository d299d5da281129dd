"""The empty page: one widget and its answer."""

import streamlit as st

st.session_state.setdefault("clicks", 0)
if st.button("Again"):
    st.session_state["clicks"] += 1
st.text(f"answer {st.session_state['clicks']}")
