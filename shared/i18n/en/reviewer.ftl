reviewer-loading = Fetching the next card…
reviewer-show = Show answer
reviewer-answers = How well did you know it?
reviewer-again = Again
reviewer-hard = Hard
reviewer-good = Good
reviewer-easy = Easy
reviewer-more = More
reviewer-more-for = Actions for this card
reviewer-left-now = { $new } new, { $learning } to learn, { $review } to review. This card is { $kind ->
        [new] new
        [learning] being learned
       *[review] to be reviewed
    }.
reviewer-interval-end = (end)
reviewer-interval-seconds = { $amount }s
reviewer-interval-minutes = { $amount }m
reviewer-interval-hours = { $amount }h
reviewer-interval-days = { $amount }d
reviewer-interval-months = { $amount }mo
reviewer-interval-years = { $amount }y
reviewer-interval-soon = <{ $span }
reviewer-flagged = Flagged { $colour }
reviewer-marked = Marked
reviewer-flag-1 = red
reviewer-flag-2 = orange
reviewer-flag-3 = green
reviewer-flag-4 = blue
reviewer-flag-5 = pink
reviewer-flag-6 = turquoise
reviewer-flag-7 = purple
reviewer-leech = This card is a leech now: it keeps being forgotten
reviewer-leech-suspended = This card is a leech now and was suspended
reviewer-buried =
    { $count ->
        [one] { $count } card was buried until tomorrow
       *[other] { $count } cards were buried until tomorrow
    }
reviewer-suspended =
    { $count ->
        [one] { $count } card was suspended
       *[other] { $count } cards were suspended
    }
reviewer-deleted =
    { $count ->
        [one] The note and its card were deleted
       *[other] The note and its { $count } cards were deleted
    }
reviewer-due-title = Set due date
reviewer-due-days = Due in how many days?
reviewer-due-hint = 0 is today, 3-7 a random day between. With ! at the end the interval is set too.
reviewer-due-wrong = Write a number of days, such as 3, or a range such as 3-7, with or without ! at the end.
reviewer-due-do = Set due date
reviewer-due-set =
    { $count ->
        [one] { $count } card has a new due date
       *[other] { $count } cards have a new due date
    }
reviewer-reset-title = Reset card
reviewer-reset-text = The card becomes new again. Its reviews stay in the log.
reviewer-reset-position = Give it back the place it had among the new cards
reviewer-reset-counts = Count its reviews and lapses from zero
reviewer-reset-do = Reset card
reviewer-reset-done =
    { $count ->
        [one] { $count } card is new again
       *[other] { $count } cards are new again
    }
overview-unbury = Unbury
overview-unburied =
    { $count ->
        [one] { $count } card was brought back
       *[other] { $count } cards were brought back
    }
overview-unbury-title = Unbury which cards?
overview-unbury-text = Some cards were buried by hand, others because a sibling was studied today.
overview-unbury-user = Buried by hand
overview-unbury-siblings = Siblings
overview-unbury-all = All of them
overview-none-yet = Nothing is due here yet
finished-title = Done for now
finished-next-learning = The next learning card comes in { $span }.
finished-learning-left =
    { $count ->
        [one] { $count } learning card is left today.
       *[other] { $count } learning cards are left today.
    }
finished-review-limit = More reviews are waiting, but today’s limit is reached. Each day that they wait makes them harder to catch up with.
finished-new-limit = There are more new cards, but today’s limit is reached.
finished-buried = Some cards were buried until tomorrow.
finished-custom = To study more today, there is custom study.
finished-decks = Back to the decks
reviewer-title = Studying
reviewer-card = Card
reviewer-play = Play
reviewer-do-flag = Flag { $colour }
reviewer-do-unflag = Take the { $colour } flag off
reviewer-do-buryCard = Bury card
reviewer-do-suspendCard = Suspend card
reviewer-do-setDueDate = Set due date…
reviewer-do-resetCard = Reset card…
reviewer-do-mark = Mark note
reviewer-do-unmark = Unmark note
reviewer-do-buryNote = Bury note
reviewer-do-suspendNote = Suspend note
reviewer-do-deckOptions = Deck options…
reviewer-options-title = Options of which deck?
reviewer-options-text = This card is in a filtered deck for now.
reviewer-options-filtered = Filtered deck
reviewer-options-home = Its own deck
reviewer-do-deleteNote = Delete note
reviewer-timer = Time on this card
reviewer-auto-on = Auto advance is on
reviewer-auto-off = Auto advance is off
reviewer-auto-none = Auto advance needs seconds above 0 in this deck’s options.
reviewer-remind-question = Time to show the answer
reviewer-remind-answer = Time to answer
reviewer-timebox-title = Time for a break?
reviewer-timebox-text =
    { $cards ->
        [one] You studied { $cards } card in { $time }.
       *[other] You studied { $cards } cards in { $time }.
    }
reviewer-timebox-finish = Finish
reviewer-timebox-continue = Continue
reviewer-missing-note = { $file } is not in the media folder.
reviewer-missing-notetype = { $file }, which the card’s template names, is not in the media folder.
reviewer-script-fault = A script of this card failed: { $message }
reviewer-script-fault-line = A script of this card failed in line { $line }: { $message }
reviewer-script-fault-file = A script of this card, { $file }, failed in line { $line }: { $message }
reviewer-script-endless = A script of this card did not come to an end. The card is shown without its scripts.
reviewer-script-left = A script of this card tried to leave it. The card is shown without its scripts.
reviewer-advice-sameFront = The front of this card’s template is the same as that of “{ $template }”, so both ask the same thing twice. One of the two can be changed or removed in the note type.
reviewer-advice-typeBoxes = The front of this card’s template has more than one box to type in. Only the first one works; the others can be removed in the note type.
reviewer-key-space = Space
reviewer-do-replayAudio = Replay audio
reviewer-do-pauseAudio = Pause audio
reviewer-do-audioBack = Audio 5 s back
reviewer-do-audioForward = Audio 5 s forward
reviewer-do-recordVoice = Record own voice
reviewer-do-replayVoice = Replay own voice
reviewer-sound-failed = { $file } could not be played.
reviewer-sound-format = { $file } could not be played: it is damaged, or this computer does not know its format, { $format }. MP3 and MP4 are the safe ones.
reviewer-voice-missing = This computer has no voice for { $lang }.
reviewer-custom-fault = The custom scheduling script failed, so it changed nothing. { $message }
reviewer-custom-endless = The custom scheduling script took too long, so it changed nothing.
reviewer-own-voice-recording = Recording your voice. Press Shift+V again to end and hear it.
reviewer-own-voice-noMicrophone = No microphone was found. Is one plugged in, and chosen in the system’s settings?
reviewer-own-voice-refused = The microphone may not be used. The system’s or the browser’s settings can allow it.
reviewer-own-voice-busy = The microphone can’t be opened. Another program may be using it.
reviewer-own-voice-unsupported = Nothing can be recorded here.
