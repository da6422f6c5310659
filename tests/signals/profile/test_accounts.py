"""Whole accounts, from GitHub's answers to the outcome: innocent kinds stay clear, copies show.

What is known to be wrong is stated here: the innocent kinds that are weak or context, and the
copies that are missed.
"""

import pytest

from forensics.engine import run
from forensics.model import Application, Outcome, Profile, Strength, Subject, Tools
from forensics.parse import parse
from forensics.readers import formats
from forensics.signals import load_all
from tests.signals.cases import TODAY
from tests.signals.profile.accounts import Account, Make, accounts
from tests.signals.profile.copied_accounts import COPIED
from tests.signals.profile.innocent_accounts import INNOCENT

SIGNAL = next(signal for signal in load_all() if signal.name == "profile.repository_history")
QUIET = {Outcome.CLEAR, Outcome.NOT_ASSESSED}
EACH_INNOCENT, EACH_COPIED = 3, 4  # 153 accounts and 40

FALSE_ALARMS = {  # the strongest that a kind may show
    "one_course_repository": Strength.WEAK,
    "two_course_repositories_in_a_small_account": Strength.WEAK,
    "two_course_repositories_among_others": Strength.WEAK,
    "a_computer_shared_by_classmates": Strength.WEAK,
    "a_history_rewritten_to_a_private_address": Strength.CONTEXT,
    "a_name_changed_wholly": Strength.CONTEXT,
    "a_name_spelt_another_way": Strength.CONTEXT,
    "a_pseudonym_of_two_words": Strength.CONTEXT,
}
SHOWN: dict[str, Strength | Outcome] = {
    "two_copied_projects": Strength.WEAK,
    "three_copied_projects_among_small_ones": Strength.MODERATE,
    "one_copied_project": Strength.WEAK,
    "one_persons_work_copied": Strength.WEAK,
    "one_persons_work_copied_and_nothing_else": Outcome.NOT_ASSESSED,
    "clones_of_public_projects_throughout": Strength.WEAK,
    "authors_replaced_in_a_copy": Strength.MODERATE,
    "authors_replaced_and_no_original": Outcome.CLEAR,  # nothing in the answers tells it
    "names_in_turn": Strength.WEAK,
    "an_invented_history_with_the_accounts_address": Strength.CONTEXT,
}


def outcome_of(account: Account) -> Strength | Outcome:
    """What the signal comes to: the strength of a hit, else the outcome."""
    resume = formats.read((account.resume or "Curriculum vitae").encode(), "resume.txt")
    documents = [
        formats.read(data, f"answer-{number}.json") for number, data in enumerate(account.files())
    ]
    subject = Subject(
        application=Application(
            id="x",
            documents=(resume,),
            profiles=tuple(Profile(document=document) for document in documents),
        ),
        resumes=(parse(resume),),
        profiles=tuple(parse(document, "profile") for document in documents),
        matches=(),
        today=TODAY,
    )
    result = run(SIGNAL, subject, Tools())
    strengths = [finding.strength or SIGNAL.strength for finding in result.findings]
    return max(strengths, key=lambda strength: strength.rank, default=result.outcome)


@pytest.mark.parametrize("kind", INNOCENT, ids=lambda kind: kind.__name__)
def test_an_innocent_account(kind: Make) -> None:
    most = FALSE_ALARMS.get(kind.__name__)
    for account in accounts(kind, EACH_INNOCENT):
        outcome = outcome_of(account)
        if isinstance(outcome, Strength):
            assert most is not None and outcome.rank <= most.rank
        else:
            assert outcome in QUIET


@pytest.mark.parametrize("kind", COPIED, ids=lambda kind: kind.__name__)
def test_a_copied_history(kind: Make) -> None:
    for account in accounts(kind, EACH_COPIED):
        assert outcome_of(account) is SHOWN[kind.__name__]
