preferences-title = Preferences
preferences-sections = Sections
preferences-appearance = Appearance
preferences-syncing = Syncing
preferences-language = Language
preferences-theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
preferences-size = Text size
preferences-size-value = { $percent } %
preferences-motion = Reduce motion
preferences-account = Account
preferences-account-none = Not logged in.
preferences-account-line = { $user } on { $host }
preferences-account-plain = The connection is not encrypted.
preferences-login = Log in…
preferences-logout = Log out
preferences-logged-out = Logged out. Your cards are untouched, here and on the server.
preferences-server = Sync server
preferences-server-change-note = Another server logs you out of this one.
preferences-address = Address of your server
preferences-test = Test connection
preferences-test-working = Asking { $host }…
preferences-test-ok = A sync server answers at { $url }.
preferences-test-encrypted = The connection is encrypted.
preferences-test-plain = The connection is not encrypted: use it in your own network only.
preferences-test-login-ok = It knows your login.
preferences-test-login-bad = It does not accept your login. Log in again.
preferences-test-clock =
    { $seconds ->
        [one] Its clock differs from this device’s by { $seconds } second.
       *[other] Its clock differs from this device’s by { $seconds } seconds.
    }
preferences-auto-sync = Sync by itself when Ebb opens and closes
preferences-auto-paused = Paused after restoring a backup, until Ebb is opened again.
preferences-media = Sync audio and images too
preferences-timeout = Give up when no data moves for
preferences-timeout-unit = seconds
preferences-timeout-range = From { $min } to { $max } seconds.
preferences-force = On next sync, force changes in one direction
preferences-force-hint = The next sync asks which side replaces the other. You can take this back until it has run.
preferences-saved = Changes are kept at once.
