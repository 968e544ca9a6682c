decks-title = Decks
decks-column-deck = Deck
decks-column-new = New
decks-column-learn = Learn
decks-column-due = Due
decks-column-actions = Actions
decks-row-counts = { $new } new, { $learn } learning, { $due } due
decks-filtered = filtered deck
decks-expand = Unfold { $deck }
decks-collapse = Fold { $deck }
decks-actions = Actions for { $deck }
decks-action-open = Open
decks-action-rename = Rename…
decks-action-move = Move to…
decks-action-export = Export…
decks-action-delete = Delete…
decks-create = Create deck
decks-drop-top = Drop here for the top level
decks-loading = Loading decks…
decks-empty-title = Decks live here
decks-empty-text = A deck is a pile of cards. Bring yours from another device, or begin a new one.
decks-empty-sync = Sync an account
decks-empty-sync-hint = Fetches the decks you already have on a sync server
decks-empty-import-hint = A package or a text file; it can be dropped here, too
decks-empty-shared-hint = On AnkiWeb; import what you download there
decks-shared = Decks that others share
decks-empty-create-hint = Begins with an empty deck
decks-name = Name
decks-name-hint = Write Languages::French to put French inside Languages.
decks-name-empty = Write a name first.
decks-create-title = Create deck
decks-create-do = Create deck
decks-created = Deck “{ $deck }” was created
decks-rename-title = Rename “{ $deck }”
decks-rename-do = Rename deck
decks-renamed = The deck is now called “{ $deck }”
decks-move-title = Move “{ $deck }”
decks-move-text = Decks inside it move along.
decks-move-target = Put it in
decks-move-top = Top level
decks-move-do = Move deck
decks-move-find = Find a deck
decks-moved =
    { $count ->
        [one] The deck was moved
       *[other] { $count } decks were moved
    }
decks-delete-title =
    { $cards ->
        [one] Delete “{ $deck }” and its card?
       *[other] Delete “{ $deck }” and its { $cards } cards?
    }
decks-delete-text =
    { $cards ->
        [one] The card, and its note if no other card is left of it, goes with the deck.
       *[other] The { $cards } cards, and their notes if no other card is left of them, go with the deck.
    }
decks-delete-children =
    { $count ->
        [one] The deck inside it is deleted too.
       *[other] The { $count } decks inside it are deleted too.
    }
decks-delete-undo = You can undo this.
decks-delete-do = Delete deck
decks-deleted =
    { $cards ->
        [0] Deck “{ $deck }” was deleted
        [one] Deck “{ $deck }” was deleted, with { $cards } card
       *[other] Deck “{ $deck }” was deleted, with { $cards } cards
    }
decks-drop-filtered = A filtered deck can’t have decks inside it.
decks-drop-inside = A deck can’t be moved into itself.
decks-today-none = Nothing studied yet today
decks-today =
    { $cards ->
        [one] Studied { $cards } card in { $time } today ({ $each } a card)
       *[other] Studied { $cards } cards in { $time } today ({ $each } a card)
    }
decks-side = Chosen deck
decks-side-open = Open deck
decks-side-none = Choose a deck to see what is due in it.
study-now = Study now
overview-counts = Due today
overview-new = New
overview-differs = { $amount } in the deck list: it doesn’t know yet which siblings will be buried
overview-learn = Learning
overview-review = To review
overview-cards =
    { $cards ->
        [one] { $cards } card in all
       *[other] { $cards } cards in all
    }
overview-buried =
    { $count ->
        [one] { $count } card is buried until tomorrow
       *[other] { $count } cards are buried until tomorrow
    }
overview-nothing-due = Nothing is due in this deck now.
overview-description = Description
overview-description-add = Add a description
overview-description-edit = Edit description
overview-description-title = Description of “{ $deck }”
overview-description-label = Text
overview-description-hint = HTML. Pictures and styles are left out when it is shown.
overview-description-markdown = Written in Markdown
overview-description-markdown-hint = Shown before study and when the deck is done for the day, without pictures and styles.
overview-description-saved = The description was saved
overview-filtered = A filtered deck borrows cards from other decks. They go back after study, or when it is emptied or deleted.
overview-gone = This deck is no longer there.
command-studyDeck = Study deck…
study-deck-title = Study which deck?
