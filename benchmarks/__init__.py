"""Speed and scale, run by `make bench`; never part of the tests."""
