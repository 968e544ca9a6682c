"""Collections of the older schedulers, which the official library no longer studies with but still updates."""

from __future__ import annotations

import random
from typing import Any

STEPS = ([], [1.0], [1.0, 10.0, 60.0])


def make(col: Any, version: int, seed: int) -> dict[str, Any]:
    "Gives cards, decks and reviews the states that an older scheduler left, at random, and says it is of that one."
    rng = random.Random(seed)
    give_presets(col, rng)
    decks = [add_filtered(col, name, resched, delays) for name, resched, delays in (
        ("Old A", True, None), ("Old B", True, [1.0, 5.0, 10.0]), ("Old C", False, None), ("Old D", False, [3.0]),
    )]
    for card, did in col.db.all("select id, did from cards where odid = 0 and queue >= 0"):
        kind = rng.random()
        if kind < 0.4:
            scatter(col, rng, card, did, rng.choice(decks))
        elif kind < 0.7:
            col.db.execute("update cards set type = ?, queue = ?, left = ?, due = ? where id = ?",
                           *rng.choice([(2, 1), (2, 3), (1, 1), (2, 2), (0, 0)]), left(rng), due(rng), card)
    for entry in col.db.list("select id from revlog"):
        col.db.execute("update revlog set ease = ?, type = ? where id = ?", rng.randint(0, 4), rng.randint(0, 4), entry)
    col.db.execute("update cards set usn = 7")
    col.db.execute("update revlog set usn = 7")
    col.set_config("sched2021", False)
    col.remove_config("creationOffset")
    if version == 1:
        col.set_config("schedVer", 1)
    return {"cards": col.db.scalar("select count() from cards where odid != 0")}


def upgrade(col: Any) -> dict[str, Any]:
    "As the official app does when it opens such a collection."
    if col.sched_ver() == 1:
        col.upgrade_to_v2_scheduler()
    col.set_v3_scheduler(True)
    return {"schedVer": col.get_config("schedVer"), "schema_changed": bool(col.schema_changed())}


def give_presets(col: Any, rng: random.Random) -> None:
    for deck in col.decks.all_names_and_ids(include_filtered=False):
        conf = col.decks.add_config(f"Steps of {deck.name}")
        conf["new"]["delays"] = rng.choice(STEPS)
        conf["lapse"]["delays"] = rng.choice(STEPS)
        col.decks.update_config(conf)
        legacy = col.decks.get(deck.id)
        legacy["conf"] = conf["id"]
        col.decks.save(legacy)


def add_filtered(col: Any, name: str, resched: bool, delays: list[float] | None) -> int:
    deck = col.sched.get_or_create_filtered_deck(0)
    deck.name = name
    deck.config.reschedule = resched
    del deck.config.search_terms[:]
    deck.config.search_terms.add(search="is:due", limit=10, order=0)
    deck.allow_empty = True
    did = col.sched.add_or_update_filtered_deck(deck).id
    col.sched.empty_filtered_deck(did)
    legacy = col.decks.get(did)
    legacy["delays"] = delays
    col.decks.save(legacy)
    return did


def scatter(col: Any, rng: random.Random, card: int, home: int, deck: int) -> None:
    col.db.execute(
        "update cards set did = ?, odid = ?, odue = ?, type = ?, queue = ?, left = ?, due = ? where id = ?",
        deck, home, rng.choice([0, 5, 900]), rng.randint(0, 3), rng.choice([0, 1, 2, 3, -1, -2]), left(rng), due(rng), card,
    )


def left(rng: random.Random) -> int:
    return rng.choice([0, 1, 2, 3, 1001, 2003, 3005])


def due(rng: random.Random) -> int:
    return rng.choice([-99_990, 0, 12, 800, 1_700_000_000, 1_763_200_000])
