"""The citizen identification number (GB 11643): 17 digits and a check character (ISO 7064 MOD 11-2).

The first six digits are a place, the next eight the date of birth. Permits of residents of Hong Kong, Macao and
Taiwan have such a number, and so has the foreigner's permanent-residence card since 2023 (it begins with 9). The card
of 2017 has 15 characters: three letters, a place of four digits, the birth as YYMMDD, a serial and a check digit.
"""

import re
from datetime import date
from typing import Final

WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK: Final = "10X98765432"
SHAPE: Final = re.compile(r"[0-9]{17}[0-9X]")
FOREIGN_2017: Final = re.compile(r"[A-Z]{3}[0-9]{4}([0-9]{6})[0-9]{2}")


def check_digit(number17: str) -> str:
    """The 18th character for the first 17 digits. `ValueError` when they are not 17 digits."""
    if not SHAPE.fullmatch(number17 + "0"):
        raise ValueError("17 digits are expected")
    return CHECK[sum(int(digit) * weight for digit, weight in zip(number17, WEIGHTS, strict=True)) % 11]


def number_is_valid(number: str) -> bool:
    """Whether the shape, the date of birth and the check character of an 18-character number are right."""
    return bool(SHAPE.fullmatch(number) and iso_date(number[6:14]) and check_digit(number[:17]) == number[17])


def birth_in(number: str) -> str:
    """The ISO date of birth in a valid 18-character number, empty otherwise."""
    return iso_date(number[6:14]) if number_is_valid(number) else ""


def foreign_2017_fits(number: str, birth: str) -> bool:
    """Whether a number of 15 characters has its shape and the ISO date `birth`; its check digit is not tested."""
    found = FOREIGN_2017.fullmatch(number)
    return found is not None and birth[2:].replace("-", "") == found[1]


def iso_date(digits: str) -> str:
    """YYYYMMDD as an ISO date; empty when it is no real date."""
    if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
        return ""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        return ""
