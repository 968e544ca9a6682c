error-clock-wrong =
    { $shownBy ->
        [review] This device’s clock must be wrong: here it is { $localTime }, but a card was answered at { $otherTime } ({ $difference } later).
        [sync] This device’s clock must be wrong: here it is { $localTime }, but the last sync was at { $otherTime } ({ $difference } later).
       *[server] This device’s clock is wrong: here it is { $localTime }, on the sync server { $otherTime } (a difference of { $difference }).
    }
next-clock-wrong = Set this device’s date, time, time zone and daylight saving right. If the law on time changed lately, update the system too. Study and sync wait until then.
