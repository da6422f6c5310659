"""Signals on profile snapshots and how they change."""
