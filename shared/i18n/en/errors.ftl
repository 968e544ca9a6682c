safe-both = Nothing was changed, here or on the server.
safe-here = Nothing was changed.
safe-stored = Everything you finished before is stored.
safe-collection = The collection file was left as it is.
safe-local-kept = Your collection here is unchanged.
safe-login = You were not logged in. Nothing was sent but the address, the user name and the password, to that server only.
safe-logged-out = Your cards are untouched, here and on the server.
safe-no-copy = Because there is no backup, the step was not begun. Nothing was changed.
next-close = Close this message and go on.
next-try-again = Try again.
next-try-later = Try again in a few minutes.
next-restart = Restart Ebb. If it happens again, copy the details below and report them.
next-log-in = Log in again.
next-backups = Restore a backup.
next-sync-again = Sync again and choose anew.
next-free-space = Make room on the disk, then try again.
next-update-ebb = Install a newer version of Ebb.
next-update-server = Update the server, or ask who runs it to do so.
error-internal = Something went wrong inside Ebb.
error-invalidInput = Ebb did not accept what was entered.
error-notFound = What this was about is no longer there.
next-notFound = It may have been deleted in another window. The list has been read again.
error-notAllowedHere = This can only be done from the command line.
error-unknownMethod = This window and the Ebb behind it are of different versions.
next-reload = Restart Ebb.
error-disconnected = The connection to Ebb was lost.
next-reconnect = Start Ebb again, then try again.
error-collection-busy = The collection is in use by another Ebb ({ $door }, process { $processId }).
next-collection-busy = Close the other one, then try again.
error-collection-newer = The collection was made by a newer version of Ebb.
error-collection-damaged = The collection did not pass its check and is damaged.
error-collection-readOnly = Ebb may not write to { $file }.
next-collection-readOnly = Allow writing to the file and its folder, then try again.
error-collection-missing = The collection is no longer where it was: { $file }
error-collection-notOpen = No collection is open.
error-disk-full = The disk is full: { $file }
error-file-notACollection = This file is not a collection that Ebb can read.
error-file-unsupportedSchema = This file has a format that Ebb does not know (number { $found }).
error-file-exists = There is already a file at { $file }.
next-file-exists = Choose another name.
next-other-file = Choose another file.
error-deck-filteredCantHaveChildren = “{ $name }” is a filtered deck and can’t have decks inside it.
next-other-deck = Choose another deck.
error-deck-cantMoveIntoItself = “{ $name }” can’t be moved into itself.
error-deck-nameEmpty = A deck needs a name.
next-write-name = Write a name.
error-undo-empty = There is nothing to take back.
error-redo-empty = There is nothing to do again.
error-backup-failed = No backup could be made.
next-backup-failed = Check that the disk has room and that Ebb may write to its folder, then try again.
error-backup-damaged = This backup is damaged and was not used.
next-other-backup = Choose another backup.
error-sync-loggedOut = You are not logged in to a sync server.
error-sync-wrongCredentials = The server does not know { $username } with this password.
next-wrong-credentials = Check the user name and the password.
error-sync-sessionEnded = { $host } no longer accepts this device’s login.
error-sync-badAddress = “{ $address }” is not the address of a server.
next-bad-address = Write it like http://192.168.1.200:8080
error-sync-offline = { $host } could not be reached.
next-offline = Check that this device is online and that the server runs, then try again.
error-sync-noAnswer = { $host } accepted the connection, but not one byte came back.
next-no-answer = A firewall or an antivirus program may block Ebb. Allow { $host } there, or ask who runs your network.
error-sync-timeout =
    { $timeoutSecs ->
        [one] The connection to { $host } stood still for { $timeoutSecs } second.
       *[other] The connection to { $host } stood still for { $timeoutSecs } seconds.
    }
next-timeout = Try again, if possible on another network. For a large collection on a slow line, raise the time in Preferences.
error-sync-connectionLost = The connection to { $host } broke off.
error-sync-tls = No secure connection to { $host } could be made.
next-tls = Check this device’s date and time. An antivirus program, a filtered network or a certificate of your own can be the cause too.
error-sync-proxyAuth = The proxy on the way to { $host } wants a user name and a password.
next-proxy = Set HTTPS_PROXY to http://user:password@proxy:port (an @ in the password is written %40), then start Ebb again.
error-sync-otherDeviceSyncing = Another device is syncing with this account on { $host }.
error-sync-serverProblem = { $host } has a problem of its own (status { $status }).
error-sync-clientTooOld = { $host } no longer works with this version of Ebb.
error-sync-serverTooOld = { $host } is too old for Ebb (status { $status }).
error-sync-badRequest = { $host } did not accept the data.
next-bad-request = Sync again. If it stays so, choose “On next sync, force changes in one direction” in Preferences.
error-sync-unexpectedStatus = { $host } gave an answer that Ebb does not know (status { $status }).
error-sync-notASyncServer = At { $host }, something answers that is not a sync server.
next-not-a-sync-server = Check the address. On a public network, its login page may come first: open any web page, then try again.
error-sync-tooLarge = { $host }, or a proxy before it, does not accept an upload of this size.
next-too-large = On a server of your own, raise MAX_SYNC_PAYLOAD_MEGS and the limit of the proxy before it.
error-sync-clockSkew = The clocks are too far apart: here it is { $localTime }, on the server { $serverTime } (a difference of { $difference }).
next-clock = Set this device’s date, time, time zone and daylight saving right, then sync again.
error-sync-serverMessage = The server answered with a message: { $message }
error-sync-uploadRefused = The server refused the upload: { $message }
next-upload-refused = If the message speaks of size, raise the server’s limit. Otherwise restore a backup and sync again.
error-sync-damagedDownload = What the server sent did not pass the check, so it was thrown away.
next-damaged-download = Try again. If it stays so, upload from a device whose collection is sound.
error-sync-nothingToUpload = There are no cards here to upload.
next-nothing-to-upload = Download from the server instead, or add cards first.
error-sync-safetyCopyFailed = The server’s collection could not be saved before the upload.
error-sync-running = A sync is already running.
next-running = Wait until it has ended.
error-sync-choiceOutdated = The server changed while you were choosing.
error-sync-badData = The server sent something that Ebb can’t read.
next-bad-data = Sync again. If it stays so, install a newer version of Ebb, or choose “On next sync, force changes in one direction” in Preferences.
error-sync-resyncRequired = A note type has another shape on the server than here.
next-resync = Sync again. If it stays so, choose “On next sync, force changes in one direction” in Preferences.
error-sync-sanityFailed = After merging, the two sides would have differed.
next-sanity-failed = Sync again and choose the side to keep. What is here was saved to Backups.
action-log-in = Log in
action-sync-settings = Open Preferences
action-backups = Open Backups
action-restart = Restart
action-sync-again = Sync again
time-difference-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
time-difference-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
time-difference-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
time-difference-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
safe-upload-unknown = Your collection here is unchanged. Whether the server took the upload will show at the next sync.
error-without-details = The server’s collection could not be fetched ({ $code }).
