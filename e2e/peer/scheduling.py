"""Asks the official scheduler about many made-up cards at once: command schedule-cases of peer.py.

A group is one preset, one moment and one collection's settings with any number of cards. Everything in it is written
straight into the collection; the answers to a card are taken back by writing its row again.
"""

from __future__ import annotations

import ctypes
import time
from typing import Any

ANSWERS = ("again", "hard", "good", "easy")
CARD_COLS = ("did", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "left", "odue", "odid", "data")
REVLOG_COLS = "id, ease, ivl, lastIvl, factor, time, type"
HOME_DECK = 1


def run_group(session: Any, group: dict[str, Any]) -> dict[str, Any]:
    set_clock(group["nowMs"])
    col = session.col()
    filtered_deck = prepare(col, group)
    # the day and the decks are kept in memory
    col.close()
    col = session.col()
    timing = col._backend.sched_timing_today()
    if group["queue"]:
        col.decks.set_current(HOME_DECK)
        col.sched.get_queued_cards()
    cards = [run_card(col, card, group, filtered_deck) for card in group["cards"]]
    return {
        "cards": cards,
        "daysElapsed": timing.days_elapsed,
        "nextDayAt": timing.next_day_at,
    }


def set_clock(now_ms: int) -> None:
    ctypes.CDLL(None).peer_clock_set(ctypes.c_longlong(now_ms * 1_000_000), ctypes.c_int(1))
    if time.time_ns() != now_ms * 1_000_000:
        raise RuntimeError("start with --now to use this")


def prepare(col: Any, group: dict[str, Any]) -> int:
    "Writes preset, settings, decks, cards and reviews; the id of the filtered deck, or 0."
    col.db.execute("update col set crt = ?", group["crt"])
    for key, value in group["config"].items():
        col.set_config(key, value)
    for key in ("creationOffset", "rollover"):
        col.set_config(key, group[key])
    for table in ("cards", "notes", "revlog"):
        col.db.execute(f"delete from {table}")
    for deck in col.decks.all():
        if deck["dyn"]:
            col.decks.remove([deck["id"]])
    deck = col.decks.get(HOME_DECK)
    deck["desiredRetention"] = group["deckRetentionPercent"]
    col.decks.save(deck)
    filtered = add_filtered_deck(col, group["filtered"]) if group["filtered"] else 0
    # the library's database calls take no bytes
    col.db.execute(f"update deck_config set config = x'{preset_bytes(group['preset']).hex()}' where id = 1")
    insert_rows(col, group, filtered)
    return filtered


def preset_bytes(preset: dict[str, Any]) -> bytes:
    from anki import deck_config_pb2
    from google.protobuf import json_format

    return json_format.ParseDict(preset, deck_config_pb2.DeckConfig.Config()).SerializeToString()


def read_preset(col: Any, preset: dict[str, Any]) -> dict[str, Any]:
    import json

    col._backend.add_or_update_deck_config_legacy(json.dumps(preset).encode())
    found = col._backend.get_deck_config(preset["id"]).config
    out: dict[str, Any] = {}
    for field in found.DESCRIPTOR.fields:
        value = getattr(found, field.name)
        if field.name != "other":
            out[field.camelcase_name] = list(value) if field.is_repeated else value
    return out


def add_filtered_deck(col: Any, options: dict[str, Any]) -> int:
    deck = col.sched.get_or_create_filtered_deck(0)
    deck.name = "Filtered"
    deck.allow_empty = True
    deck.config.reschedule = options["reschedule"]
    deck.config.preview_again_secs = options["previewAgainSecs"]
    deck.config.preview_hard_secs = options["previewHardSecs"]
    deck.config.preview_good_secs = options["previewGoodSecs"]
    for term in deck.config.search_terms:
        term.search = "tag:none"
    return col.sched.add_or_update_filtered_deck(deck).id


def insert_rows(col: Any, group: dict[str, Any], filtered: int) -> None:
    mid = col.models.by_name("Basic")["id"]
    notes = {}
    rows = []
    for card in group["cards"]:
        notes[card["nid"]] = (card["nid"], str(card["nid"]), mid, 0, 0, "", "a\x1fb", "a", 0, 0, "")
        row = {**card["row"], "did": filtered if card["row"]["did"] == "FILTERED" else card["row"]["did"]}
        rows.append((card["id"], card["nid"], card.get("ord", 0), 0, 0, 0, *(row[name] for name in CARD_COLS)))
        for review in card["reviews"]:
            col.db.execute(f"insert into revlog (cid, usn, {REVLOG_COLS}) values (?,?,?,?,?,?,?,?,?)", card["id"], 0, *review)
    col.db.executemany("insert into notes values (?,?,?,?,?,?,?,?,?,?,?)", notes.values())
    names = ", ".join(f'"{name}"' for name in ("id", "nid", "ord", "mod", "usn", "flags", *CARD_COLS))
    col.db.executemany(f"insert into cards ({names}) values ({','.join('?' * (6 + len(CARD_COLS)))})", rows)


