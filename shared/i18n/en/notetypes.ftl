# Note types, their fields and cards; what changes the schema; empty cards, duplicates.
command-manageNotetypes = Manage note types
command-openEmptyCards = Empty cards
notetypes-title = Note types
notetypes-count =
    { $count ->
        [one] one note
       *[other] { $count } notes
    }
notetypes-list = Note types
notetypes-add = Add…
notetypes-rename = Rename…
notetypes-remove = Delete…
notetypes-fields = Fields…
notetypes-cards = Cards…
notetypes-copy-id = Copy ID
notetypes-name = Name
notetypes-name-empty = A note type needs a name.
notetypes-add-title = Add a note type
notetypes-add-like = Like
notetypes-add-do = Add note type
notetypes-copy-of = Copy of { $name }
notetypes-added = “{ $name }” was added
notetypes-rename-title = Rename “{ $name }”
notetypes-rename-do = Rename
notetypes-renamed = Renamed to “{ $name }”
notetypes-remove-title = Delete “{ $name }”?
notetypes-remove-text =
    { $count ->
        [0] No note is of this type.
        [one] One note of this type is deleted with its cards. It can be taken back with Undo.
       *[other] { $count } notes of this type are deleted with their cards. They can be taken back with Undo.
    }
notetypes-remove-do = Delete note type
notetypes-removed =
    { $count ->
        [0] The note type was deleted
        [one] The note type was deleted, with one card
       *[other] The note type was deleted, with { $count } cards
    }
notetypes-last = The last note type stays: without one there are no notes.
notetypes-saved = The note type was saved
notetypes-save = Save
notetypes-stale-title = The note type has changed meanwhile
notetypes-stale-text = Something else has changed it since this window was opened, so nothing was saved. Open it again to go on from what is there now.
notetypes-leave-title = Leave without saving?
notetypes-leave-text = What you changed in this window is not saved yet.
notetypes-leave-do = Leave without saving
notetypes-leave-stay = Stay
notetypes-mend = Something has to be mended before it can be saved.

fields-title = Fields of “{ $name }”
fields-list = Fields
fields-add = Add field
fields-new-name = Field { $number }
fields-remove = Delete field…
fields-remove-title = Delete the field “{ $name }”?
fields-remove-text =
    { $count ->
        [0] No note has anything in it.
        [one] One note loses what stands in it.
       *[other] { $count } notes lose what stands in it.
    }
fields-remove-templates = Cards’ templates stop naming it.
fields-remove-do = Delete field
fields-required = This type of note can’t do without this field.
fields-last = The last field stays.
fields-position = Place
fields-position-hint = Alt+↑ and Alt+↓ in the list move it, too.
fields-name = Name
fields-name-problem =
    { $problem ->
        [taken] Another one has this name.
        [first] A name can’t begin with #, ^ or /.
        [sign] These signs can’t be in a name: : " {"{"} {"}"}
        [reserved] This name stands for something else in templates.
       *[empty] It needs a name.
    }
fields-description = Description
fields-description-hint = Shown in the field while it is empty.
fields-font = Font in the editor
fields-size = Size
fields-sort = Notes are sorted by this field
fields-rtl = Runs from right to left
fields-plain = Edited as HTML
fields-collapsed = Folded at first
fields-unsearched = Left out of searches that don’t name it

cards-title = Cards of “{ $name }”
cards-affected =
    { $count ->
        [one] One note is of this type.
       *[other] { $count } notes are of this type.
    }
cards-type = Card type
cards-actions = Card type actions
cards-part = Part
cards-part-name =
    { $part ->
        [front] Front
        [back] Back
       *[styling] Styling
    }
cards-source =
    { $part ->
        [front] Front template
        [back] Back template
        [browserFront] Front template for the browser
        [browserBack] Back template for the browser
       *[styling] Styling
    }
