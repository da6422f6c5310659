"""Invented people of many scripts and professions; every name, firm and life is made up.

Universities are real names, since resumes name real ones; telephone numbers are from ranges set
aside for fiction where the country has one.
"""

from forensics.evaluate.generate.people import (
    infrastructure,
    offices,
    sciences,
    software,
    trades,
)
from forensics.evaluate.generate.persona import Persona

PEOPLE: tuple[Persona, ...] = (
    software.PEOPLE + infrastructure.PEOPLE + offices.PEOPLE + sciences.PEOPLE + trades.PEOPLE
)

__all__ = ["PEOPLE"]
