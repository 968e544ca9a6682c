error-fsrs-noReviews = There are no reviews to learn from
next-fsrs-noReviews = FSRS learns from cards whose first answer is known and that were answered again on a later day. Study for some time, or widen the search.
command-deckOptions = Deck options…
options-title = Options of “{ $deck }”
options-button = Options
options-preset = Preset
options-preset-shown = { $name } ({ $decks ->
        [0] no deck
        [one] { $decks } deck
       *[other] { $decks } decks
    })
options-preset-actions = Actions on presets
options-used-by =
    { $decks ->
        [0] No deck uses this preset yet.
        [one] One deck uses this preset: { $names }.
       *[other] { $decks } decks share this preset, and every change: { $names }.
    }
options-used-by-more = { $names } and others
options-used-new = A new preset: it is stored when you save.
options-add = Add preset…
options-clone = Clone preset…
options-rename = Rename preset…
options-remove = Delete preset…
options-save-children = Save for this deck and all below
options-optimize-all = Compute parameters of all presets
options-name-title-add = Add preset
options-name-title-clone = Clone “{ $name }”
options-name-title-rename = Rename “{ $name }”
options-name = Name
options-name-empty = Write a name first.
options-name-copy = { $name } 2
options-name-do-add = Add preset
options-name-do-clone = Clone preset
options-name-do-rename = Rename preset
options-remove-title = Delete the preset “{ $name }”?
options-remove-decks =
    { $decks ->
        [0] No deck uses it.
        [one] The deck that uses it takes over what you save for this deck: its preset and its own limits.
       *[other] The { $decks } decks that use it take over what you save for this deck: its preset and its own limits.
    }
options-remove-one-way = The next sync will go one way: the whole collection is sent to the server or fetched from it, and changes of other devices that were not synced yet can’t be merged. Sync all devices first.
options-remove-safe = It is deleted when you save, and can be undone until then and right after.
options-remove-do = Delete preset
options-leave-title = Leave without saving?
options-leave-text = You changed options that are not saved yet.
options-leave-do = Leave without saving
options-leave-stay = Go on editing
options-save = Save
options-saved = The options were saved
options-saving =
    { $total ->
        [one] Saving: { $done } of one card
       *[other] Saving: { $done } of { $total } cards
    }
options-mend = Some values can’t be saved. They are marked.
options-help = About “{ $option }”
options-default = Back to the standard value of “{ $option }”
options-range = From { $low } to { $high }.
options-all-decks = for the whole collection
options-unit-days = days
options-unit-seconds = seconds
options-unit-cards = cards
options-unit-reviews = reviews
options-unit-lapses = lapses
options-section-limits = Daily limits
options-section-new = New cards
options-section-lapses = Lapses
options-section-order = Order
options-section-fsrs = FSRS
options-section-burying = Burying
options-section-audio = Audio
options-section-timer = Timer
options-section-autoAdvance = Auto advance
options-section-easyDays = Easy days
options-section-advanced = Advanced
options-level = Where “{ $option }” holds
options-level-preset = Preset
options-level-deck = This deck
options-level-today = Today only
options-level-is-preset = The preset says { $value }.
options-warn-parent-limit = A deck above allows only { $count } today.
options-warn-few-reviews = So many new cards lead to about { $count } reviews a day. Days with fewer leave cards waiting, and new ones are held back.
options-warn-graduating =
    { $count ->
        [one] Shorter than the last learning step (one day).
       *[other] Shorter than the last learning step ({ $count } days).
    }
options-warn-easy =
    { $count ->
        [one] Shorter than the graduating interval (one day).
       *[other] Shorter than the graduating interval ({ $count } days).
    }
options-warn-minimum =
    { $count ->
        [one] Shorter than the last relearning step (one day).
       *[other] Shorter than the last relearning step ({ $count } days).
    }
