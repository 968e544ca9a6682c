"""The options of a deck, saved the way the official screen saves them."""

from __future__ import annotations

from typing import Any

SWITCHES = ("card_state_customizer", "new_cards_ignore_review_limit", "apply_all_parent_limits", "fsrs", "fsrs_health_check")


def save(col: Any, deck: int, change: dict[str, Any]) -> dict[str, Any]:
    """change: presets [{id, like, name, set}] with the deck's own last (like 0: the standard values), removed, limits,
    children, reschedule and the collection-wide switches; what is left out stays as it is."""
    from anki.deck_config_pb2 import UpdateDeckConfigsRequest

    now = col._backend.get_deck_configs_for_update(deck)
    known = {item.config.id: item.config for item in now.all_config} | {0: now.defaults}
    limits = now.current_deck.limits
    if not limits.new_today_active:
        limits.ClearField("new_today")
    if not limits.review_today_active:
        limits.ClearField("review_today")
    for name, value in change.get("limits", {}).items():
        if value is None:
            limits.ClearField(name)
        else:
            setattr(limits, name, value)
    wanted = change.get("presets") or [{"id": now.current_deck.config_id}]
    request = UpdateDeckConfigsRequest(
        target_deck_id=deck,
        configs=[preset(known, each) for each in wanted],
        removed_config_ids=change.get("removed", []),
        mode=1 if change.get("children") else 0,
        limits=limits,
        fsrs_reschedule=change.get("reschedule", False),
        **{name: change.get(name, getattr(now, name)) for name in SWITCHES},
    )
    col._backend.update_deck_configs_raw(request.SerializeToString())
    return shown(col, deck)


def preset(known: dict[int, Any], wanted: dict[str, Any]) -> Any:
    from anki.deck_config_pb2 import DeckConfig

    made = DeckConfig()
    made.CopyFrom(known[wanted["like"] if "like" in wanted else wanted["id"]])
    made.id = wanted.get("id", 0)
    made.name = wanted.get("name", made.name)
    for name, value in wanted.get("set", {}).items():
        if isinstance(value, list):
            del getattr(made.config, name)[:]
            getattr(made.config, name).extend(value)
        else:
            setattr(made.config, name, value)
    return made


def shown(col: Any, deck: int) -> dict[str, Any]:
    "What the official screen shows for the deck."
    from google.protobuf.json_format import MessageToDict

    now = col._backend.get_deck_configs_for_update(deck)
    return {
        "presets": {
            str(item.config.id): {
                "name": item.config.name,
                "use_count": item.use_count,
                "options": {
                    field.name: plain(getattr(item.config.config, field.name))
                    for field in item.config.config.DESCRIPTOR.fields
                    if field.name != "other"
                },
            }
            for item in now.all_config
        },
        "current": now.current_deck.config_id,
        "limits": MessageToDict(now.current_deck.limits, preserving_proto_field_name=True),
        "switches": {name: getattr(now, name) for name in SWITCHES},
        "schema_modified": now.schema_modified,
    }


def plain(value: Any) -> Any:
    return list(value) if hasattr(value, "extend") else value


def learn(col: Any, given: dict[str, Any]) -> dict[str, Any]:
    "FSRS parameters from the past reviews that the search finds, as the official button computes them."
    found = col._backend.compute_fsrs_params(
        search=given["search"],
        current_params=given.get("current", []),
        ignore_revlogs_before_ms=given.get("ignore_before_ms", 0),
        num_of_relearning_steps=given.get("relearning_steps", 1),
        health_check=given.get("health_check", False),
    )
    healthy = found.health_check_passed if found.HasField("health_check_passed") else None
    return {"params": list(found.params), "items": found.fsrs_items, "healthy": healthy}


def evaluate(col: Any, given: dict[str, Any]) -> dict[str, Any]:
    "How well parameters foretell the past reviews that the search finds."
    fit = col._backend.evaluate_params_legacy(
        params=given["current"], search=given["search"], ignore_revlogs_before_ms=given.get("ignore_before_ms", 0)
    )
    return {"log_loss": fit.log_loss, "rmse_bins": fit.rmse_bins}


def workload(col: Any, given: dict[str, Any]) -> dict[str, float]:
    "What studying the found cards would cost with each desired retention (in percent)."
    costs = col._backend.get_retention_workload(w=given.get("current", []), search=given["search"])
    return {str(percent): cost for percent, cost in sorted(costs.items())}
