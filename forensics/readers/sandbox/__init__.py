"""The process in which applicants' files are opened, and the walls around it."""