options-warn-day-steps = Steps of a day or more keep FSRS from choosing the interval itself.
options-warn-long-answer = Above { $count } minutes breaks count as study time in the statistics.
options-warn-short-maximum = Below { $count } days well known cards come far more often than needed.
options-warn-retention-low = Below { $count } % so much is forgotten that cards have to be learned again and again.
options-warn-retention-high = Above { $count } % each step up costs far more study.
options-warn-no-normal-day = At least one day should be normal; without one all days are treated alike.
options-wrong-no-steps = Without FSRS at least one step is needed.
options-wrong-steps = Write delays such as 30s, 10m, 2h or 1d, with spaces between them.
options-wrong-parameters = There must be 17, 19 or 21 numbers, or none for the built-in ones.
options-wrong-date = Choose a day that there is.
option-newPerDay = New cards a day
option-newPerDay-help = How many new cards are begun each day. Cards of decks below count too.
option-reviewsPerDay = Reviews a day
option-reviewsPerDay-help = How many reviews are shown each day, learning over several days included. New cards are held back as well when it is reached.
option-newCardsIgnoreReviewLimit = New cards regardless of the review limit
option-newCardsIgnoreReviewLimit-help = New cards are shown even when the reviews of the day have used up their limit.
option-applyAllParentLimits = Limits start from the top
option-applyAllParentLimits-help = Limits of the decks above also hold when a deck below is studied by itself.
option-learnStepsMins = Learning steps
option-learnStepsMins-help = The delays between the first answers to a new card, such as “1m 10m”. Good goes on to the next step, Again back to the first. s, m, h and d mean seconds, minutes, hours and days.
option-graduatingIntervalDays = Graduating interval
option-graduatingIntervalDays-help = Days until a card comes back after Good on its last learning step.
option-easyIntervalDays = Easy interval
option-easyIntervalDays-help = Days until a card comes back after Easy ends its learning at once.
option-insertOrder = Place of new cards
option-insertOrder-help = Where added cards stand among the new ones. Changing it gives the new cards there are their places anew.
option-insertOrder-sequential = In the order added
option-insertOrder-random = At random
option-relearnStepsMins = Relearning steps
option-relearnStepsMins-help = The delays after Again on a review card. Without any the card goes on with its new interval at once.
option-minimumLapseIntervalDays = Minimum interval
option-minimumLapseIntervalDays-help = The shortest interval of a card after Again.
option-leechThreshold = Leech threshold
option-leechThreshold-help = After so many lapses a card counts as a leech, and again each time half as many have been added. Rewrite such a card, or take it away.
option-leechAction = What happens to leeches
option-leechAction-help = A leech always gets the tag “leech”. Suspended it isn’t shown any more until you bring it back.
option-leechAction-suspend = Suspend the card
option-leechAction-tagOnly = Only tag the note
option-newGatherOrder = New cards are taken
option-newGatherOrder-help = Which new cards are taken within the limits: deck by deck, by their places, or at random.
option-newGatherOrder-deck = Deck by deck
option-newGatherOrder-deckThenRandomNotes = Deck by deck, notes at random
option-newGatherOrder-ascendingPosition = By place, first ones first
option-newGatherOrder-descendingPosition = By place, last ones first
option-newGatherOrder-randomNotes = Random notes
option-newGatherOrder-randomCards = Random cards
option-newSortOrder = New cards are shown
option-newSortOrder-help = In which order the new cards that were taken are shown.
option-newSortOrder-cardType = By card type, then as taken
option-newSortOrder-gathered = As taken
option-newSortOrder-cardTypeThenRandom = By card type, then at random
option-newSortOrder-randomNoteThenCardType = Notes at random, then by card type
option-newSortOrder-random = At random
option-newMix = New cards and reviews
option-newMix-help = Whether new cards are mixed with the reviews, or come before or after them.
option-newMix-mix = Mixed
option-newMix-after = New cards after reviews
option-newMix-before = New cards before reviews
option-interdayLearningMix = Learning over days and reviews
option-interdayLearningMix-help = The same for cards whose learning step has crossed a day.
option-interdayLearningMix-mix = Mixed
option-interdayLearningMix-after = Learning after reviews
option-interdayLearningMix-before = Learning before reviews
option-reviewOrder = Reviews are shown
option-reviewOrder-help = Which reviews come first. It decides which ones wait when there are more than the limit.
option-reviewOrder-due = By due day, then at random
option-reviewOrder-dueThenDeck = By due day, then by deck
option-reviewOrder-deckThenDue = By deck, then by due day
option-reviewOrder-intervalsAscending = Shortest interval first
option-reviewOrder-intervalsDescending = Longest interval first
option-reviewOrder-easeAscending = Lowest ease first (with FSRS: most difficult)
option-reviewOrder-easeDescending = Highest ease first (with FSRS: least difficult)
option-reviewOrder-retrievabilityAscending = Least well remembered first
option-reviewOrder-retrievabilityDescending = Best remembered first
option-reviewOrder-relativeOverdueness = Most overdue for its interval first
option-reviewOrder-random = At random
option-reviewOrder-added = Added first
option-reviewOrder-reverseAdded = Added last
option-buryNew = Bury new siblings
option-buryNew-help = Other new cards of a note wait until tomorrow once one of its cards was answered.
option-buryReviews = Bury review siblings
option-buryReviews-help = Other reviews of a note wait until tomorrow once one of its cards was answered.
option-buryInterdayLearning = Bury siblings in learning over days
option-buryInterdayLearning-help = Other cards of the note whose learning step has crossed a day wait until tomorrow.
option-disableAutoplay = Don’t play audio by itself
option-disableAutoplay-help = Sounds start only when you ask for them.
option-skipQuestionOnReplay = Replay only the answer’s audio
option-skipQuestionOnReplay-help = Replaying on the answer side leaves out the sounds of the question.
option-answerTimeCapSecs = Longest answer time
option-answerTimeCapSecs-help = A longer time is counted as this one, so that breaks don’t distort the statistics.
option-showTimer = Show the timer
option-showTimer-help = The seconds that an answer has taken so far are shown.
option-stopTimerOnAnswer = Stop the timer on the answer
option-stopTimerOnAnswer-help = The shown timer stops when the answer appears. The counted time goes on.
option-questionSecs = Seconds for the question
option-questionSecs-help = With auto advance on, what is chosen below happens after so many seconds. 0 turns it off.
option-answerSecs = Seconds for the answer
option-answerSecs-help = With auto advance on, what is chosen below happens after so many seconds. 0 turns it off.
option-waitForAudio = Wait for audio
option-waitForAudio-help = The seconds count from the end of the sounds.
option-questionAction = After the question’s time
option-questionAction-help = What auto advance does when the time for the question is over.
option-questionAction-showAnswer = Show the answer
option-questionAction-showReminder = Show a reminder
option-answerAction = After the answer’s time
option-answerAction-help = What auto advance does when the time for the answer is over.
option-answerAction-buryCard = Bury the card
option-answerAction-answerAgain = Answer Again
option-answerAction-answerHard = Answer Hard
option-answerAction-answerGood = Answer Good
option-answerAction-showReminder = Show a reminder
option-easyDays = Easy days
option-easyDays-help = Days on which fewer reviews are to be due. With FSRS and rescheduling on change the cards there are move too.
options-easy-normal = Normal
options-easy-reduced = Reduced
options-easy-minimum = Minimum
option-fsrs = Use FSRS
option-fsrs-help = FSRS learns from your answers how well you remember, and shows cards when you are about to forget them. It holds for all decks; options of the older scheduler are hidden while it is on.
option-desiredRetention = Desired retention
option-desiredRetention-help = The chance to remember a card when it is due. Higher means more reviews, steeply so above 0.95.
options-workload = About { $factor } times as much study as with { $before }.
options-workload-same = The higher it is, the more often cards come.
options-workload-working = Comparing how much there will be to study…
option-fsrsParameters = FSRS parameters
option-fsrsParameters-help = Numbers that describe your memory: empty means the built-in ones. Let them be computed rather than writing them by hand.
option-optimizeSearch = Cards to learn from
option-optimizeSearch-help = A search for the cards whose reviews parameters are computed from. Empty: the cards of this preset that aren’t suspended.
options-parameters-empty = The built-in ones.
options-optimize-search-empty = The cards of this preset.
option-fsrsHealthCheck = Check how well it fits
option-fsrsHealthCheck-help = After computing, look whether FSRS describes your memory well. Takes longer.
option-reschedule = Reschedule cards on change
option-reschedule-help = Saving moves the due days of all cards that a changed FSRS option concerns, and writes a line to each card’s log. Many cards can become due at once. It is off again next time.
option-historicalRetention = Historical retention
option-historicalRetention-help = How much you remembered where the log of reviews is missing, to guess the memory of such cards.
option-ignoreReviewsBefore = Ignore reviews before
option-ignoreReviewsBefore-help = Cards reviewed before this day are left out when parameters are computed, such as those from another way of answering.
options-ignored =
    { $total ->
        [one] { $included } of one studied card keeps its reviews.
       *[other] { $included } of { $total } studied cards keep their reviews.
    }
