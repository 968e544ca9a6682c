"""Collections made for studying, and many answers in one call: commands study-setup, study-day, study-unwind of peer.py."""

from __future__ import annotations

import hashlib
import json
import time
from typing import Any

import scheduling

CARD_COLS = ("id", "nid", "ord", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "left", "odue", "flags", "data")
ADDED, DUE = 5, 6
ROWS = {
    "cards": "select id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, data from cards order by id",
    "revlog": "select id, cid, usn, ease, ivl, lastIvl, factor, time, type from revlog where id > :since order by id",
    "notes": "select id, mod, usn, tags from notes order by id",
}


def setup(session: Any, plan: dict[str, Any]) -> dict[str, Any]:
    "Takes everything out of the collection and writes the plan's decks, presets, cards and reviews into it."
    scheduling.set_clock(plan["nowMs"])
    col = opened(session)
    clear(col)
    col.db.execute("update col set crt = ?", plan["crt"])
    for key, value in plan["config"].items():
        col.set_config(key, value)
    presets = [1, *(col.decks.add_config_returning_id(f"Preset {i}") for i in range(1, len(plan["presets"])))]
    for pid, preset in zip(presets, plan["presets"]):
        write_preset(col, pid, preset)
    # presets and decks are kept in memory
    col.close()
    col = opened(session)
    ids = {}
    for deck in plan["decks"]:
        ids[deck["name"]] = write_deck(col, deck, presets)
    write_rows(col, plan, ids)
    col.decks.set_current(next(iter(ids.values())))
    # adding a filtered deck asked which day it is, which notes the day
    col.set_config("lastUnburied", plan["config"]["lastUnburied"])
    col.close()
    return {"decks": ids}


def opened(session: Any) -> Any:
    "No power fails in a test; hundreds of collections are made on a disk that is busy."
    col = session.col()
    col.db.execute("pragma synchronous = off")
    return col


def clear(col: Any) -> None:
    for table in ("cards", "notes", "revlog", "graves", "tags"):
        col.db.execute(f"delete from {table}")
    col.decks.remove([deck["id"] for deck in col.decks.all() if deck["id"] != 1])
    col.db.execute("delete from deck_config where id != 1")
    col.db.execute("delete from graves")
    col.close()
    col.reopen()
    col.db.execute("pragma synchronous = off")


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
    # what official chooses first is an order by chance
    for term, order in zip(deck.config.search_terms, (ADDED, DUE)):
        term.search = filtered.get("search", "tag:none")
        term.limit = filtered.get("limit", term.limit)
        term.order = order
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
    """Studies one deck by a seeded rule (that of e2e/conformance/study-driver.ts), moving the clock on.

    Each step answers the first card of the queue, or now and then does one of the operations. Tells what was shown
    before each step, the queue at the beginning, and all rows afterwards.
    """
    session.col()
    day = StudyDay(session, plan)
    first = day.begin()
    for _ in range(plan["steps"]):
        if not day.step():
            break
    return {"first": first, "shown": day.shown, "nowMs": day.now_ms, **state(day.col, plan)}


def unwind(session: Any, plan: dict[str, Any]) -> dict[str, Any]:
    "Undoes, or redoes, all there is."
    col = session.col()
    done = 0
    while getattr(col.undo_status(), "redo" if plan["redo"] else "undo"):
        col.redo() if plan["redo"] else col.undo()
        done += 1
    return {"done": done, **state(col, plan)}


