import-kind-all = Packages and text files
import-kind-packages = Packages
import-kind-text = Text files
import-unknown = Ebb can’t import “{ $fileName }”. It takes .apkg and .colpkg packages, and .txt, .csv and .tsv files.
import-receiving = Reading the file
import-inspecting = Looking into the package
import-running = Importing
import-stage-unpacking = Unpacking
import-stage-checking = Checking what is in it
import-stage-media = Copying audio and images
import-stage-merging = Adding notes and cards
import-stage-backingUp = Saving your collection to Backups
import-stage-replacing = Putting the collection in place
import-of = { $done } of { $total }
import-merge-title = Import “{ $fileName }”
import-contents =
    { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }, { $cards ->
        [one] { $cards } card
       *[other] { $cards } cards
    }, { $media ->
        [0] no media files
        [one] { $media } media file
       *[other] { $media } media files
    } · { $size }
import-with-scheduling = Take learning progress along
import-with-scheduling-hint = For your own decks. Without it, all cards start as new ones.
import-with-presets = Take deck options along
import-updates = When a note is here already
import-update-notes = Its fields and tags
import-update-notetypes = Its note type
import-update-ifNewer = Take the package’s if it is newer
import-update-always = Always take the package’s
import-update-never = Leave mine as they are
import-merge-notetypes = Unite note types that differ
import-merge-notetypes-hint = Otherwise the package’s note type is added beside yours, and notes that you have of it stay as they are. Uniting makes the next sync go one way.
import-merge-safe = Your cards keep their progress. The whole import is one step to undo.
import-do = Import
import-merged-title = Imported
import-merged-text =
    { $count ->
        [one] The package held { $count } note.
       *[other] The package held { $count } notes.
    }
import-group-new =
    { $count ->
        [one] { $count } new note was added
       *[other] { $count } new notes were added
    }
import-group-updated =
    { $count ->
        [one] { $count } note was updated
       *[other] { $count } notes were updated
    }
import-group-duplicate =
    { $count ->
        [one] { $count } note was here already, and stayed as it is
       *[other] { $count } notes were here already, and stayed as they are
    }
import-group-conflicting =
    { $count ->
        [one] { $count } note was left alone because its note type differs
       *[other] { $count } notes were left alone because their note type differs
    }
import-conflicting-hint = To update them, import again with “Unite note types that differ”.
import-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
import-browse = Show in browser
import-browse-all = Show all in browser
import-added = Added: cards { $cards }, decks { $decks }, note types { $notetypes }, media files { $media }
import-one-way = Note types were united, so the next sync has to go one way.
import-undo = Undo takes all of it back at once; media files stay.
import-replace-title = Replace your whole collection with “{ $fileName }”?
import-replace-text = Everything in the collection that is open now makes way for what is in this file.
import-replace-newer = You have studied here since this file was made. That would be gone from the collection.
import-replace-backup = Your collection is saved to Backups first.
import-replace-media = Audio and images are added; none of yours are deleted.
import-replace-sync = The next sync will ask for one direction. Until Ebb is opened again, nothing syncs by itself.
import-replace-do = Replace all
import-row-last-review = Last review
import-this-file = This file
import-replaced-title = Your collection was replaced
import-replaced-text =
    { $cards ->
        [one] It has { $cards } card now
       *[other] It has { $cards } cards now
    }; { $media ->
        [0] no media files were added.
        [one] { $media } media file was added.
       *[other] { $media } media files were added.
    }
import-replaced-backup = What was here before is in Backups.
import-replaced-sync = The next sync will ask for one direction; choose Upload to make this the one on the server.
export-title = Export
export-kind = Kind
export-kind-deck = Decks (.apkg)
export-kind-collection = Whole collection (.colpkg)
export-kind-usb = For AnkiDroid by USB (collection.apkg)
export-hint-deck = To share decks, or to bring them into another collection. Importing adds them to what is there.
export-hint-collection = A copy of everything. Importing replaces the other collection.
export-hint-usb = Everything, in the older form. Copy it into the AnkiDroid folder of the phone and import it there; it replaces the phone’s collection.
export-scope = What
export-scope-all = All decks
export-scope-notes =
    { $count ->
        [one] { $count } chosen note
       *[other] { $count } chosen notes
    }
export-scope-cards =
    { $count ->
        [one] Note of { $count } chosen card
       *[other] Notes of { $count } chosen cards
    }
export-option-withScheduling = Learning progress
export-option-withDeckConfigs = Deck options
export-option-withMedia = Audio and images
export-option-legacy = Support older versions (larger file)
export-do = Export…
export-running = Exporting
export-kind-notesText = Notes in plain text (.txt)
export-kind-cardsText = Cards in plain text (.txt)
export-hint-notesText = A line for each note, its fields in columns. Spreadsheets open it, and it can be imported again.
export-hint-cardsText = A line for each card, its question and its answer.
export-option-html = Formatting and media references (HTML)
export-option-withTags = Tags
export-option-withDeck = Deck
export-option-withNotetype = Note type
export-option-withGuid = What makes each note known again (GUID)
export-done =
    { $count ->
        [one] { $count } note was exported to “{ $fileName }” ({ $size })
       *[other] { $count } notes were exported to “{ $fileName }” ({ $size })
    }
export-done-cards =
    { $count ->
        [one] { $count } card was exported to “{ $fileName }” ({ $size })
       *[other] { $count } cards were exported to “{ $fileName }” ({ $size })
    }
