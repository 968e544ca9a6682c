card-question-faulty = تعذّر عرض قالب وجه هذه البطاقة.
card-answer-faulty = تعذّر عرض قالب ظهر هذه البطاقة.
card-browser-question-faulty = تعذّر عرض قالب الوجه الخاص بالمتصفح.
card-browser-answer-faulty = تعذّر عرض قالب الظهر الخاص بالمتصفح.
card-conditional-not-closed = شرطٌ لم يُغلق: ينقص { $missing }. أضفه حيث ينبغي أن ينتهي الشرط.
card-conditional-closed-wrongly = ورد { $found } في موضع { $expected }. أغلق الشروط بعكس ترتيب فتحها.
card-conditional-not-open = يُغلق { $found } شرطًا لم يُفتح. احذفه، أو ضع قبله { $ifFilled } أو { $ifEmpty }.
card-no-such-field = في القالب { $mark }، ولكن لا يوجد حقل اسمه «{ $field }». صحّح الاسم أو احذفه.
card-too-large = يجعل { $mark } هذه البطاقة أكبر من أن تُعرض. أظهر الحقل مرات أقل أو اختصره.
card-help = ما العمل
card-empty-front = وجه هذه البطاقة فارغ: لا محتوى في أي من حقوله. املأ أحدها، أو دع «البطاقات الفارغة» تحذف البطاقة.
card-cloze-missing = لم يبقَ في هذه البطاقة فراغ رقمه { $number }. أعده إلى الملاحظة، أو دع «البطاقات الفارغة» تحذف البطاقة.
card-template-missing = لم يعد في نوع الملاحظة قالب لهذه البطاقة. يمكن لفحص قاعدة البيانات حذفها.
card-speech-without-language = يحتاج النطق إلى لغة، مثل lang=ar_SA
card-speech-blank = فراغ
card-latex-unsupported = لا ينشئ Ebb صور LaTeX. الصيغ بين \( و\) يعرضها MathJax.
card-typed-field-unknown = لا شيء للكتابة: لا يوجد حقل اسمه «{ $field }».
card-typed-cloze-missing = لا شيء للكتابة: لم يعد فراغ هذه البطاقة موجودًا. أعده إلى الملاحظة، أو دع «البطاقات الفارغة» تحذف البطاقة.