class StudyDay:
    def __init__(self, session: Any, plan: dict[str, Any]) -> None:
        self.col = session.col()
        self.draw = Draw(plan["seed"])
        self.now_ms = plan["nowMs"]
        self.operations = plan["operations"]
        self.deck = plan["deck"]
        self.rebuilds = plan.get("rebuild", False)
        self.shown: list[Any] = []

    def begin(self) -> list[int]:
        scheduling.set_clock(self.now_ms)
        # what the desktop shows first, and what begins a new day
        self.col.sched.deck_due_tree()
        if self.rebuilds:
            self.rebuild()
        if self.col.decks.get_current_id() != self.deck:
            # a step of the undo history here
            self.col.decks.set_current(self.deck)
        return [card.card.id for card in self.col.sched.get_queued_cards(fetch_limit=100_000).cards]

    def step(self) -> bool:
        try:
            queued = self.col.sched.get_queued_cards()
        except Exception as e:
            # An answer has buried a sibling that stays in the queue, because the note's cards have presets that
            # disagree: this queue cannot go on.
            if "card modified without updating queue" not in str(e):
                raise
            self.shown.append(["stuck"])
            return False
        counts = [queued.new_count, queued.learning_count, queued.review_count]
        if not queued.cards:
            self.shown.append(["end", *counts])
            return False
        head = queued.cards[0]
        took = self.draw.next(20_000)
        self.now_ms += 1000 + took
        scheduling.set_clock(self.now_ms)
        done = self.do(self.chosen(), head, took)
        self.shown.append([head.card.id, head.queue, *counts, done])
        return True

    def chosen(self) -> str:
        if self.draw.next(1000) >= self.operations["share"]:
            return "answer"
        names = self.operations["names"]
        return names[self.draw.next(len(names))]

    def do(self, name: str, head: Any, took: int) -> str:
        cards = [head.card.id]
        sched = self.col.sched
        if name == "answer":
            given = rating(self.draw)
            answer(self.col, head, given, self.now_ms, took)
            return f"answer {given + 1}"
        if name == "undo" and self.col.undo_status().undo:
            self.col.undo()
        elif name == "redo" and self.col.undo_status().redo:
            self.col.redo()
        elif name == "bury":
            sched.bury_cards(cards)
        elif name == "suspend":
            sched.suspend_cards(cards)
        elif name == "forget":
            sched.schedule_cards_as_new(cards, restore_position=self.draw.next(2) == 0, reset_counts=self.draw.next(2) == 0)
        elif name == "setDue":
            sched.set_due_date(cards, ("0", "3", "5!", "0!")[self.draw.next(4)])
        elif name == "grade":
            self.col._backend.grade_now(card_ids=cards, rating=self.draw.next(4))
        elif name == "reposition" and head.queue == 0:
            sched.reposition_new_cards(cards, self.draw.next(50), 1, False, self.draw.next(2) == 0)
        elif name == "extend":
            self.extend()
        elif name == "rebuild":
            self.rebuild()
        return name

    def extend(self) -> None:
            self.col._backend.extend_limits(deck_id=self.deck, new_delta=self.draw.next(5) - 1, review_delta=self.draw.next(5) - 1)

    def rebuild(self) -> None:
        for deck in self.col.decks.all():
            if deck["dyn"]:
                self.col.sched.rebuild_filtered_deck(deck["id"])


def state(col: Any, plan: dict[str, Any]) -> dict[str, Any]:
    "All rows, or what tells whether they are equal."
    if plan["rows"]:
        return {"rows": {**rows(col), "decks": counters(col)}}
    texts = {name: row_texts(col, sql.replace(":since", str(plan["since"]))) for name, sql in ROWS.items()}
    texts["decks"] = json.dumps(counters(col), separators=(",", ":"), ensure_ascii=False)
    return {"digests": {name: hashlib.sha1(text.encode()).hexdigest() for name, text in texts.items()}}


def row_texts(col: Any, sql: str) -> str:
    "All rows in one text that SQLite writes: thousands of them each day take much longer as Python's objects."
    columns = sql.removeprefix("select ").partition(" from ")[0]
    return col.db.scalar(f"select group_concat(json_array({columns})) from ({sql})") or ""


def answer(col: Any, head: Any, given: int, now_ms: int, took: int, states: Any = None) -> None:
    from anki.scheduler_pb2 import CardAnswer

    # the day may have ended since the card was shown
    states = states or col._backend.get_scheduling_states(head.card.id)
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


