command-switchProfile = Switch profile…
profiles-choose = Which profile?
profiles-title = Profiles
profiles-text = Each profile has its own collection, media, backups, account and preferences.
profiles-open = Open
profiles-open-label = Open { $name }
profiles-is-open = open now
profiles-in-use = open elsewhere
profiles-no-account = no account
profiles-account = syncs as { $account }
profiles-shares = uses the same account as this one: they end with the same cards, or one replaces the other
profiles-rename = Rename
profiles-rename-label = Rename { $name }
profiles-rename-title = Rename { $name }
profiles-rename-do = Rename
profiles-remove = Delete
profiles-remove-label = Delete { $name }
profiles-remove-title = Delete the profile { $name }?
profiles-remove-text = Its cards, notes, media and backups go with it. What was synced stays on the server.
profiles-remove-kept = The folder is moved to “removed profiles” in Ebb’s data folder and stays there until you delete it.
profiles-remove-type = Type the profile’s name to confirm
profiles-remove-do = Delete this profile
profiles-removed = The profile was removed. Its folder is { $path }
profiles-more-label = More for { $name }
profiles-open-for-backups = Open for a backup to restore…
profiles-open-for-olderForm = Open for a copy in an older form…
profiles-name = Name
profiles-name-empty = Write a name first.
profiles-add-name = Name of a new profile
profiles-add = Add
profiles-opening = Opening { $name }…
error-profile-refused =
    { $reason ->
        [badName] This name can’t be used for a profile.
        [nameTaken] Another profile has this name.
        [isOpen] This profile is open.
       *[lastOne] This is the only profile.
    }
next-profile-refused =
    { $reason ->
        [badName] Use letters, digits and spaces: some systems can’t hold a folder with other signs.
        [nameTaken] Choose another name; capitals make no difference.
        [isOpen] Open another profile first.
       *[lastOne] Add another profile first.
    }
