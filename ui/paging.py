"""Long lists in pages: which one is open, and the foot that says where one is and leads on."""

from dataclasses import dataclass

import streamlit as st

from ui.show import piece

PER_PAGE = 25


@dataclass(frozen=True)
class Pages:
    """The pages of one list in this session, of `per` rows; `name` begins its widgets' keys."""

    name: str
    per: int = PER_PAGE

    @property
    def key(self) -> str:
        """The key of the widget that turns the pages."""
        return f"{self.name}-page"

    def first(self) -> None:
        """Open the first page: what a changed filter does."""
        st.session_state[self.key] = 1

    def offset(self) -> int:
        """How many rows come before the open page."""
        return (int(st.session_state.get(self.key, 1)) - 1) * self.per

    def within(self, total: int) -> int:
        """As `offset`; of a list that has grown shorter, the last page is opened."""
        last = (page_count(total, self.per) - 1) * self.per
        if self.offset() > last:
            st.session_state[self.key] = page_count(total, self.per)
        return self.offset()

    def foot(self, total: int, said: str = "") -> None:
        """Which rows are shown of how many, what else is `said`, and the way to other pages."""
        with st.container(
            horizontal=True, horizontal_alignment="distribute", key=f"{self.name}-foot"
        ):
            before = self.offset()
            piece(
                "detail", f"{before + 1:,} to {min(before + self.per, total):,} of {total:,}{said}"
            )
            if page_count(total, self.per) > 1:
                st.pagination(page_count(total, self.per), key=self.key)


def page_count(total: int, per: int = PER_PAGE) -> int:
    """Pages needed for so many rows, at least one."""
    return max(1, -(-total // per))
