"""What stands before a wish and says nothing of it."""

from __future__ import annotations

import pytest

from actions.language.wish.lead import without_lead


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Wonderful, thank you ever so much. Would you mind bumping it to 5k?", "bump it to 5k?"),
        ("Brilliant, cheers. Could you move it to won?", "Could you move it to won?"),
        ("Good morning! I hope all is well. Show me Larch", "Show me Larch"),
        ("Do you mind setting the amount to 5k", "set the amount to 5k"),
        ("Great Northern. Move it to won", "Great Northern. Move it to won"),
        ("Change it please. 5k", "Change it please. 5k"),
        ("I would need that the deal Larch is closed on Friday", "the deal Larch is closed on Friday"),
        ("He doubled his order, so the deal Larch must be 5k", "the deal Larch must be 5k"),
        ("Acme wants more, so the amount should be 5k", "Acme wants more, so the amount should be 5k"),
        ("Is it there? Show it", "Is it there? Show it"),
        ("I want to log that we won Larch", "we won Larch"),
        ("Please note that Larch closes in May", "Larch closes in May"),
        ("Could you just record in HubSpot that Ana moved to Lyon", "Ana moved to Lyon"),
        ("note the amount", "note the amount"),
        ("sure, but first move it to won.", "move it to won."),
        ("yes but set the amount to 5k first", "set the amount to 5k"),
        ("yes, delete it", "yes, delete it"),
        ("yes but not now", "yes but not now"),
        ("none of these, add a new deal Larch", "add a new deal Larch"),
        ("None But Larch", "None But Larch"),
        ("I was wondering if you could move Larch to won", "move Larch to won"),
        ("hello sir, I'd be very grateful if you would please delete Larch", "delete Larch"),
        ("Dear team, I kindly request that you change it to 5k", "change it to 5k"),
        ("please do the needful and set Larch to won", "set Larch to won"),
        ("kindly assist to raise it to 5k", "raise it to 5k"),
        ("please assist me with changing it to 5k", "change it to 5k"),
        ("Priya was wondering if you could move Larch to won", "Priya was wondering if you could move Larch to won"),
        ("move Larch to won if you could change it", "move Larch to won if you could change it"),
        ("no, I was wondering if you could move it", "no, I was wondering if you could move it"),
        ("Needful and Set", "Needful and Set"),
    ],
)
def test_courtesy(text: str, wish: str) -> None:
    assert without_lead(text) == wish
