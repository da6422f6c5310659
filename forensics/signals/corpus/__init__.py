"""Signals on what an application shares with other applications and with known indicators."""
