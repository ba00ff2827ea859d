"""A short day of a board: what `bench board_day` measures at length."""

import pytest

from bench.board_day import HEAP_KB, day
from tools.chromium import CHROMIUM

CALLS = 244
MARKUP = 50
"""DOM nodes by which a board's page may differ between two moments, and far fewer than the calls between them."""


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt install chromium fonts-noto-cjk")
async def test_a_board_that_showed_hundreds_of_calls_is_not_larger_for_it():
    boards, sent, said = await day(citizens=4, quarters=2)
    assert sent > 3 * CALLS  # the ticket, the call, the start, the end of most
    assert said > 0
    whole, panels, speaking = boards
    assert [board.errors for board in boards] == [[], [], []]
    assert [board.growth().listeners for board in boards] == [0, 0, 0]
    assert max(board.growth().heap_kb for board in boards) < HEAP_KB
    assert max(abs(board.growth().nodes) for board in (whole, speaking)) < MARKUP
    assert abs(panels.growth().nodes) < MARKUP + 100  # a page of four instead of three
