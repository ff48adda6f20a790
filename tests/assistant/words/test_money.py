"""What a sum is for."""

from assistant.words.money import may_be_meant, shares_kind


def test_a_rent_is_no_wage() -> None:
    assert not may_be_meant("Quel est le salaire ?", "Loyer de 270 € par mois.")
    assert may_be_meant("Quel est le loyer ?", "Loyer de 270 € par mois.")


def test_a_sum_of_which_nothing_is_said_may_be_any_but_shares_no_kind() -> None:
    assert may_be_meant("Quel est le budget ?", "260 M€ en dix ans.".replace("M€", "euros"))
    assert not shares_kind("Combien ?", "260 euros en dix ans.")
