command-checkDatabase = Check database
op-checkDatabase = check database
backups-reason-beforeCheck = before checking the database
check-database-title = Check database
check-database-text = Looks through the whole collection and mends what can’t be: cards without notes, wrong numbers, lost decks and the like.
check-database-backup = The collection is backed up before anything is changed.
check-database-asks = If a repair makes the next sync go one way, you are told before.
check-database-undo = What you did before can’t be undone afterwards.
check-database-do = Check
check-database-integrity = Checking the file…
check-database-backingUp = Backing up…
check-database-cards = Looking at the cards…
check-database-notes = Looking at the notes: { $done } of { $total }
check-database-history = Looking at the answers…
check-database-compacting = Tidying up the file…
check-database-found-title = There is something to repair
check-database-found-text = Nothing has been changed yet. These repairs can’t be merged: after them the next sync goes one way.
check-database-found-line = Found:
check-database-repair = Repair
check-database-clean-title = The collection is in order
check-database-clean = Nothing had to be repaired.
check-database-done-title = The collection was repaired
check-database-done-line = Repaired:
check-database-done-backup = How it was before is in Backups.
check-database-one-way = The next sync goes one way. If this device has everything, choose Upload.
check-database-not-logged-in = Once you sync, it goes one way.
schema-text-check = These repairs can’t be merged: the next sync overwrites one side. Work on other devices that is not synced yet would be lost.
check-database-notetypesRecovered =
    { $count ->
        [one] One note type was missing. Its notes have a new one now, whose name begins with db-check; the names of its fields and the look of its cards are lost. A backup may have them.
       *[other] { $count } note types were missing. Their notes have new ones now, whose names begin with db-check; the names of their fields and the look of their cards are lost. A backup may have them.
    }
check-database-newPlacesTooHigh =
    { $count ->
        [one] One new card has a place in the queue of 1,000,000 or more. Put it in another place in the browser.
       *[other] { $count } new cards have places in the queue of 1,000,000 or more. Put them in other places in the browser.
    }
check-database-cardsInvalid =
    { $count ->
        [one] One number of a card was not valid.
       *[other] { $count } numbers of cards were not valid.
    }
check-database-lastReviewsCorrected =
    { $count ->
        [one] One card did not know when it was last answered.
       *[other] { $count } cards did not know when they were last answered.
    }
check-database-cardsWithoutNote =
    { $count ->
        [one] One card without a note, removed.
       *[other] { $count } cards without a note, removed.
    }
check-database-decksMissing =
    { $count ->
        [one] One deck was missing, and was made again.
       *[other] { $count } decks were missing, and were made again.
    }
check-database-fieldCountsWrong =
    { $count ->
        [one] One note had too many or too few fields. It has the tag db-check now.
       *[other] { $count } notes had too many or too few fields. They have the tag db-check now.
    }
check-database-cardsDoubled =
    { $count ->
        [one] One card that its note had twice, removed.
       *[other] { $count } cards that their notes had twice, removed.
    }
check-database-cardsWithoutTemplate =
    { $count ->
        [one] One card without a template, removed.
       *[other] { $count } cards without a template, removed.
    }
check-database-reviewsInvalid =
    { $count ->
        [one] One answer in the log was not valid.
       *[other] { $count } answers in the log were not valid.
    }
check-database-textsUnreadable =
    { $count ->
        [one] One note had characters that can’t be read.
       *[other] { $count } notes had characters that can’t be read.
    }
check-database-idsInFuture =
    { $count ->
        [one] One note, card or answer was dated in the future.
       *[other] { $count } notes, cards or answers were dated in the future.
    }
