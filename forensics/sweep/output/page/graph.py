"""The picture of who is linked to whom: places and words of nodes and edges."""

from dataclasses import dataclass

_ACROSS, _DOWN = 880, 560  # pixels of the picture
_BORDER = 12  # pixels
_FEW = 60  # nodes whose names have room at first sight


@dataclass(frozen=True)
class Node:
    """An application; `cluster` is its cluster's number on the page."""

    cluster: int
    id: str
    name: str
    day: str
    x: float
    y: float


@dataclass(frozen=True)
class Edge:
    """All links between two applications; `within` one cluster, or across two."""

    a: int
    b: int
    style: str
    kinds: str
    bits: float
    within: bool


@dataclass(frozen=True)
class Frame:
    """A cluster's place in the picture, `x` and `y` its centre; `drawn` of its applications."""

    cluster: int
    x: float
    y: float
    width: float
    height: float
    drawn: int


@dataclass(frozen=True)
class Graph:
    """The picture, `width` by `height` units; `more_edges` had no room."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    frames: tuple[Frame, ...]
    width: float
    height: float
    more_edges: int

    @property
    def named(self) -> bool:
        """Whether there is room for names before anybody looks closer."""
        return len(self.nodes) <= _FEW

    @property
    def view(self) -> tuple[int, int, int, int]:
        """What is seen at first: left, top, width and height, with a border around all."""
        border = _BORDER * self.far
        size = self.width + 2 * border, self.height + 2 * border
        return round(-border), round(-border), round(size[0]), round(size[1])

    @property
    def far(self) -> float:
        """Units a pixel at first sight, about: lines and dots stay visible from so far."""
        return max(self.width / _ACROSS, self.height / _DOWN)

    def data(self) -> dict[str, object]:
        """What the page's script shows of a node that is chosen: words and neighbours."""
        return {
            "nodes": [[node.id, node.name, node.day, node.cluster] for node in self.nodes],
            "edges": [[edge.a, edge.b, edge.kinds, round(edge.bits, 2)] for edge in self.edges],
            "clusters": [
                [at.cluster, round(at.x), round(at.y), round(at.width), round(at.height)]
                for at in self.frames
            ],
        }
