# The browser of cards and notes.
nav-browse = Browse
command-browse = Browse cards and notes
browser-title = Browse
browser-search = Search
browser-search-hint = Words, deck:name, tag:name, is:due …
browser-earlier = Earlier searches
browser-none = Nothing matches this search.
browser-gone = (deleted)
browser-rows =
    { $mode ->
        [notes] Notes found
       *[cards] Cards found
    }
browser-mode = Show
browser-menu =
    { $of ->
        [notes] Notes
        [selection] Rows
        [go] Go
       *[cards] Cards
    }
browser-columns = Columns
browser-layout = Layout
browser-layout-kind =
    { $layout ->
        [vertical] Note below the rows
        [horizontal] Note beside the rows
       *[auto] As the window has room
    }
browser-count =
    { $count ->
        [one] { $chosen } of { $count } chosen
       *[other] { $chosen } of { $count } chosen
    }
browser-window-title =
    { $count ->
        [one] Browse ({ $chosen } of { $count } chosen)
       *[other] Browse ({ $chosen } of { $count } chosen)
    }
browser-column-hint =
    { $sortable ->
        [no] Drag it, or Ctrl and an arrow key: another place
       *[yes] Press: sort. Drag it, or Ctrl and an arrow key: another place
    }
browser-column-moved = { $column } is column { $place } of { $count } now
browser-grade-title =
    { $count ->
        [one] Grade one card now
       *[other] Grade { $count } cards now
    }
browser-grade-label = Answer
browser-grade-text = As if you had answered while studying, due or not.
browser-grade-do = Grade
browser-graded =
    { $count ->
        [one] One card was graded
       *[other] { $count } cards were graded
    }
preview-title = Preview
preview-both-sides = Both sides at once
preview-replay = Replay
preview-back = Back
preview-forth =
    { $side ->
        [question] Show answer
       *[answer] Next card
    }
preview-place =
    { $side ->
        [question] { $count ->
            [one] Question, row { $number } of { $count }
           *[other] Question, row { $number } of { $count }
        }
       *[answer] { $count ->
            [one] Answer, row { $number } of { $count }
           *[other] Answer, row { $number } of { $count }
        }
    }
preview-gone = This card is there no more.
browser-percent = { $percent } %
browser-position = New no. { $position }
browser-state =
    { $state ->
        [learning] learning
        [filtered] filtered deck
       *[new] new
    }
browser-decks =
    { $count ->
        [one] one deck
       *[other] { $count } decks
    }
browser-column =
    { $column ->
        [template] { $mode ->
            [notes] Cards
           *[cards] Card
        }
        [question] Question
        [answer] Answer
        [deck] Deck
        [cardDue] Due
        [cardEase] { $mode ->
            [notes] Average ease
           *[cards] Ease
        }
        [cardIvl] { $mode ->
            [notes] Average interval
           *[cards] Interval
        }
        [cardLapses] Lapses
        [cardReps] Reviews
        [noteTags] Tags
        [note] Note type
        [noteCrt] Created
        [cardMod] Card changed
        [noteMod] Note changed
        [originalPosition] Position
        [stability] Stability
        [difficulty] Difficulty
        [retrievability] Retrievability
       *[noteFld] Sort field
    }
browser-sidebar = What to search for
browser-sidebar-filter = Filter
browser-fold = Fold or unfold { $name }
browser-section =
    { $section ->
        [today] Today
        [flags] Flags
        [cardState] Card state
        [decks] Decks
        [notetypes] Note types
        [tags] Tags
       *[savedSearches] Saved searches
    }
browser-today =
    { $what ->
        [added] Added
        [edited] Edited
        [studied] Studied
        [introduced] First review
        [rescheduled] Rescheduled
        [again] Again
        [overdue] Overdue
       *[due] Due
    }
browser-flag =
    { $flag ->
        [0] No flag
        [1] Red
        [2] Orange
        [3] Green
        [4] Blue
        [5] Pink
        [6] Turquoise
       *[7] Purple
    }
