command-openMediaFiles = Media files
command-checkMedia = Check media
sync-state-media = audio and images are being synced
sync-line-media = Syncing media…
sync-line-media-left =
    { $count ->
        [one] { $count } media file to go
       *[other] { $count } media files to go
    }
media-progress-title = Syncing audio and images
media-progress-text = You can go on studying. Until this is done, some pictures and sounds may be missing.
media-closing-title = Syncing audio and images before Ebb closes
media-closing-text = Ebb closes by itself when this is done. What is stopped goes on at the next sync.
media-switching-title = Syncing audio and images before this profile closes
media-switching-text = The other profile opens by itself when this is done. What is stopped goes on at this profile’s next sync.
media-stage-scanning = Looking through the media folder
media-stage-comparing = Comparing with the server
media-stage-downloading = Downloading
media-stage-uploading = Uploading
media-stage-finishing = Checking that both sides are the same
media-progress-label = Media sync
media-numbers = Files so far
media-column-up = To the server
media-column-down = From the server
media-row-added = Added
media-row-removed = Removed
media-row-waiting = To go
media-checked =
    { $count ->
        [one] { $count } file compared
       *[other] { $count } files compared
    }
media-moved = { $size } moved
media-rate = { $rate } a second
media-left = about { $time } left
media-abort = Stop media sync
media-aborting = Stopping…
media-put-away = Put away
media-open-log = Media log
media-done-title = Media sync complete
media-done-nothing = Both sides have the same files.
media-done-off = Audio and images are not synced: that is switched off in the preferences.
media-done-loggedOut = You are not logged in.
media-repeat-title = The media sync has to run once more
media-repeat-text = The two sides did not count the same files. Nothing is lost: the next media sync compares all of them anew.
media-aborted-title = The media sync was stopped
media-aborted-text = What was moved until then stays. The next media sync goes on from there.
media-failed-note = Audio and images could not be synced. { $cause }
media-failed-safe = What was moved until then stays, and your cards are not affected.
media-again = Sync media again
media-no-run-title = No media sync is running
media-no-run-text = The media log says what the last ones did.
media-toast-done = Media sync complete: { $up } sent, { $down } received.
media-toast-skipped =
    { $count ->
        [one] Media sync complete. { $count } file was left out.
       *[other] Media sync complete. { $count } files were left out.
    }
media-skipped-title =
    { $count ->
        [one] { $count } file was left out
       *[other] { $count } files were left out
    }
media-skipped-line = { $file }: { $reason }
media-skipped-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
media-skipped-show = Show files with problems
media-kept-title =
    { $count ->
        [one] { $count } file was changed on both sides
       *[other] { $count } files were changed on both sides
    }
media-kept-text = The server’s version has the name now. Yours was kept beside it.
media-kept-line = { $file }: yours is now { $keptAs }
media-kept-note =
    { $count ->
        [one] { $count } media file was changed on both sides. Your version was kept beside the server’s.
       *[other] { $count } media files were changed on both sides. Your versions were kept beside the server’s.
    }
media-note-show = Show
media-note-close = Close this note
media-reason-tooLarge = larger than 100 MB, which servers don’t take
media-reason-empty = it is empty
media-reason-badName = a name that not every system can hold
media-reason-notAFile = a link, or something else that is no file
media-reason-caseClash = another file has the same name but for capitals, and this disk can’t hold both
media-reason-unreadable = it can’t be read
media-reason-refusedByServer = the server did not take it
media-reason-notOnServer = the server lists it but does not have it
media-log-title = Media log
media-log-text = What the last media syncs did, the newest at the end.
media-log-empty = No media sync has run here yet.
media-log-started = Media sync began
media-log-added = Added: { $up } to the server, { $down } from the server
media-log-removed = Removed: { $up } on the server, { $down } here
media-log-kept = { $file } was changed on both sides; this device’s version is kept as { $keptAs }
media-log-skipped = Left out: { $file } ({ $reason })
media-log-lost =
    { $count ->
        [one] { $count } file was gone from the folder, not by anybody’s wish; it is fetched from the server again
       *[other] { $count } files were gone from the folder all at once; they are fetched from the server again
    }
