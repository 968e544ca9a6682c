# Preferences of adding, editing and searching.
preferences-editing = Editing
preferences-add-deck = A new note begins with
preferences-add-deck-current = the current deck, and the note type last used in it
preferences-add-deck-notetype = the note type last used, and the deck last used with it
preferences-paste-strips = Paste without formatting
preferences-paste-strips-hint = With Shift held, the other way round.
preferences-paste-png = Store pasted pictures as PNG
preferences-paste-png-hint = Without loss, and much larger. Otherwise they are stored as JPG.
preferences-draws-math = Draw formulas while editing
preferences-shrinks-images = Show large pictures small while editing
preferences-shrinks-images-hint = Cards show them as they are.
preferences-closes-tags = Close HTML elements while typing
preferences-default-search = The browser begins with the search
preferences-default-search-hint = Empty: the current deck.
preferences-ignore-accents = Searches ignore accents
preferences-ignore-accents-hint = “uber” then finds “über”. Slower in large collections.
preferences-editing-places = All of this is kept in the collection and syncs.
