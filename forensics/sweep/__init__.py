"""Many applications -> rows, links and clusters."""
