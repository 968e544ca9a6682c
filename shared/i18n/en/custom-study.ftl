error-customStudy-nameTaken = “{ $name }” is an ordinary deck, and custom study needs that name for its own.
next-customStudy-nameTaken = Give that deck another name, then start again.
error-customStudy-filteredDeck = “{ $name }” is a filtered deck: there is no custom study for it.
error-customStudy-nothingFound = No card fits this choice.
next-customStudy-nothingFound = Cards that are suspended, buried or in another filtered deck are left out. Choose something wider.
op-customStudy = custom study
