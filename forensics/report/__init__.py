"""Forms in which an examination is shown: JSON for programs, the terminal for people."""
