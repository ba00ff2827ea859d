"""What stands for an ID number in the journal: the same all day, and nothing that leads back to it."""

from server.personal.holders import Holders

NUMBER = "11010519491231002X"
DAY = "2026-11-23"


def test_the_same_card_is_known_again_however_its_number_was_typed() -> None:
    holders = Holders(b"k" * 32, {"main"})
    made = holders.stand_in("main", DAY, NUMBER)
    assert len(made) == 16
    typed = (NUMBER.lower(), f" {NUMBER} ", "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ")
    assert {holders.stand_in("main", DAY, number) for number in typed} == {made}
    assert holders.stand_in("main", DAY, "  ") == ""


def test_nobody_is_known_on_another_day_in_another_hall_or_by_another_installation() -> None:
    here, elsewhere = Holders(b"k" * 32, {"main"}), Holders(b"l" * 32, {"main"})
    made = [
        here.stand_in("main", DAY, NUMBER),
        here.stand_in("main", "2026-11-24", NUMBER),
        here.stand_in("marriage", DAY, NUMBER),
        here.stand_in("main", DAY, NUMBER.replace("002X", "0037")),
        elsewhere.stand_in("main", DAY, NUMBER),
    ]
    assert len(set(made)) == 5


def test_only_halls_with_the_rule_count() -> None:
    holders = Holders(b"k" * 32, {"main"})
    assert [holders.counts(hall) for hall in ("main", "marriage")] == [True, False]
