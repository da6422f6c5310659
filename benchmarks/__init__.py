"""Speed and scale, run by `make bench`; never part of the tests."""

import index as index  # before numpy: it says how threads of the library of products wait
