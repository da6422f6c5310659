"""What a server printed while it was used: which of its tracebacks tell of something broken."""

import re

# Streamlit answers a browser that went away in the middle of a message by closing once more, and
# Starlette refuses that: no script of a page takes part, and nothing of the work is lost.
_WENT_AWAY = re.compile(r"starlette\.websockets\.WebSocketDisconnect(ed)?\b")
_HEAD = "Traceback (most recent call last):"
_JOINTS = ("During handling of the above", "The above exception was")


def broken(printed: str) -> list[str]:
    """The tracebacks of a log, each with those it came of, but for a browser that went away."""
    return [chain for chain in _chains(printed) if not _went_away(chain)]


def _went_away(chain: str) -> bool:
    last = [line for line in chain.splitlines() if line.strip()][-1]
    frames = re.findall(r'File "([^"]+)"', chain)
    return bool(_WENT_AWAY.match(last.strip())) and all("/lib/python3" in it for it in frames)


def _chains(printed: str) -> list[str]:
    """Each traceback from its head to the line that names the error, joined with its causes."""
    chains: list[list[str]] = []
    within = joined = False
    for line in printed.splitlines():
        if _HEAD in line:
            if not joined:
                chains.append([])
            within, joined = True, False
        elif line.strip().startswith(_JOINTS):
            joined = bool(chains)
        if within or joined:
            chains[-1].append(line)
        if within and line.strip() and not line[0].isspace() and _HEAD not in line:
            within = False
    return ["\n".join(chain) for chain in chains]
