safe-both = Nothing was changed, here or on the server.
safe-here = Nothing was changed.
safe-stored = Everything you finished before is stored.
safe-collection = The collection file was left as it is.
safe-local-kept = Your collection here is unchanged.
safe-not-sent = Nothing was sent, and nothing was changed, here or on the server.
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
error-text-notUtf8 = This file is not stored as UTF-8 text.
next-text-notUtf8 = Open it in a text editor or spreadsheet and save it again with the encoding UTF-8.
error-text-empty = There are no rows in this file.
error-file-gone =
    { $reason ->
        [forgotten] Ebb no longer knows which file was chosen.
       *[moved] “{ $fileName }” is no longer where it was.
    }
next-file-gone = Choose it again.
error-file-notAllowed = The system does not let Ebb use this file ({ $reason }).
next-file-notAllowed = Choose another file or place, or change who may use it.
next-file-exists = Choose another name.
next-other-file = Choose another file.
error-deck-filteredCantHaveChildren = “{ $name }” is a filtered deck and can’t have decks inside it.
next-other-deck = Choose another deck.
error-deck-cantMoveIntoItself = “{ $name }” can’t be moved into itself.
error-notetype-invalid = The note type can’t be stored as it is.
next-notetype-invalid = Mend its cards’ templates; what is wrong stands beside them.
error-notetype-lastOne = This is the last note type.
next-notetype-lastOne = Add another one before you delete it.
error-deck-nameEmpty = A deck needs a name.
next-write-name = Write a name.
error-card-changed = The card changed meanwhile, so it was not answered.
error-undo-empty = There is nothing to take back.
error-redo-empty = There is nothing to do again.
error-syncHistory-cantPutBack = This version can’t be put back: its note type is gone or has other fields now.
next-cantPutBack = Copy its text instead.
error-media-tooLarge = This file is larger than 100 MB, more than a sync server takes.
next-media-tooLarge = Make it smaller, and attach it again.
next-media-notAttachable = Choose a picture, a sound or a film; other files can be linked to by their address.
error-media-notAttachable = “{ $fileName }” is neither a picture nor a sound or film.
error-media-folderUnusable = The media folder can’t be read ({ $reason }).
next-media-folder = Check that its disk is connected and that Ebb may read it, then try again.
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
next-no-answer = A firewall or an antivirus program may block Ebb. Allow { $allow } there, or ask who runs your network.
error-sync-timeout =
    { $timeoutSecs ->
        [one] The connection to { $host } stood still for { $timeoutSecs } second.
       *[other] The connection to { $host } stood still for { $timeoutSecs } seconds.
    }
next-timeout = Try again, if possible on another network. For a large collection on a slow line, raise the time in Preferences.
error-sync-connectionLost = The connection to { $host } broke off.
error-sync-tls = No secure connection to { $host } could be made.
next-tls = An antivirus program or a filtered network can be the cause. Try another network, or ask who runs this one.
error-sync-tlsSelfSigned = { $host } shows a certificate that it signed itself.
next-tls-selfSigned = If the server is yours, add its certificate in Preferences under Syncing. Otherwise somebody may be listening in: do not go on.
error-sync-tlsUnknownIssuer = The certificate of { $host } was signed by somebody whom this device does not know.
next-tls-unknownIssuer = If the signer is yours or your network’s (an antivirus program, a company), add the signer’s certificate in Preferences under Syncing.
error-sync-tlsExpired = The certificate of { $host } has run out.
next-tls-expired = Check this device’s date. If it is right, who runs the server must renew the certificate.
error-sync-tlsNotYetValid = The certificate of { $host } is not valid yet.
next-tls-notYetValid = This device’s clock is probably behind: set its date and time right, then try again.
error-sync-tlsWrongName = The certificate of { $host } was made for another name ({ $names }).
next-tls-wrongName = Use an address with the name in the certificate, or have one made for this name.
error-sync-tlsNotSpoken = { $host } answers without encryption, but the address begins with https.
next-tls-notSpoken = In your own network, write http:// instead of https://. On the internet, check the address and the port.
error-sync-tlsExpected = { $host } wants an encrypted connection, but the address begins with http.
next-tls-expected = Write https:// instead of http:// in the address.
error-sync-tlsClosed = { $host } ended the connection before it was encrypted.
next-tls-closed = A firewall, an antivirus program or a server that is not set up yet can be the cause. Try another network, or ask who runs the server.
error-sync-proxyAuth = The proxy { $proxy } on the way to { $host } wants a user name and a password.
next-proxy = Set the environment variable { $variable } to http://user:password@{ $proxy } (an @ in the password is written %40), then start Ebb again.
error-sync-proxyUnreachable = The proxy { $proxy } on the way to { $host } could not be reached.
next-proxy-unreachable = Check that this device is in the proxy’s network and that the proxy’s address is right, then try again.
error-sync-proxyRefused = The proxy { $proxy } does not let Ebb through to { $host } (status { $status }).
next-proxy-refused = Ask who runs the proxy to allow { $host }, or add { $host } to the environment variable NO_PROXY if there is a direct way.
error-sync-proxySetting =
    { $variable ->
        [system] The system names a proxy for { $host } of a kind that Ebb can’t use.
       *[other] What the environment variable { $variable } says is no proxy that Ebb can use.
    }
