"""The benchmarks: what the analyser gets right and wrong, with counts and intervals."""
