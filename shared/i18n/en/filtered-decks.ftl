error-deck-nothingFound = No card fits this filtered deck.
next-deck-nothingFound = Cards that are suspended, buried or in another filtered deck are left out. Widen the search, or allow the deck to be empty.
command-createFilteredDeck = Create filtered deck…
command-rebuildDeck = Rebuild filtered deck
command-emptyDeck = Empty filtered deck
decks-action-options = Options…
decks-action-rebuild = Rebuild
decks-action-empty = Empty
filtered-title-new = Create filtered deck
filtered-title-change = Options of “{ $deck }”
filtered-new-name = Filtered deck { $time }
filtered-intro = Borrows the cards that a search finds. They go back to their own decks after study.
filtered-search = Search
filtered-search-second = Second search
filtered-use-second = A second search for what the first leaves
filtered-limit = At most
filtered-limit-unit = cards
filtered-order = Taken in this order
filtered-order-0 = Seen longest ago first
filtered-order-1 = At random
filtered-order-2 = Shortest interval first
filtered-order-3 = Longest interval first
filtered-order-4 = Forgotten most often first
filtered-order-5 = Added first
filtered-order-6 = Due first
filtered-order-7 = Added last
filtered-order-8 = Least well remembered first
filtered-order-9 = Best remembered first
filtered-order-10 = Most overdue for its interval first
filtered-found =
    { $found ->
        [0] Finds no card
        [one] Finds { $found } card
       *[other] Finds { $found } cards
    }
filtered-taken =
    { $taken ->
        [0] Takes none
        [one] Takes { $taken }
       *[other] Takes { $taken }
    }
filtered-out-suspended =
    { $count ->
        [one] { $count } is suspended
       *[other] { $count } are suspended
    }
filtered-out-buried =
    { $count ->
        [one] { $count } is buried
       *[other] { $count } are buried
    }
filtered-out-elsewhere =
    { $count ->
        [one] { $count } is in another filtered deck
       *[other] { $count } are in other filtered decks
    }
filtered-counting = Counting…
filtered-reschedule = Answers change when cards come again
filtered-reschedule-hint = Off: the cards come as a preview, and go home as they were.
filtered-delays = In a preview, a card comes again after
filtered-delay-again = Again
filtered-delay-hard = Hard
filtered-delay-good = Good
filtered-delay-unit = seconds
filtered-delay-hint = After 0 seconds: it goes home at once. Easy always sends it home.
filtered-even-if-empty = Keep the deck even if nothing is found
filtered-build = Build
filtered-save = Rebuild
filtered-built =
    { $cards ->
        [0] “{ $deck }” has no cards
        [one] “{ $deck }” has { $cards } card
       *[other] “{ $deck }” has { $cards } cards
    }
filtered-rebuilt =
    { $cards ->
        [0] The deck was rebuilt: no card fits it now
        [one] The deck was rebuilt with { $cards } card
       *[other] The deck was rebuilt with { $cards } cards
    }
filtered-emptied =
    { $cards ->
        [0] There was no card to send home
        [one] { $cards } card went home
       *[other] { $cards } cards went home
    }
filtered-rebuild = Rebuild
filtered-empty = Empty
filtered-options = Options
