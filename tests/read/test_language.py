from __future__ import annotations

import pytest

from whoseword.read.language import is_foreign

FOREIGN = {
    "German": "Nordkorea hat nach südkoreanischen Angaben am Freitag zwei Raketen in Richtung des "
    "Japanischen Meeres abgefeuert. Der Minister sagte, das Land werde drei weitere Systeme an "
    "die Ukraine liefern.",
    "French": "La Corée du Nord a tiré vendredi deux missiles balistiques vers le Japon, a annoncé "
    "l'armée sud-coréenne. Le ministère japonais a indiqué que les engins étaient tombés hors de "
    "la zone.",
    "Korean": "북한이 14일 단거리 탄도미사일 2발을 발사했다고 합동참모본부가 밝혔다.",
    "Russian": "Минобороны РФ сообщило, что войска провели учебный пуск ракеты.",
}
ENGLISH = (
    "North Korea fired two missiles on Friday, South Korea's military said.",
    "Kim orders more missiles",
    "Missiles, rockets, launchers",
    "SEOUL (서울) -- The army said so.",
    "",
    "14 March 2025",
)


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_in_another_language_is_foreign(language: str) -> None:
    assert is_foreign(FOREIGN[language])


@pytest.mark.parametrize("text", ENGLISH)
def test_a_short_english_text_is_not(text: str) -> None:
    assert not is_foreign(text)
