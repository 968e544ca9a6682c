error-customStudy-nameTaken = “{ $name }” is an ordinary deck, and custom study needs that name for its own.
next-customStudy-nameTaken = Give that deck another name, then start again.
error-customStudy-filteredDeck = “{ $name }” is a filtered deck: there is no custom study for it.
error-customStudy-nothingFound = No card fits this choice.
next-customStudy-nothingFound = Cards that are suspended, buried or in another filtered deck are left out. Choose something wider.
op-customStudy = custom study
command-customStudy = Custom study…
custom-study-button = Custom study
custom-study-title = Custom study of “{ $deck }”
custom-study-kind = What do you want to study?
custom-study-moreNew = More new cards today
custom-study-moreReviews = More reviews today
custom-study-forgotten = Cards that I forgot lately
custom-study-ahead = Cards of the coming days
custom-study-previewNew = A look at newly added cards
custom-study-cram = Cards by state or tag
custom-study-count-moreNew = How many more
custom-study-count-moreReviews = How many more
custom-study-days-forgotten = Answered “Again” in the last
custom-study-days-ahead = Due in the next
custom-study-days-previewNew = Added in the last
custom-study-days-unit = days
custom-study-cards-unit = cards
custom-study-fewer = Below zero: fewer today.
custom-study-available-new =
    { $count ->
        [0] No new card is left in this deck.
        [one] { $count } new card is left in this deck.
       *[other] { $count } new cards are left in this deck.
    }
custom-study-available-review =
    { $count ->
        [0] No review is due in this deck.
        [one] { $count } review is due in this deck.
       *[other] { $count } reviews are due in this deck.
    }
custom-study-in-children =
    { $count ->
        [one] { $count } more is in decks inside it.
       *[other] { $count } more are in decks inside it.
    }
custom-study-keeps = Answers don’t change when these cards come again.
custom-study-changes = Answers count, and change when the cards come again.
custom-study-cards = Which cards
custom-study-cards-new = New cards only
custom-study-cards-due = Due cards only
custom-study-cards-review = All cards seen before, at random
custom-study-cards-all = All cards at random, as a preview
custom-study-limit = At most
custom-study-include = With any of these tags
custom-study-exclude = With none of these tags
custom-study-tags-none = No card of this deck has a tag.
custom-study-tags-many = At most 100 tags can be chosen in each list.
custom-study-session = They are gathered in the filtered deck “{ $name }”, which is used again each time.
custom-study-do = Study
custom-study-extend-do = Extend
custom-study-extended = Today’s limits were changed
