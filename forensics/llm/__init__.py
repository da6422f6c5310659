"""The one door to language models: identifiers out, one question asked, every quote verified."""
