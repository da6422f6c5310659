import json

import numpy as np
import pytest

from index import pairing
from index.errors import EmbedderError
from index.pairing import EDITED, MEASUREMENTS, Ratios, log_ratios

UNLIKE = dict.fromkeys(MEASUREMENTS, 0.0) | {
    "cosine": 0.45, "lift_text": 0.0, "lift_template": 0.0, "above_other_templates": -0.1,
    "above_template_neighbour": -0.1, "above_background": 0.0, "template_above_background": 0.0,
    "contrast": 0.05, "words": 2.6, "length_ratio": 0.7,
}  # fmt: skip
REWORDED = UNLIKE | {
    "cosine": 0.72, "lift_text": 0.3, "lift_template": 0.3, "above_other_templates": 0.25,
    "above_template_neighbour": 0.25, "above_background": 0.3, "template_above_background": 0.3,
    "contrast": 0.45, "shared_rarity": 0.35, "rarest_shared": 7.0, "shared_figures": 1.0,
    "total_rarity": 14.0, "figures": 1.0,
}  # fmt: skip


def ratios(measured: dict[str, float]) -> Ratios:
    row = np.array([[measured[name] for name in MEASUREMENTS]], dtype=np.float32)
    return log_ratios(row)


def ratio(measured: dict[str, float]) -> float:
    return float(ratios(measured).reworded[0])


def test_a_reworded_line_is_likelier_a_rewording_than_two_peoples_like_duty() -> None:
    assert ratio(REWORDED) > 4.0
    assert ratio(UNLIKE) < 1.0


@pytest.mark.parametrize(
    "name", ("lift_text", "above_other_templates", "contrast", "rarest_shared")
)
def test_more_in_common_says_more(name: str) -> None:
    less = REWORDED | {name: UNLIKE[name]}
    assert ratio(less) < ratio(REWORDED)


def test_shared_words_speak_for_an_edited_copy_and_not_for_a_rewording() -> None:
    shared = REWORDED | {"shared_rarity": 0.7, "total_rarity": 25.0}
    assert ratios(shared).edited[0] > ratios(shared).reworded[0]


def test_what_shares_few_words_is_weighed_as_reworded_either_way() -> None:
    few = ratios(REWORDED | {"shared_rarity": EDITED[0]})
    assert few.edited[0] == few.reworded[0]


def test_no_pairs_have_no_ratios() -> None:
    none = log_ratios(np.zeros((0, len(MEASUREMENTS)), dtype=np.float32))
    assert none.reworded.shape == none.edited.shape == (0,)


def test_a_model_of_other_measurements_is_refused(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    stored = json.loads(pairing.FILE.read_text())
    stored["reworded"]["curves"].pop("cosine")
    other = Path(str(tmp_path)) / "pairing.json"
    other.write_text(json.dumps(stored))
    monkeypatch.setattr(pairing, "FILE", other)
    pairing._models.cache_clear()
    with pytest.raises(EmbedderError, match="other measurements"):
        log_ratios(np.zeros((1, len(MEASUREMENTS)), dtype=np.float32))
    pairing._models.cache_clear()
