"""Foreign text made safe to print: what would steer a terminal is shown, not sent."""

import re

# C0 and C1 controls but tab and line feed, line and paragraph separators, bidirectional controls,
# tag characters and lone surrogates: they move the cursor, hide text or turn it round.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def plain(text: str) -> str:
    """`text` with every steering character written as U+XXXX."""
    return _STEERING.sub(lambda found: f"U+{ord(found[0]):04X}", text)
