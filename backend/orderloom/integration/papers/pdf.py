"""Papers as PDF. What draws them takes 10 MB, which only processes that draw shall have."""

from orderloom.integration.papers.order import OrderPaper


def drawn(paper: OrderPaper) -> bytes:
    from orderloom.integration.papers.drawing import draw  # late, see above

    return draw(paper)
