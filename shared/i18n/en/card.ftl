card-question-faulty = This card’s front template can’t be shown.
card-answer-faulty = This card’s back template can’t be shown.
card-browser-question-faulty = The front template for the browser can’t be shown.
card-browser-answer-faulty = The back template for the browser can’t be shown.
card-conditional-not-closed = A condition is never closed: { $missing } is missing. Add it where the condition should end.
card-conditional-closed-wrongly = { $found } stands where { $expected } should. Close conditions in the reverse order of opening them.
card-conditional-not-open = { $found } closes a condition that was never opened. Remove it, or put { $ifFilled } or { $ifEmpty } before it.
card-no-such-field = { $mark } stands in the template, but there is no field named “{ $field }”. Correct the name or remove it.
card-too-large = { $mark } makes this card too large to be shown. Show the field less often, or shorten it.
card-help = What to do
card-empty-front = The front of this card is blank: none of the fields on it holds anything. Fill one in, or let Empty Cards remove the card.
card-cloze-missing = No cloze { $number } is left on this card. Put it back into the note, or let Empty Cards remove the card.
card-template-missing = The note type no longer has a template for this card. Check Database can remove the card.
card-speech-without-language = Speech needs a language, such as lang=en_US
card-speech-blank = gap
card-latex-unsupported = Ebb makes no LaTeX images. Formulas between \( and \) are shown by MathJax.
card-typed-field-unknown = Nothing to type: there is no field named “{ $field }”.
card-typed-cloze-missing = Nothing to type: this card’s cloze is gone. Put it back into the note, or let Empty Cards remove the card.
