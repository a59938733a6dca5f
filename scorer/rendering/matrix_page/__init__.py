"""结果.html: one page without network, to look at, to sort, to search and to print."""

from scorer.rendering.matrix_page.page import write_page

__all__ = ["write_page"]
