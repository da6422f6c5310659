"""Makes ``index/rarity.tsv``: how many ordinary lines hold each stem.

    python -m benchmarks.training.rarity

Lines and twins are counted, rewordings are not: they would count one fact three times.
"""

from collections import Counter

from benchmarks.training.rewrites import read
from index.rarity import TABLE, stems
from index.starter import TEXT, read_text

HEAD = """\
# How many lines of ordinary résumés hold a word's stem: what two passages share weighs by its rarity.
# Source: lines and other people's lines of benchmarks/training/rewrites, and index/background.txt; written for this project, 2026.
# Made by: python -m benchmarks.training.rarity. A stem of one line only is not listed and counts as one.
"""  # noqa: E501


def main() -> None:
    """Writes the table."""
    lines = list(read_text(TEXT.read_text(encoding="utf-8"))[0])
    for row in read():
        lines += (row.line, row.twin, row.twin2)
    counts = Counter(stem for line in lines for stem in stems(line))
    listed = [f"{stem}\t{count}\n" for stem, count in sorted(counts.items()) if count > 1]
    TABLE.write_text(HEAD + f"lines\t{len(lines)}\n" + "".join(listed), encoding="utf-8")
    print(f"{len(lines)} lines, {len(listed)} stems")


if __name__ == "__main__":
    main()