cards-preview = Preview
cards-preview-side = Side in the preview
cards-preview-fill = Fill empty fields
cards-preview-night = Night colours
cards-preview-mobile = As on a phone
cards-search = Find in the text
cards-search-found =
    { $count ->
        [0] not found
        [one] { $count } place
       *[other] { $count } places
    }
cards-preview-cloze = Cloze
cards-preview-blocked = Scripts of this card were stopped.
cards-add = Add card type…
cards-add-title = Add a card type?
cards-add-text =
    { $count ->
        [one] One card is made for each note that has something for it: there is one note.
       *[other] A card is made for each note that has something for it: there are { $count } notes.
    }
cards-add-hint = Its front is that of the chosen card type turned round. Saving makes the cards.
cards-add-do = Add card type
cards-new-name = Card { $number }
cards-remove = Delete card type…
cards-remove-title = Delete the card type “{ $name }”?
cards-remove-text =
    { $count ->
        [0] It has no cards.
        [one] One card goes with it, and so does what was learned of it.
       *[other] { $count } cards go with it, and so does what was learned of them.
    }
cards-remove-do = Delete card type
cards-rename = Rename…
cards-rename-title = Rename the card type
cards-rename-do = Rename
cards-reposition = Reposition…
cards-reposition-title = Reposition the card type
cards-reposition-do = Reposition
cards-deck = Deck override…
cards-deck-title = Deck of new cards of this type
cards-deck-none = The deck that is chosen when adding
cards-deck-do = Choose deck
cards-field = Add a field…
cards-field-title = Add a field to “{ $name }”
cards-field-name = Field
cards-field-side = Side
cards-field-place = Place
cards-field-place-name =
    { $place ->
        [beginning] At the beginning
       *[end] At the end
    }
cards-field-font = Font
cards-field-do = Add
cards-browser = Browser appearance…
cards-browser-title = How the browser shows “{ $name }”
cards-browser-hint = Empty templates: as when studying.
cards-browser-font = Font in the browser
cards-browser-size = Size (0: as the rows)
cards-browser-done = Done
cards-flip = Swap front and back
cards-restore = Restore to default…
cards-restore-title = Restore “{ $name }” to its default?
cards-restore-text = Fields, card types and styling become what they were at first. Further fields and card types are deleted with all that is in them, and this window’s changes are lost.
cards-restore-like = Default of
cards-restore-unknown = Nobody knows what this note type was at first: choose what it is to be like.
cards-restore-losses-fields =
    { $count ->
        [one] { $name }: one note loses its text
       *[other] { $name }: { $count } notes lose their text
    }
cards-restore-losses-cards =
    { $count ->
        [one] { $name }: one card is deleted
       *[other] { $name }: { $count } cards are deleted
    }
cards-restore-do = Restore
cards-insert = Insert field
cards-cards-added =
    { $count ->
        [one] Saving makes one more card.
       *[other] Saving makes { $count } more cards.
    }
cards-fault-place =
    { $side ->
        [back] { $template }, back
       *[front] { $template }, front
    }
cards-fault =
    { $kind ->
        [sameFront] The front is the same as that of “{ $name }”: every card would be studied twice. Change one of them.
        [noField] The front names no field, so there would be no cards. Add one.
        [unknownField] There is no field “{ $name }”. Correct the name or remove it.
        [notClosed] { $name } is missing: a condition is opened and never closed.
        [notOpen] { $name } closes a condition that was never opened.
        [wrongClose] { $name } stands where { $open } is expected: close conditions in reverse order.
        [noCloze] A cloze note type needs a field with cloze: here.
        [clozeNotPossible] “{ $name }” is used with cloze:, which only works in cloze note types. Remove it.
        [severalTypeBoxes] There is more than one box to type in; only one of them works.
       *[markNotClosed] A mark is opened and never closed: { $name }
    }
cards-fault-kept = It was there before, so saving is not refused.

