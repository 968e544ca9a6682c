"""The browser's rows, note types, tags and the checks of the editor, as the official client has them."""

from __future__ import annotations

import json
from typing import Any

UNMAPPED = -1


def rows(col: Any, mode: str, ids: list[int], columns: list[str]) -> list[dict[str, Any]]:
    "What the browser shows of each card or note."
    col.set_config("browserTableShowNotesMode", mode == "notes")
    col._backend.set_active_browser_columns(columns)
    out = []
    for id in ids:
        row = col._backend.browser_row_for_id(id)
        out.append({
            "cells": [plain(cell.text) for cell in row.cells],
            "rtl": any(cell.is_rtl for cell in row.cells),
            "color": row.color,
            "font": row.font_name,
            "size": row.font_size,
        })
    return out


def spans(col: Any, seconds: list[float]) -> list[str]:
    "Spans of time as intervals are written."
    return [plain(col.format_timespan(s)) for s in seconds]


def plain(text: str) -> str:
    "Without the invisible marks round what a message was given."
    return text.replace("\u2068", "").replace("\u2069", "")


def update_notetype(col: Any, notetype: dict[str, Any], skip_checks: bool) -> Any:
    # straight to the library: the desktop's own way gives a taken name another ending
    return col._backend.update_notetype_legacy(json=json.dumps(notetype).encode(), skip_checks=skip_checks)


def restore_notetype(col: Any, notetype_id: int, kind: int | None) -> Any:
    return col.models.restore_notetype_to_stock(notetype_id, kind)


def change_info(col: Any, old: int, new: int) -> dict[str, Any]:
    info = col.models.change_notetype_info(old_notetype_id=old, new_notetype_id=new).input
    return {"fields": places(info.new_fields), "templates": None if info.is_cloze else places(info.new_templates)}


def change_notetype(col: Any, old: int, new: int, notes: list[int], fields: list[Any], templates: list[Any] | None) -> Any:
    request = col.models.change_notetype_info(old_notetype_id=old, new_notetype_id=new).input
    del request.note_ids[:], request.new_fields[:], request.new_templates[:]
    request.note_ids.extend(notes)
    request.new_fields.extend(UNMAPPED if f is None else f for f in fields)
    if templates is not None:
        request.new_templates.extend(UNMAPPED if t is None else t for t in templates)
    request.is_cloze = templates is None
    return col.models.change_notetype_of_notes(request)


def places(numbers: Any) -> list[int | None]:
    return [None if n == UNMAPPED else n for n in numbers]


def find_dupes(col: Any, field: str, query: str) -> list[dict[str, Any]]:
    import anki.lang

    # the library takes markup off with what the app sets up
    anki.lang.set_lang("en_US")
    return [{"text": text, "notes": list(notes)} for text, notes in col.find_dupes(field, query)]


def tag_tree(col: Any) -> list[dict[str, Any]]:
    def node(n: Any) -> dict[str, Any]:
        return {"name": n.name, "level": n.level, "collapsed": n.collapsed, "children": [node(c) for c in n.children]}

    return [node(n) for n in col.tags.tree().children]


def fields_check(col: Any, notetype: dict[str, Any], fields: list[str], note_id: int | None) -> int:
    note = col.get_note(note_id) if note_id else col.new_note(notetype)
    note.fields = fields
    return int(note.fields_check())
