# The sidebar of the browser: what is done with its entries.
browser-tools = What a press does
browser-tool =
    { $tool ->
        [select] Select
       *[search] Search
    }
browser-entry-actions = What to do with the entry
browser-entry-action =
    { $action ->
        [searchAnd] Narrow the search by it
        [searchOr] Search for it as well
        [searchNot] Leave it out of the search
        [searchAll] Search for what has all of them
        [searchAny] Search for what has any of them
        [saveSearch] Save the search…
        [updateSaved] Save the search under this name
        [rename] Rename…
        [move] Move…
        [remove] Delete
       *[search] Search
    }
browser-entry-name = Name
browser-entry-name-empty = Give it a name.
browser-entry-name-taken = There is a saved search of this name already.
browser-entry-rename-title = Rename “{ $name }”
browser-entry-rename-do = Rename
browser-save-search-title = Save the search
browser-save-search-do = Save
browser-saved = The search was saved as “{ $name }”
browser-flag-name-hint = Leave it empty for “{ $name }”.
browser-tag-name-hint = With :: it goes under another tag.
browser-tag-name-space = A tag has no spaces.
browser-tags-removed =
    { $count ->
        [one] What was chosen was taken off one note
       *[other] What was chosen was taken off { $count } notes
    }
browser-move-title =
    { $count ->
        [one] Move “{ $name }”
       *[other] Move { $count } entries
    }
browser-move-find = Find a place
browser-decks-remove-title =
    { $count ->
        [one] Delete one deck?
       *[other] Delete { $count } decks?
    }
browser-decks-remove-do = Delete decks
browser-decks-removed =
    { $count ->
        [one] One deck was deleted
       *[other] { $count } decks were deleted
    }