browser-cardState =
    { $state ->
        [learn] Learning
        [review] Review
        [suspended] Suspended
        [buried] Buried
       *[new] New
    }
browser-deck-current = Chosen deck
browser-untagged = Untagged
browser-nothing-chosen = Choose a row first.
browser-cards-changed =
    { $count ->
        [one] One card was changed
       *[other] { $count } cards were changed
    }
browser-notes-changed =
    { $count ->
        [one] One note was changed
       *[other] { $count } notes were changed
    }
browser-removed =
    { $count ->
        [one] One note was deleted with its cards
       *[other] { $count } notes were deleted with their cards
    }
browser-tags-cleared =
    { $count ->
        [0] Every tag is in use
        [one] One unused tag was removed
       *[other] { $count } unused tags were removed
    }
browser-action =
    { $action ->
        [changeDeck] Change deck…
        [setDueDate] Set due date…
        [gradeNow] Grade now…
        [reset] Reset…
        [reposition] Reposition…
        [suspend] Suspend or restore
        [bury] Bury or restore
        [flag1] Flag red
        [flag2] Flag orange
        [flag3] Flag green
        [flag4] Flag blue
        [flag5] Flag pink
        [flag6] Flag turquoise
        [flag7] Flag purple
        [preview] Preview
        [info] Card info
        [add] Add a note
        [export] Export notes…
        [addTags] Add tags…
        [removeTags] Remove tags…
        [clearUnusedTags] Remove unused tags
        [mark] Mark or unmark
        [findReplace] Find and replace…
        [findDuplicates] Find duplicates…
        [changeNotetype] Change note type…
        [copy] Create a copy
        [manageNotetypes] Manage note types…
        [selectAll] Choose all
        [selectNotes] Find the chosen notes’ cards
        [invert] Choose all others
        [saveSearch] Save the search…
        [filteredDeck] Filtered deck of this search…
        [filteredDeckSecond] Filtered deck, this search second…
        [otherMode] Cards or notes
        [close] Close
        [find] Search
        [filterSidebar] Filter of the sidebar
        [sidebar] Sidebar
        [rows] Rows
        [note] Note
        [searchTool] Sidebar searches
        [selectTool] Sidebar selects
        [firstRow] First row
        [previousRow] Previous row
        [nextRow] Next row
        [lastRow] Last row
       *[remove] Delete notes
    }
browser-action-flag = Flag { $name }
browser-change-deck-title =
    { $count ->
        [one] Move one card
       *[other] Move { $count } cards
    }
browser-change-deck-do = Move
browser-tags-title =
    { $kind ->
        [removeTags] { $count ->
            [one] Remove tags from one note
           *[other] Remove tags from { $count } notes
        }
       *[addTags] { $count ->
            [one] Add tags to one note
           *[other] Add tags to { $count } notes
        }
    }
browser-tags-do =
    { $kind ->
        [removeTags] Remove tags
       *[addTags] Add tags
    }
browser-findReplace-title =
    { $count ->
        [0] Find and replace in all notes
        [one] Find and replace in one note
       *[other] Find and replace in { $count } notes
    }
browser-replace-find = Find
browser-replace-by = Replace by
browser-replace-in = In
browser-replace-all-fields = All fields
browser-replace-chosen-only = Only in the chosen notes
browser-replace-ignore-case = Ignore case
browser-replace-regex = What is searched for is a regular expression
browser-replace-do = Replace all
browser-replaced =
    { $count ->
        [one] { $changed } of one note was changed
       *[other] { $changed } of { $count } notes were changed
    }
browser-reposition-title = Reposition new cards
browser-reposition-places = New cards have the places { $first } to { $last } now.
browser-reposition-start = First place
browser-reposition-step = Step
browser-reposition-random = In random order
browser-reposition-shift = Move the cards behind them on
browser-reposition-do = Reposition