options-optimize = Compute parameters
options-evaluate = Evaluate
options-learning =
    { $reviews ->
        [one] Computing: { $percent } %, from one review
       *[other] Computing: { $percent } %, from { $reviews } reviews
    }
options-learning-begin = Reading the reviews…
options-learning-all = Preset { $number } of { $count }: { $name }
options-learned =
    { $reviews ->
        [one] New parameters from one review. Save to use them.
       *[other] New parameters from { $reviews } reviews. Save to use them.
    }
options-learned-same =
    { $reviews ->
        [one] The parameters are as good as they get with one review.
       *[other] The parameters are as good as they get with { $reviews } reviews.
    }
options-learned-all =
    { $changed ->
        [0] No preset needed other parameters.
        [one] One preset got new parameters. Save to use them.
       *[other] { $changed } presets got new parameters. Save to use them.
    }
options-learned-skipped =
    { $count ->
        [one] One preset has no reviews to learn from.
       *[other] { $count } presets have no reviews to learn from.
    }
options-healthy = FSRS describes your memory well.
options-unhealthy = FSRS describes your memory less well than usual. Answers that mean something else than forgetting (Hard for a card you had forgotten, say) are the most common cause.
options-fit =
    { $reviews ->
        [one] Log loss { $logLoss }, RMSE { $rmse } % in one review. Smaller is better.
       *[other] Log loss { $logLoss }, RMSE { $rmse } % in { $reviews } reviews. Smaller is better.
    }
options-learn-unsaved = Save the new preset first: its decks are known only then.
options-last-optimized =
    { $days ->
        [0] Parameters of all presets were computed today.
        [one] Parameters of all presets were computed yesterday.
       *[other] Parameters of all presets were computed { $days } days ago.
    }
option-maximumIntervalDays = Maximum interval
option-maximumIntervalDays-help = No review is put off for longer.
option-startingEase = Starting ease
option-startingEase-help = The ease that new cards begin with: what the interval is multiplied by on Good.
option-easyBonus = Easy bonus
option-easyBonus-help = What the interval is multiplied by on Easy, beside the ease.
option-intervalModifier = Interval modifier
option-intervalModifier-help = What all intervals are multiplied by: 1.10 makes them a tenth longer.
option-hardMultiplier = Hard interval
option-hardMultiplier-help = What the interval is multiplied by on Hard.
option-lapseMultiplier = New interval
option-lapseMultiplier-help = What the interval is multiplied by on Again. 0 starts from the minimum interval.
option-cardStateCustomizer = Custom scheduling
option-cardStateCustomizer-help = JavaScript that may change what an answer leads to, in all decks. Use only what you understand: it can spoil the scheduling of every card.
