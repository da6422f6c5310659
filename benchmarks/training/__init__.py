"""How what the index has learnt was made: the line encoder, the pair model, the rarity of words."""
