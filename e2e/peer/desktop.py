#!/usr/bin/env python3
"""Times a start of the official desktop app, for the bench.

    PYTHON desktop.py prepare --base DIR     one profile, "User 1", that asks, checks and syncs nothing by itself
    PYTHON desktop.py start --base DIR       prints {"rows": N} when the deck list's page has its rows, then ends

PYTHON belongs to an environment with the `aqt` package; `start` needs a display.
The collection is DIR/User 1/collection.anki2.
"""

import argparse
import json
import os
import sys
from pathlib import Path


def prepare(base: str) -> None:
    import anki.lang
    from aqt.profiles import ProfileManager

    anki.lang.set_lang("en_US")
    Path(base).mkdir(parents=True, exist_ok=True)
    profiles = ProfileManager(Path(base))
    profiles.setupMeta()
    profiles.meta.update(defaultLang="en_US", firstRun=False)
    profiles.meta.update({key: False for key in ("check_for_updates", "check_for_addon_updates", "updates")})
    if "User 1" not in profiles.profiles():
        profiles.create("User 1")
    profiles.load("User 1")
    profiles.profile["autoSync"] = False
    profiles.save()


def start(base: str) -> None:
    import aqt
    from aqt import gui_hooks

    def tell(rows: int) -> None:
        print(json.dumps({"rows": rows}), flush=True)
        os._exit(0)

    # The answer comes when the page is loaded, so this is what a person sees.
    gui_hooks.deck_browser_did_render.append(
        lambda *_: aqt.mw.web.evalWithCallback("document.querySelectorAll('tr.deck').length", tell)
    )
    sys.argv = ["anki", "-b", base, "-p", "User 1"]
    aqt.run()


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("command", choices=["prepare", "start"])
parser.add_argument("--base", required=True)
arguments = parser.parse_args()
{"prepare": prepare, "start": start}[arguments.command](os.path.abspath(arguments.base))
