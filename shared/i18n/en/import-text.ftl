text-import-title = Import “{ $fileName }”
text-import-looking = Looking into the file
text-import-reading = Adding notes
text-import-rows =
    { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    } · { $done } of { $total }
text-import-separator = Columns are separated by
text-import-separator-tab = Tab
text-import-separator-pipe = Vertical bar |
text-import-separator-semicolon = Semicolon ;
text-import-separator-colon = Colon :
text-import-separator-comma = Comma ,
text-import-separator-space = Space
text-import-html = Fields hold HTML
text-import-html-hint = Without it, signs like < and & are shown as they are.
text-import-preview = First rows of the file
text-import-column = Column { $number }
text-import-column-like = { $number }: { $example }
text-import-notetype = Note type
text-import-deck = Deck
text-import-from-column = As column { $number } says
text-import-from-column-like = As column { $number } says: { $example }
text-import-new-deck = { $name } (new)
text-import-existing = A note that is here already
text-import-existing-update = is changed to what the file says
text-import-existing-preserve = stays as it is
text-import-existing-duplicate = stays, and the file’s is added beside it
text-import-scope = Notes are the same
text-import-scope-notetype = with the same first field
text-import-scope-notetypeAndDeck = with the same first field in the same deck
text-import-all-tags = Tags for all imported notes
text-import-updated-tags = More tags for changed notes
text-import-mapping = What goes where
text-import-tags = Tags
text-import-nothing = Nothing
text-import-guid = Known by
text-import-guid-none = First field
text-import-guid-hint = Notes that were exported with their identifier are found by it, whatever else was changed.
text-import-safe = Your cards keep their progress and their decks. The whole import is one step to undo.
text-import-done-text =
    { $count ->
        [0] The file held no rows.
        [one] The file held { $count } row.
       *[other] The file held { $count } rows.
    }
text-import-group-new =
    { $count ->
        [one] { $count } new note was added
       *[other] { $count } new notes were added
    }
text-import-group-updated =
    { $count ->
        [one] { $count } note was changed
       *[other] { $count } notes were changed
    }
text-import-group-firstFieldMatch-update =
    { $count ->
        [one] { $count } note with the same first field was changed
       *[other] { $count } notes with the same first field were changed
    }
text-import-group-firstFieldMatch-preserve =
    { $count ->
        [one] { $count } note with the same first field stayed as it is
       *[other] { $count } notes with the same first field stayed as they are
    }
text-import-group-firstFieldMatch-duplicate =
    { $count ->
        [one] { $count } note was added beside one with the same first field
       *[other] { $count } notes were added beside ones with the same first field
    }
text-import-group-duplicate =
    { $count ->
        [one] { $count } note was here already, and stayed as it is
       *[other] { $count } notes were here already, and stayed as they are
    }
text-import-group-conflicting =
    { $count ->
        [one] { $count } note was left alone because its note type differs
       *[other] { $count } notes were left alone because their note type differs
    }
text-import-group-emptyFirstField =
    { $count ->
        [one] { $count } row was left out because its first field is empty
       *[other] { $count } rows were left out because their first field is empty
    }
text-import-group-missingNotetype =
    { $count ->
        [one] { $count } row was left out because its note type is not here
       *[other] { $count } rows were left out because their note type is not here
    }
text-import-group-missingDeck =
    { $count ->
        [one] { $count } row was left out because its deck is not here
       *[other] { $count } rows were left out because their deck is not here
    }
text-import-left-over =
    { $columns ->
        [one] One column has no field to go to: its text was left out of
       *[other] { $columns } columns have no field to go to: their text was left out of
    } { $rows ->
        [one] { $rows } row.
       *[other] { $rows } rows.
    }
text-import-no-place =
    { $count ->
        [one] Column { $list } goes nowhere: its text is left out.
       *[other] { $count } columns go nowhere: their text is left out ({ $list }).
    }
command-openDeletedNotes = Notes deleted earlier…
deleted-notes-none = No note was deleted in this profile yet.
deleted-notes-text = These are all notes that were deleted in this profile. A note that is here again stays as it is; the others come back as they were last, and their cards begin anew.