next-proxy-setting = Proxies are written http://host:port, https://host:port or socks5://host:port, in HTTP_PROXY, HTTPS_PROXY or ALL_PROXY. Then start Ebb again.
error-sync-otherDeviceSyncing = Another device is syncing with this account on { $host }.
error-sync-serverProblem = { $host } has a problem of its own (status { $status }).
error-sync-clientTooOld = { $host } no longer works with this version of Ebb.
error-sync-serverTooOld = { $host } is too old for Ebb (status { $status }).
error-sync-badRequest = { $host } did not accept the data.
next-bad-request = Check the database, then sync again. If it stays so, choose “On next sync, force changes in one direction” in Preferences.
error-sync-unexpectedStatus = { $host } gave an answer that Ebb does not know (status { $status }).
error-sync-notASyncServer = At { $host }, something answers that is not a sync server.
next-not-a-sync-server = Check the address. On a public network, its login page may come first: open any web page, then try again.
error-sync-nothingAtAddress = { $host } answers, but no sync server was found at this address (status { $status }).
next-nothing-at-address = Check the path in the address. If it is right, the server is too old for Ebb: update it.
error-sync-tooLarge = { $host }, or a proxy before it, does not accept an upload of this size.
next-too-large = On a server of your own, raise MAX_SYNC_PAYLOAD_MEGS and the limit of the proxy before it.
error-sync-collectionTooLarge = With { $megabytes } MB, the collection is too large for { $host }, which takes at most { $limitMegabytes } MB.
next-collection-too-large = Export decks that you no longer study, delete them here, check the database, which makes it smaller, then sync again. Or use a server of your own, where the limit can be raised.
error-sync-badCertificate =
    { $reason ->
        [expired] This certificate has run out.
        [notYetValid] This certificate is not valid yet.
        [notAnIssuer] This certificate can’t vouch for a server: it neither signs others nor itself.
        [tooMany] This file holds too many certificates.
       *[other] This is not a certificate.
    }
next-bad-certificate = Choose the certificate of the signer (CA), as a .pem, .crt or .cer file.
error-sync-clockSkew = The clocks are too far apart: here it is { $localTime }, on the server { $serverTime } (a difference of { $difference }).
next-clock = Set this device’s date, time, time zone and daylight saving right, then sync again.
error-sync-serverMessage = The server answered with a message: { $message }
error-sync-uploadRefused = The server refused the upload: { $message }
next-upload-refused = If the message speaks of size, raise the server’s limit. Otherwise check the database or restore a backup, then sync again.
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
error-sync-sanityFailed = After merging, the two sides would have differed: { $counts }.
next-sanity-failed = Sync again and choose the side to keep. What is here was saved to Backups. “Check database” in the Tools menu mends faults that lead to this.
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
