"""A case's number: 6 digits of the region, the day, a serial of 5 digits, and the check character of an identity number
(ISO 7064 MOD 11-2)."""

WEIGHT = 2
MODULUS = 11
CHECKS = "0123456789X"


def check_character(digits: str) -> str:
    """ISO/IEC 7064, MOD 11-2: recursive method."""
    rest = 0
    for digit in digits:
        rest = (rest + int(digit)) * WEIGHT % MODULUS
    return CHECKS[(MODULUS + 1 - rest) % MODULUS]


def case_number(region: str, day: str, serial: int) -> str:
    """`day` is an ISO date."""
    digits = f"{region}{day.replace('-', '')}{serial:05}"
    return digits + check_character(digits)


def is_whole(number: str) -> bool:
    """Whether the check character fits: a mistyped digit or two that changed places are found."""
    digits, check = number[:-1], number[-1:].upper()
    return digits.isascii() and digits.isdigit() and check_character(digits) == check