def head(session: Any, plan: dict[str, Any]) -> dict[str, Any]:
    "What the desktop gives a custom scheduling script for the next card."
    from google.protobuf.json_format import MessageToDict

    scheduling.set_clock(plan["nowMs"])
    col = session.col()
    if plan["begins"]:
        opened(session).sched.deck_due_tree()
        col.decks.set_current(plan["deck"])
    queued = col.sched.get_queued_cards()
    if not queued.cards:
        return {"cardId": None}
    found = queued.cards[0]
    found.states.current.custom_data = found.card.custom_data
    shown = {"always_print_fields_with_no_presence": True}
    return {
        "cardId": found.card.id,
        "states": MessageToDict(found.states, **shown),
        "context": MessageToDict(found.context, **shown),
    }


def answer_changed(session: Any, plan: dict[str, Any]) -> dict[str, Any]:
    "Answers with a state of the caller's; official's refusal is told, not raised."
    from anki.scheduler_pb2 import CardAnswer, SchedulingState
    from google.protobuf.json_format import ParseDict

    scheduling.set_clock(plan["nowMs"])
    col = session.col()
    refused = None
    try:
        new_state = ParseDict(plan["state"], SchedulingState())
        if "customData" in plan:
            new_state.custom_data = plan["customData"]
        col._backend.answer_card(
            CardAnswer(
                card_id=plan["cardId"],
                current_state=col._backend.get_scheduling_states(plan["cardId"]).current,
                new_state=new_state,
                rating=plan["rating"] - 1,
                answered_at_millis=plan["nowMs"],
                milliseconds_taken=plan["tookMs"],
            )
        )
    except Exception as e:
        refused = str(e)[:200]
    return {"refused": refused, "rows": {**rows(col), "decks": counters(col)}}


def rows(col: Any, since: int = 0) -> dict[str, Any]:
    "Of the log only what came since a moment."
    return {name: col.db.all(sql.replace(":since", str(since))) for name, sql in ROWS.items()}


def counters(col: Any) -> list[Any]:
    return [
        [deck["id"], *(deck[key] for key in ("newToday", "revToday", "lrnToday", "timeToday", "mod", "usn"))]
        for deck in sorted(col.decks.all(), key=lambda deck: deck["id"])
    ]


def bench(session: Any, plan: dict[str, Any]) -> dict[str, Any]:
    "What build/bench/engine-study.ts measures of Ebb, in milliseconds."
    col = session.col()
    sched = col.sched
    names = ("queue", "next", "answer", "undo", "setDue", "filtered")
    out: dict[str, Any] = {name: [] for name in names}
    # time of the processor, all together
    cpu = out["cpuMs"] = dict.fromkeys(names, 0.0)

    def timed(name: str, work: Any) -> Any:
        start_cpu = time.process_time()
        start = time.perf_counter()
        done = work()
        out[name].append((time.perf_counter() - start) * 1000)
        cpu[name] += (time.process_time() - start_cpu) * 1000
        return done

    sched.deck_due_tree()
    for _ in range(plan["builds"]):
        for deck in (plan["other"], plan["deck"]):
            col.decks.set_current(deck)
            if deck == plan["deck"]:
                timed("queue", sched.get_queued_cards)
            else:
                sched.get_queued_cards()
    def shown() -> Any:
        "As the desktop asks for a card: what its buttons say is a question of its own."
        queued = sched.get_queued_cards()
        sched.describe_next_states(queued.cards[0].states)
        return queued

    for i in range(plan["answers"]):
        head = timed("next", shown).cards[0]
        timed("answer", lambda: answer(col, head, 0 if i % 10 == 0 else 2, time.time_ns() // 1_000_000, 3000, head.states))
    for _ in range(plan["undos"]):
        timed("undo", col.undo)
    cards = col.find_cards("is:review")[: plan["dueCards"]]
    timed("setDue", lambda: sched.set_due_date(cards, "3-7"))
    deck = sched.get_or_create_filtered_deck(0)
    deck.name = "Bench"
    deck.allow_empty = True
    del deck.config.search_terms[1:]
    term = deck.config.search_terms[0]
    term.search, term.limit, term.order = plan["search"], plan["limit"], DUE
    did = sched.add_or_update_filtered_deck(deck).id
    for _ in range(plan["filteredBuilds"]):
        timed("filtered", lambda: sched.rebuild_filtered_deck(did))
    return out