media-log-failed = Failed: { $cause }
media-log-aborted = Stopped
media-log-repeat = The two sides did not count the same files; the next media sync compares all of them anew
media-log-complete = Media sync complete
media-files-title = Media files
media-files-filter = Show
media-filter-all = All files
media-filter-waiting = Waiting to be synced
media-filter-problems = With problems
media-filter-onlyHere = Only on this device
media-filter-onlyServer = Only on the server
media-filter-unused = Not used by any note
media-filter-missing = Missing
media-filter-caseClash = Named with other capitals
media-files-search = Part of the name
media-files-count =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
media-lost-title =
    { $count ->
        [one] { $count } media file was gone from the folder
       *[other] { $count } media files were gone from the folder all at once
    }
media-lost-text = Nothing was removed from the server: the next media sync fetches what it has. To remove files for good, put them into the trash in Check Media.
media-files-empty = There are no media files yet. They come with cards that you add, import or sync.
media-files-none = No file fits.
media-files-look = Look again
media-files-looking = Looking: { $done } of { $total }
media-files-looked =
    { $count ->
        [0] The folder was read again. Nothing had changed.
        [one] The folder was read again. { $count } file had changed.
       *[other] The folder was read again. { $count } files had changed.
    }
media-open-folder = Open media folder
media-folder-title = The media folder
media-folder-text = A page in the browser can’t open folders. It lies here:
media-column-name = Name
media-column-size = Size
media-column-where = Where
media-column-state = State
media-column-notes = Notes
media-where-here = this device
media-where-server = server
media-where-both = both
media-where-nowhere = nowhere
media-state-synced = in step
media-state-toUpload = to be sent
media-state-toDelete = to be removed from the server
media-state-toDownload = to be fetched
media-state-skipped = left out
media-state-missing = missing
media-notes-unknown = not counted yet
media-details-label = The chosen file
media-details-none = Choose a file to see more about it.
media-details-modified = Changed
media-details-problem = Problem
media-details-notes =
    { $count ->
        [0] No note uses it.
        [one] { $count } note uses it:
       *[other] { $count } notes use it:
    }
media-details-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
media-details-copy-ids = Copy note ids
media-details-clash = There is also { $other }: the same but for capitals. Some systems take the two for one file, others don’t.
media-fix = Use { $name } in the notes
media-fixed =
    { $count ->
        [0] No note had to be changed.
        [one] { $count } note names the file rightly now.
       *[other] { $count } notes name the file rightly now.
    }
check-media-title = Check media
check-media-text = Compares the media folder with what your notes and note types name.
check-media-running = Checking
check-media-progress = { $done } of { $total }
check-media-cancelled = The check was stopped. Nothing was changed.
check-media-failed = The check could not be finished. Nothing was changed.
check-media-again = Check again
check-media-summary =
    { $count ->
        [0] The media folder is empty.
        [one] The media folder has { $count } file, { $size }.
       *[other] The media folder has { $count } files, { $size }.
    }
check-media-all-well = Everything fits: no file is missing, none is unused.
check-media-copy = Copy the list
check-media-missing-title =
    { $count ->
        [one] { $count } missing file
       *[other] { $count } missing files
    }
check-media-missing-text = Notes or templates name them, but they are not in the folder. A sync may bring them; else add them to the folder or change the notes.
check-media-tag = Tag the notes
check-media-tagged =
    { $count ->
        [0] The notes had the tag already.
        [one] { $count } note was given the tag { $tag }.
       *[other] { $count } notes were given the tag { $tag }.
    }
check-media-used-by =
    { $count ->
        [0] named by a template
        [one] named by { $count } note
       *[other] named by { $count } notes
    }
check-media-unused-title =
    { $count ->
        [one] { $count } unused file
       *[other] { $count } unused files
    }
check-media-unused-text = No note names them. Files whose names begin with _ are never counted here.
check-media-trash-unused = Move to the trash…
check-media-trash-title =
    { $count ->
        [one] Move { $count } file to the trash?
       *[other] Move { $count } files to the trash?
    }