def run_card(col: Any, card: dict[str, Any], group: dict[str, Any], filtered: int) -> dict[str, Any]:
    states = col._backend.get_scheduling_states(card["id"])
    out: dict[str, Any] = {name: state(getattr(states, name)) for name in ("current", *ANSWERS)}
    # while there is a queue only its first card can be answered
    answers = {} if group["queue"] else {name: answer(col, card, states, name, group, filtered) for name in ANSWERS}
    # the library wraps numbers in marks that don't show
    labels = [label.replace("\u2068", "").replace("\u2069", "") for label in col.sched.describe_next_states(states)]
    return {"states": out, "labels": dict(zip(ANSWERS, labels)), "answers": answers}


def answer(col: Any, card: dict[str, Any], states: Any, name: str, group: dict[str, Any], filtered: int) -> dict[str, Any]:
    from anki.scheduler_pb2 import CardAnswer

    cid = card["id"]
    names = ", ".join(f'"{column}"' for column in CARD_COLS)
    before = col.db.first(f"select {names}, mod, usn from cards where id = ?", cid)
    col._backend.answer_card(
        CardAnswer(
            card_id=cid,
            current_state=states.current,
            new_state=getattr(states, name),
            rating=ANSWERS.index(name),
            answered_at_millis=group["nowMs"],
            milliseconds_taken=group["answeredMs"],
        )
    )
    after = col.db.first(f"select {names}, mod, usn from cards where id = ?", cid)
    log = col.db.first(f"select {REVLOG_COLS} from revlog where cid = ? order by id desc limit 1", cid)
    leech = col.db.scalar("select tags from notes where id = ?", card["nid"]) != ""
    sets = ", ".join(f'"{column}" = ?' for column in (*CARD_COLS, "mod", "usn"))
    col.db.execute(f"update cards set {sets} where id = ?", *before, cid)
    col.db.execute("delete from revlog where id = ?", log[0])
    if leech:
        col.db.execute("update notes set tags = '' where id = ?", card["nid"])
    row = dict(zip((*CARD_COLS, "mod", "usn"), after))
    if row["did"] == filtered:
        row["did"] = "FILTERED"
    return {
        "card": row,
        "revlog": list(log),
        "leechTag": leech,
    }


def memory(part: Any) -> dict[str, float] | None:
    if not part.HasField("memory_state"):
        return None
    return {"s": part.memory_state.stability, "d": part.memory_state.difficulty}


def learning(part: Any) -> dict[str, Any]:
    return {
        "remainingSteps": part.remaining_steps,
        "scheduledSecs": part.scheduled_secs,
        "elapsedSecs": part.elapsed_secs,
        "memory": memory(part),
    }


def review(part: Any) -> dict[str, Any]:
    return {
        "scheduledDays": part.scheduled_days,
        "elapsedDays": part.elapsed_days,
        "easeFactor": part.ease_factor,
        "lapses": part.lapses,
        "leeched": part.leeched,
        "memory": memory(part),
    }


def normal(found: Any) -> dict[str, Any]:
    kind = found.WhichOneof("kind")
    if kind == "new":
        return {"kind": kind, "position": found.new.position}
    if kind == "learning":
        return {"kind": kind, **learning(found.learning)}
    if kind == "review":
        return {"kind": kind, **review(found.review)}
    return {"kind": kind, "learning": learning(found.relearning.learning), "review": review(found.relearning.review)}


def state(found: Any) -> dict[str, Any]:
    if found.WhichOneof("kind") == "normal":
        return normal(found.normal)
    filtered = found.filtered
    if filtered.WhichOneof("kind") == "preview":
        return {"kind": "preview", "scheduledSecs": filtered.preview.scheduled_secs, "finished": filtered.preview.finished}
    return {"kind": "rescheduling", "original": normal(filtered.rescheduling.original_state)}


def run_reschedule(session: Any, group: dict[str, Any]) -> dict[str, Any]:
    "Turns FSRS on (or off) by saving the deck options, as the screen does; all cards and the log rows it wrote."
    from anki.deck_config_pb2 import UpdateDeckConfigsMode, UpdateDeckConfigsRequest

    set_clock(group["nowMs"])
    col = session.col()
    prepare(col, group)
    col.close()
    col = session.col()
    timing = col._backend.sched_timing_today()
    now = col._backend.get_deck_configs_for_update(HOME_DECK)
    found = next(item.config for item in now.all_config if item.config.id == 1)
    before = {row[0] for row in col.db.all("select id from revlog")}
    request = UpdateDeckConfigsRequest(
        target_deck_id=HOME_DECK,
        configs=[found],
        mode=UpdateDeckConfigsMode.UPDATE_DECK_CONFIGS_MODE_NORMAL,
        limits=now.current_deck.limits,
        fsrs=group["turnOn"],
        fsrs_reschedule=group["reschedule"],
    )
    col._backend.update_deck_configs_raw(request.SerializeToString())
    names = ", ".join(f'"{column}"' for column in CARD_COLS)
    return {
        "daysElapsed": timing.days_elapsed,
        "nextDayAt": timing.next_day_at,
        "cards": {row[0]: dict(zip((*CARD_COLS, "usn"), row[1:])) for row in col.db.all(f"select id, {names}, usn from cards")},
        "logged": [list(row) for row in col.db.all(f"select {REVLOG_COLS}, cid from revlog order by id") if row[0] not in before],
    }
