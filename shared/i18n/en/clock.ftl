error-clock-wrong =
    { $shownBy ->
        [review] This device’s clock must be wrong: here it is { $localTime }, but a card was answered at { $otherTime } ({ $difference } later).
        [sync] This device’s clock must be wrong: here it is { $localTime }, but the last sync was at { $otherTime } ({ $difference } later).
       *[server] This device’s clock is wrong: here it is { $localTime }, on the sync server { $otherTime } (a difference of { $difference }).
    }
next-clock-wrong = Set this device’s date, time, time zone and daylight saving right. If the law on time changed lately, update the system too. Study, sync and all that moves cards to other days wait until then.
op-keepWrongDates = keep answers with wrong dates
backups-reason-beforeKeepingDates = before keeping answers with wrong dates
wrong-dates-open = If the clock is right…
wrong-dates-title = Are these dates wrong, and not the clock?
wrong-dates-none = The clock agrees with the collection again. There is nothing to do.
wrong-dates-answers =
    { $answers ->
        [one] One answer is dated later than now,
       *[other] { $answers } answers are dated later than now,
    }
wrong-dates-cards =
    { $cards ->
        [one] to one card.
       *[other] to { $cards } cards.
    }
wrong-dates-moment = Here it is { $now }; the answer is of { $last }.
wrong-dates-span = Here it is { $now }; the first is of { $first }, the last of { $last }.
wrong-dates-sync = Here it is { $now }, and the last sync is noted at { $sync }.
wrong-dates-first = Look at this device’s date, time and time zone first. If they are wrong, set them right: study goes on by itself then. A sync with a server whose clock agrees with yours also lets it go on, until Ebb is closed.
wrong-dates-else = If the clock is right, another one was wrong when those dates were written. Then you can keep them and study on:
wrong-dates-keeps = Nothing is deleted or redated. The answers stay in the log and in the statistics, at the dates they have.
wrong-dates-waiting =
    { $cards ->
        [one] One card waits for a day that was counted from the wrong date. “Set due date” brings it back sooner.
       *[other] { $cards } cards wait for days that were counted from the wrong date. “Set due date” brings them back sooner.
    }
wrong-dates-later = Answers and syncs beyond these dates still stop study, as a sign of a wrong clock.
wrong-dates-backup = The collection is backed up before, and this can be undone.
wrong-dates-backingUp = Backing up…
wrong-dates-do = Keep them and study on
wrong-dates-done = Those dates no longer stop study