schema-title = The next sync will go one way
schema-text = This changes how notes are built, so the two sides can’t be merged any more: the next sync overwrites one of them. Work on other devices that is not synced yet would be lost.
schema-asking = Asking the server …
schema-none = Nothing waits on this device, and the server has just said that it has nothing new.
schema-here = Something on this device waits to be synced.
schema-there = The server has something that is not on this device yet.
schema-unknown = The server could not be asked whether it has something new.
schema-sync-first = Sync first
schema-sync-upload = Sync now, change, upload
schema-go-on = Change without syncing
schema-sync-failed = The sync did not bring both sides together, so nothing was changed.
schema-reread = The sync has changed this note type. Begin from what is there now.

change-notetype-title =
    { $count ->
        [one] Change the type of one note
       *[other] Change the type of { $count } notes
    }
change-notetype-mixed = Choose notes of one type only: their fields are matched with those of the new type.
change-notetype-to = New note type
change-notetype-fields = Fields
change-notetype-templates = Card types
change-notetype-from = { $name } is filled from
change-notetype-nothing = (nothing)
change-notetype-cloze = Cards keep their numbers; those without a cloze or a card type are deleted.
change-notetype-lost = What is lost
change-notetype-lost-none = Nothing is lost.
change-notetype-do = Change type
change-notetype-done =
    { $count ->
        [one] The type of one note was changed
       *[other] The type of { $count } notes was changed
    }

duplicates-title = Find duplicates
duplicates-field = Field
duplicates-filter = Only among (a search)
duplicates-do = Search
duplicates-found =
    { $count ->
        [0] No two notes have the same text there.
        [one] One text is in several notes:
       *[other] { $count } texts are in several notes:
    }
duplicates-more =
    { $count ->
        [one] One more is not shown.
       *[other] { $count } more are not shown.
    }
duplicates-group =
    { $count ->
        [one] one note
       *[other] { $count } notes
    }
duplicates-tag = duplicate
duplicates-tag-all = Tag all
duplicates-tagged =
    { $count ->
        [one] One note was tagged “duplicate”
       *[other] { $count } notes were tagged “duplicate”
    }

empty-cards-title = Empty cards
empty-cards-none = There are no empty cards.
empty-cards-text = The fronts of these cards show nothing of their notes any more.
empty-cards-of =
    { $count ->
        [one] { $name }: one card
       *[other] { $name }: { $count } cards
    }
empty-cards-note =
    { $count ->
        [one] Note { $id }: one card of { $total }
       *[other] Note { $id }: { $count } cards of { $total }
    }
empty-cards-all = all of its cards: the note would go
empty-cards-more =
    { $count ->
        [one] One more note is not shown.
       *[other] { $count } more notes are not shown.
    }
empty-cards-browse = Show in the browser
empty-cards-keep = Keep notes that would have no card left
empty-cards-do =
    { $count ->
        [one] Delete one card
       *[other] Delete { $count } cards
    }
empty-cards-done =
    { $count ->
        [0] No card was deleted
        [one] One card was deleted
       *[other] { $count } cards were deleted
    }
notetypes-latex = LaTeX…
notetypes-latex-title = LaTeX of “{ $name }”
notetypes-latex-hint = Programs that make images of LaTeX put this round it. Ebb makes none; it is kept and synced for clients that do.
notetypes-latex-before = Before it
notetypes-latex-after = After it
notetypes-latex-svg = Images as SVG where possible
notetypes-latex-do = Save
notetypes-merge = Merge duplicates…
notetypes-merge-title = Merge note types that look alike
notetypes-merge-none = No two note types have the same fields and cards.
notetypes-merge-group = These look alike
notetypes-merge-into = All of their notes become
notetypes-merge-gone = Deleted afterwards: { $names }
notetypes-merge-notes =
    { $count ->
        [0] No note changes its type.
        [one] One note changes its type; its cards keep their schedule.
       *[other] { $count } notes change their type; their cards keep their schedule.
    }
notetypes-merge-do = Merge
notetypes-merged =
    { $count ->
        [one] One note has another type now
       *[other] { $count } notes have another type now
    }
