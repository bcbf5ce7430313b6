from reports.domain.merging import Block, merge_blocks


def test_what_both_have_stands_once_and_the_rest_side_by_side() -> None:
    mine = [("-", "Một."), ("-", "Hai của tôi."), ("+", "Ba.")]
    theirs = [("-", "Một."), ("-", "Hai của bạn."), ("+", "Ba."), ("+", "Bốn.")]
    assert merge_blocks(mine, theirs) == [
        Block(True, 0, 1, 0, 1),
        Block(False, 1, 2, 1, 2),
        Block(True, 2, 3, 2, 3),
        Block(False, 3, 3, 3, 4),
    ]


def test_white_space_and_the_typography_of_markers_do_not_count() -> None:
    assert merge_blocks([("-", "Một  dòng.")], [("-", "Một dòng. ")]) == [Block(True, 0, 1, 0, 1)]


def test_every_line_of_both_stands_in_exactly_one_block() -> None:
    mine = [("", text) for text in ["a", "b", "c", "d", "x"]]
    theirs = [("", text) for text in ["c", "a", "d", "y", "z"]]
    blocks = merge_blocks(mine, theirs)
    assert [place for one in blocks for place in range(one.mine_from, one.mine_to)] == list(range(5))
    assert [place for one in blocks for place in range(one.theirs_from, one.theirs_to)] == list(range(5))


def test_many_equal_lines_stand_side_by_side_as_a_whole() -> None:
    mine = [("", "Không." if place % 3 else f"Của tôi {place}.") for place in range(1000)]
    theirs = [("", "Không." if place % 3 else f"Của bạn {place}.") for place in range(999)]
    assert merge_blocks(mine, theirs) == [Block(False, 0, 1000, 0, 999)]
