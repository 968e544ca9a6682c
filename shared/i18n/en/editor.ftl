# The editor of a note, and adding notes.
add-title = Add notes
add-notetype = Note type
add-deck = Deck
add-do = Add
add-close = Close
add-done =
    { $count ->
        [one] One card was added
       *[other] { $count } cards were added
    }
add-history = Added now
add-history-empty = Nothing was added yet
add-leave-title = Leave without adding this note?
add-leave-text = What you typed is not stored yet.
add-leave-do = Discard
add-leave-stay = Go on editing
add-empty-first = The first field is empty. Type something into “{ $field }” first.
add-missing-cloze-title = Add without a cloze?
add-missing-cloze-text = This note type makes a card for each cloze, and there is none. Select a part of the text and press { $key }.
add-missing-cloze-do = Add all the same
add-no-cloze-type-title = Add clozes to a type without them?
add-no-cloze-type-text = “{ $notetype }” makes no cards of clozes: they would be shown as they are typed. Choose a cloze type for them.
add-cloze-elsewhere = Clozes count in fields that the card shows as clozes; here they stand in another. Move them, or change the note type.
edit-title = Edit note
edit-close = Done
edit-gone = This note has been deleted.
editor-tools = Text tools
editor-fields = Fields
editor-duplicate = Another note has the same “{ $field }”.
editor-duplicate-show = Show them
editor-field-empty = empty
editor-collapse = Fold { $field }
editor-expand = Unfold { $field }
editor-pin-field = Keep { $field } for the next note
editor-source-field = HTML of { $field }
editor-source-label = { $field } as HTML
editor-bold = Bold
editor-italic = Italic
editor-underline = Underline
editor-superscript = Superscript
editor-subscript = Subscript
editor-textColour = Text colour
editor-pickTextColour = Choose text colour
editor-highlight = Highlight
editor-pickHighlight = Choose highlight colour
editor-removeFormats = Remove formatting
editor-removed = What “Remove formatting” takes away
editor-removed-name =
    { $format ->
        [bold] Bold
        [italic] Italic
        [underline] Underline
        [superscript] Superscript
        [subscript] Subscript
        [textColour] Text colour
       *[highlight] Highlight
    }
editor-lists = Lists and alignment
editor-bulletList = Bullet list
editor-numberedList = Numbered list
editor-outdent = Outdent
editor-indent = Indent
editor-alignStart = Align left
editor-alignCenter = Centre
editor-alignEnd = Align right
editor-justify = Justify
editor-attach = Attach a file
editor-record = Record sound
editor-record-stop = Stop recording
editor-equations = Equations
editor-mathInline = MathJax in the line
editor-mathBlock = MathJax in a line of its own
editor-mathChemistry = MathJax for chemistry
editor-math = Formula
editor-math-source = Formula in TeX (Enter when it is done, Shift+Enter for a new line)
editor-math-block = In a line of its own
editor-math-done = Done
editor-image = Picture
editor-image-width = Width
editor-image-unit = pixels
editor-image-float = Place
editor-image-float-side =
    { $side ->
        [left] Left of the text
        [right] Right of the text
       *[none] In the text
    }
editor-image-original = Original size
editor-image-file = File
editor-image-open = Open
editor-image-showInFolder = Show in folder
editor-image-copy = Copy
editor-image-gone = There is no file “{ $name }” in the media folder.
editor-image-place-title = Where the picture lies
editor-image-place = Ebb can’t show it from here. It lies in the media folder:
editor-latex = LaTeX
editor-latexEquation = LaTeX equation
editor-latexBlock = LaTeX math environment
editor-clozeNext = New cloze
editor-clozeSame = Cloze with the same number
editor-clozeNone = This note type has no clozes. Choose one that has them first.
editor-source = HTML
editor-tags = Tags
editor-pin = Keep for the next note
editor-tags-add = Add a tag
editor-tags-remove = Remove { $tag }
editor-tags-none = No tags
editor-fetching =
    { $count ->
        [one] A picture is being fetched from the web…
       *[other] { $count } pictures are being fetched from the web…
    }
editor-not-fetched =
    { $count ->
        [one] One picture could not be fetched and was left out: { $addresses }
       *[other] { $count } pictures could not be fetched and were left out: { $addresses }
    }
editor-record-refused = The microphone can’t be used ({ $reason }).
nav-add = Add
command-addNote = Add notes
add-not-added = This note was not added
reviewer-do-editNote = Edit note
reviewer-do-copyNote = Create a copy
add-notetype-title = Which note type?
add-notetype-find = Find a note type
add-deck-title = Into which deck?