check-media-trash-text = { $size } leave the media folder. The next sync removes the files from the server too, and from your other devices.
check-media-trash-back = Until you empty the trash, you can put them back.
check-media-trash-clash = Files that notes write with other capitals stay where they are.
check-media-trash-do = Move to the trash
check-media-trashing = Moving to the trash: { $done } of { $total }
check-media-trashed =
    { $count ->
        [0] No file was moved.
        [one] { $count } file is in the trash now.
       *[other] { $count } files are in the trash now.
    }
check-media-extracted-title =
    { $count ->
        [one] { $count } image was taken out of a field
       *[other] { $count } images were taken out of fields
    }
check-media-extracted-text = They stood in the fields themselves, which slows down syncing. They are files of the media folder now, and the notes name them.
check-media-renamed-title =
    { $count ->
        [one] { $count } renamed file
       *[other] { $count } renamed files
    }
check-media-renamed-text = Not every system can hold their names. They were given others, in the folder and in the notes.
check-media-renamed-line = { $from } is now { $to }
check-media-tooLarge-title =
    { $count ->
        [one] { $count } file over 100 MB
       *[other] { $count } files over 100 MB
    }
check-media-tooLarge-text = They stay on this device: servers don’t take them.
check-media-empty-title =
    { $count ->
        [one] { $count } empty file
       *[other] { $count } empty files
    }
check-media-empty-text = They have no content and are not synced.
check-media-subfolders-title =
    { $count ->
        [one] { $count } folder inside the media folder
       *[other] { $count } folders inside the media folder
    }
check-media-subfolders-text = Cards can’t show what lies in them, and it is not synced. Move the files up into the media folder.
check-media-notFiles-title =
    { $count ->
        [one] { $count } entry that is no file
       *[other] { $count } entries that are no files
    }
check-media-notFiles-text = Links, and names that are no text. They are neither read nor synced.
check-media-case-title =
    { $count ->
        [one] { $count } name with other capitals
       *[other] { $count } names with other capitals
    }
check-media-case-text = Notes write these names with other capitals than the files have. Some devices find them all the same, others don’t.
check-media-case-line = { $named } is written, { $there } is there
check-media-case-fix = Correct the notes
check-media-templates-title =
    { $count ->
        [one] { $count } file that only a template names
       *[other] { $count } files that only templates name
    }
check-media-templates-text = Other programs count them as unused. Give them names that begin with _, and write those in the templates.
check-media-template-line = { $file }, in { $notetype }
check-media-fields-title =
    { $count ->
        [one] { $count } template that puts a field into a file’s name
       *[other] { $count } templates that put a field into a file’s name
    }
check-media-fields-text = Which files they mean can’t be found out, so those may show here as unused. Write the whole name into the field instead.
check-media-field-line = { $template }, in { $notetype }
check-media-bin-title = Trash
check-media-bin =
    { $count ->
        [0] The trash is empty.
        [one] { $count } file, { $size }.
       *[other] { $count } files, { $size }.
    }
check-media-restore = Put back
check-media-restored =
    { $count ->
        [0] There was nothing to put back.
        [one] { $count } file is back in the media folder.
       *[other] { $count } files are back in the media folder.
    }
check-media-restoring = Putting back: { $done } of { $total }
check-media-empty-bin = Empty the trash…
check-media-empty-bin-title =
    { $count ->
        [one] Delete { $count } file for good?
       *[other] Delete { $count } files for good?
    }
check-media-empty-bin-text = What is in the trash is deleted from this device. This can’t be undone, and backups hold no media.
check-media-empty-bin-do = Delete for good
check-media-emptying = Deleting: { $done } of { $total }
check-media-emptied =
    { $count ->
        [0] The trash was empty.
        [one] { $count } file was deleted.
       *[other] { $count } files were deleted.
    }
preferences-media-hint = Pictures and sounds go in the background, in both directions. Nothing of them is replaced by choosing a side.
preferences-media-periodic = Sync them every 15 minutes
reviewer-missing-coming = { $file } is still on its way: audio and images are being synced.
