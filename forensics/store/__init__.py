"""The one database: its engine and its migration history, the library's tables included."""
