"""Collections made for studying, and many answers in one call: commands study-setup and study-day of peer.py."""

from __future__ import annotations

from typing import Any

import scheduling

CARD_COLS = ("id", "nid", "ord", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "left", "odue", "flags", "data")
ROWS = {
    "cards": "select id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, data from cards order by id",
    "revlog": "select * from revlog order by id",
    "notes": "select id, mod, usn, tags from notes order by id",
}


def setup(session: Any, plan: dict[str, Any]) -> dict[str, Any]:
    "Takes everything out of the collection and writes the plan's decks, presets, cards and reviews into it."
    scheduling.set_clock(plan["nowMs"])
    col = session.col()
    clear(col)
    col.db.execute("update col set crt = ?", plan["crt"])
    for key, value in plan["config"].items():
        col.set_config(key, value)
    presets = [1, *(col.decks.add_config_returning_id(f"Preset {i}") for i in range(1, len(plan["presets"])))]
    for pid, preset in zip(presets, plan["presets"]):
        write_preset(col, pid, preset)
    # presets and decks are kept in memory
    col.close()
    col = session.col()
    ids = {}
    for deck in plan["decks"]:
        ids[deck["name"]] = write_deck(col, deck, presets)
    write_rows(col, plan, ids)
    # adding a filtered deck asked which day it is, which notes the day
    col.set_config("lastUnburied", plan["config"]["lastUnburied"])
    col.close()
    return {"decks": ids}


def clear(col: Any) -> None:
    for table in ("cards", "notes", "revlog", "graves", "tags"):
        col.db.execute(f"delete from {table}")
    col.decks.remove([deck["id"] for deck in col.decks.all() if deck["id"] != 1])
    col.db.execute("delete from deck_config where id != 1")
    col.db.execute("delete from graves")
    col.close()
    col.reopen()


def write_preset(col: Any, pid: int, preset: dict[str, Any]) -> None:
    col.db.execute(f"update deck_config set config = x'{scheduling.preset_bytes(preset).hex()}' where id = ?", pid)


def write_deck(col: Any, deck: dict[str, Any], presets: list[int]) -> int:
    if deck.get("filtered"):
        return add_filtered(col, deck)
    did = col.decks.id(deck["name"])
    found = col.decks.get(did)
    found["conf"] = presets[deck["preset"]]
    for key, value in deck["keys"].items():
        found[key] = value
    col.decks.save(found)
    return did


def add_filtered(col: Any, options: dict[str, Any]) -> int:
    deck = col.sched.get_or_create_filtered_deck(0)
    deck.name = options["name"]
    deck.allow_empty = True
    filtered = options["filtered"]
    deck.config.reschedule = filtered["reschedule"]
    deck.config.preview_again_secs = filtered["previewAgainSecs"]
    deck.config.preview_hard_secs = filtered["previewHardSecs"]
    deck.config.preview_good_secs = filtered["previewGoodSecs"]
    for term in deck.config.search_terms:
        term.search = "tag:none"
    return col.sched.add_or_update_filtered_deck(deck).id


def write_rows(col: Any, plan: dict[str, Any], decks: dict[str, int]) -> None:
    mid = col.models.by_name("Basic")["id"]
    notes = {c["nid"]: (c["nid"], str(c["nid"]), mid, 0, 0, c.get("tags", ""), "a\x1fb", "a", 0, 0, "") for c in plan["cards"]}
    col.db.executemany("insert into notes values (?,?,?,?,?,?,?,?,?,?,?)", notes.values())
    names = ", ".join(f'"{name}"' for name in (*CARD_COLS, "did", "odid", "mod", "usn"))
    col.db.executemany(
        f"insert into cards ({names}) values ({','.join('?' * (len(CARD_COLS) + 4))})",
        [
            (*(c[name] for name in CARD_COLS), decks[c["deck"]], decks[c["home"]] if c.get("home") else 0, c["mod"], 0)
            for c in plan["cards"]
        ],
    )
    col.db.executemany("insert into revlog values (?,?,?,?,?,?,?,?,?)", plan.get("reviews", []))


class Draw:
    "The random numbers of a day: the same ones as on the other side (32-bit multiply and xor)."

    def __init__(self, seed: int) -> None:
        self.state = seed & 0xFFFFFFFF

    def next(self, below: int) -> int:
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.state >> 8) % below


def rating(draw: Draw) -> int:
    drawn = draw.next(100)
    return 0 if drawn < 12 else 1 if drawn < 22 else 2 if drawn < 85 else 3


def study_day(session: Any, plan: dict[str, Any]) -> dict[str, Any]:
    "Answers the queue's first card again and again, moving the clock; the order, the counts and all rows after it."
    col = session.col()
    draw = Draw(plan["seed"])
    now_ms = plan["nowMs"]
    scheduling.set_clock(now_ms)
    col.decks.set_current(plan["deck"])
    col.sched.get_queued_cards()
    first = order(col)
    shown: list[Any] = []
    for _ in range(plan["answers"]):
        queued = col.sched.get_queued_cards()
        counts = [queued.new_count, queued.learning_count, queued.review_count]
        if not queued.cards:
            shown.append(["end", *counts])
            break
        head = queued.cards[0]
        given = rating(draw)
        took = draw.next(20_000)
        now_ms += 1000 + took
        scheduling.set_clock(now_ms)
        answer(col, head, given, now_ms, took)
        shown.append([head.card.id, head.queue, *counts, given])
        if draw.next(25) == 0:
            col.undo()
            if draw.next(2) == 0:
                col.redo()
            shown.append("undone")
    return {"first": first, "shown": shown, **(rows(col) if plan["rows"] else {}), "decks": counters(col)}


def order(col: Any) -> list[int]:
    return [card.card.id for card in col.sched.get_queued_cards(fetch_limit=100_000).cards]


def answer(col: Any, head: Any, given: int, now_ms: int, took: int) -> None:
    from anki.scheduler_pb2 import CardAnswer

    states = head.states
    col._backend.answer_card(
        CardAnswer(
            card_id=head.card.id,
            current_state=states.current,
            new_state=(states.again, states.hard, states.good, states.easy)[given],
            rating=given,
            answered_at_millis=now_ms,
            milliseconds_taken=took,
        )
    )


def rows(col: Any) -> dict[str, Any]:
    return {name: col.db.all(sql) for name, sql in ROWS.items()}


def counters(col: Any) -> list[Any]:
    return [
        [deck["id"], *(deck[key] for key in ("newToday", "revToday", "lrnToday", "timeToday", "mod", "usn"))]
        for deck in sorted(col.decks.all(), key=lambda deck: deck["id"])
    ]
