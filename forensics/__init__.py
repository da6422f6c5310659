"""A forensic analyser for resumes and profiles: every finding quotes its evidence."""

__version__ = "0.1.0"
