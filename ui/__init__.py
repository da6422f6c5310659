"""The screens: Streamlit on loopback."""
