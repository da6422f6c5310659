"""How strong a link is: what its things say by their rarity, and how that adds up.

A thing that `holders` of `size` applications hold is worth log2(max(size, 1024) / (holders - 1))
bits, 0 to 10 (`linkage.rarity`): a phone of 2 in 1,000,000 10, of 300 in 1,000 1.8. Other things
are worth a share of that: a passage or post a fifth, for many write alike (less where it is short
or little of the texts is common: `repeated`; where it is reworded, by how surely); a web page two
fifths, for it may be anybody's; a network a quarter, its neighbourhood an eighth, for many sit
behind one; what both sides give as a reference's a quarter, for people may share a referee.

Things of a link are no independent coincidences: a phone and an address go together, bullets are
copied by the dozen. So the strongest counts whole and each next one less by a constant share, and
a link has 10 bits at most. Three rare passages come to 4.9, ten to 8.9.
"""

from forensics.model import KeyKind

REFEREE = 0.25
"""Share that counts of what both applications give as somebody else's."""
NEIGHBOURHOOD = 0.125
"""Share that counts of an address range, where the address itself is another."""
SHARE: dict[KeyKind, float] = {
    "passage": 0.2,
    "reworded": 0.2,
    "history": 0.2,
    "ip": 0.25,
    "url": 0.4,
}
"""Share of its bits that a thing counts for; the rest count whole."""
NEXT: dict[KeyKind, float] = {"passage": 0.8, "reworded": 0.8, "history": 0.8}
"""What the next thing of a link weighs beside the one before; of other kinds NEXT_CONTACT."""
NEXT_CONTACT = 0.5
