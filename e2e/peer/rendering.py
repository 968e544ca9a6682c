"""Cards of made-up note types, and the words that the official library says on cards: render-corpus and render-words."""

from __future__ import annotations

from typing import Any

from anki.consts import MODEL_CLOZE


def add_corpus(col: Any, cases: list[dict[str, Any]]) -> list[int]:
    "One note type, note and card for each case. Templates are taken as they are, faults and all. Ids of the cards."
    # no power fails in a test
    col.db.execute("pragma synchronous = off")
    return [add_case(col, number, case) for number, case in enumerate(cases)]


def add_case(col: Any, number: int, case: dict[str, Any]) -> int:
    names = list(case["fields"])
    nt = col.models.new(f"Case {number}" if "type" not in case else case["type"])
    for name in names:
        field = col.models.new_field(name)
        field.update(case.get("fieldSettings", {}).get(name, {}))
        col.models.add_field(nt, field)
    template = col.models.new_template(case.get("template", "Card 1"))
    # a note must make a card: the real templates come afterwards
    shown = "{{cloze:%s}}" % names[0] if case["cloze"] else "{{%s}}" % names[0]
    template.update(qfmt=shown, afmt=shown)
    col.models.add_template(nt, template)
    if case["cloze"]:
        nt["type"] = MODEL_CLOZE
    nt["latexsvg"] = case.get("svg", False)
    nt["css"] = case.get("css", "")
    nt["id"] = col.models.add_dict(nt).id

    note = col.new_note(col.models.get(nt["id"]))
    note.fields = ["{{c1::x}}" if case["cloze"] else "x"] * len(names)
    note.tags = case.get("tags", [])
    col.add_note(note, col.decks.id(case.get("deck", "Default")))
    card = note.card_ids()[0]

    nt = col.models.get(nt["id"])
    nt["tmpls"][0].update(qfmt=case["front"], afmt=case["back"],
                          bqfmt=case.get("browserFront", ""), bafmt=case.get("browserBack", ""))
    col.models.update_dict(nt, skip_checks=True)
    # straight into the rows: the library would make or refuse cards by what the fields hold
    col.db.execute("update notes set flds = ? where id = ?", "\x1f".join(case["fields"].values()), note.id)
    col.db.execute("update cards set ord = ?, flags = ? where id = ?", case.get("ord", 0), case.get("flag", 0), card)
    return card


def words(col: Any, marks: list[str]) -> dict[str, str]:
    "What the library says, with the first and second of `marks` in place of what it says it about."
    tr = col.tr
    first, second, third = marks
    return {
        "question": tr.card_template_rendering_front_side_problem(),
        "answer": tr.card_template_rendering_back_side_problem(),
        "browserQuestion": tr.card_template_rendering_browser_front_side_problem(),
        "browserAnswer": tr.card_template_rendering_browser_back_side_problem(),
        "notClosed": tr.card_template_rendering_conditional_not_closed(missing=first),
        "closedWrongly": tr.card_template_rendering_wrong_conditional_closed(found=first, expected=second),
        "notOpen": tr.card_template_rendering_conditional_not_open(found=first, missing1=second, missing2=third),
        "noSuchField": tr.card_template_rendering_no_such_field(found=first, field=second),
        "moreInfo": tr.card_template_rendering_more_info(),
        "emptyFront": tr.card_template_rendering_empty_front(),
        "clozeMissing": tr.card_template_rendering_missing_cloze(number=first),
        "speechWithoutLanguage": tr.errors_bad_directive(
            directive="anki:tts", error=tr.errors_option_not_set(option="lang")
        ),
        "blank": tr.card_templates_blank(),
        "latexUnsupported": tr.preferences_latex_generation_disabled(),
    }
