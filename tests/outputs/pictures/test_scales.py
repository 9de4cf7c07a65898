from content.outputs.pictures.scales import Scale, percent


def test_value_has_its_place_between_the_ends():
    scale = Scale(low=-1, high=3, labels=())

    assert [scale.place(value) for value in (-1, 0, 3)] == [0, 0.25, 1]


def test_share_is_written_as_a_percentage():
    assert percent(1 / 3) == "33.33%"
