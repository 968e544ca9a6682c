error-search-invalid =
    { $fault ->
        [misplacedAnd] In this search, “and” has nothing before or after it to join.
        [misplacedOr] In this search, “or” has nothing before or after it to join.
        [emptyGroup] In this search, there is nothing between two brackets.
        [unclosedGroup] In this search, a bracket is opened and never closed.
        [unopenedGroup] In this search, a bracket is closed that was never opened.
        [emptyQuote] In this search, there is nothing between two quotation marks.
        [unclosedQuote] In this search, a quotation mark has no second one.
        [missingKey] In this search, a colon has no keyword before it.
        [unknownEscape] In this search, a backslash stands before something it can’t escape.
        [idList] In this search, a list of ids has something other than digits and commas.
        [state] This search asks for a card state that does not exist.
        [flag] This search asks for a flag that does not exist. Flags are 0 to 7.
        [property] This search asks for a property that does not exist.
        [operator] In this search, a property is not followed by =, !=, <, >, <= or >=.
        [number] In this search, a number can’t be read.
        [wholeNumber] In this search, a whole number is missing.
        [positiveWholeNumber] In this search, a whole number from 0 up is missing.
        [negativeWholeNumber] In this search, a whole number from 0 down is missing.
        [answerButton] This search asks for an answer button that does not exist. They are 1 to 4.
        [duplicates] In this search, “dupe:” needs a note type’s id, a comma and a text.
        [regex] In this search, a regular expression can’t be read.
       *[unknown] This search can’t be read.
    }
next-search-invalid = Change the search and try again. A backslash before a special character makes it plain text.
