error-deck-nothingFound = No card fits this filtered deck.
next-deck-nothingFound = Cards that are suspended, buried or in another filtered deck are left out. Widen the search, or allow the deck to be empty.
