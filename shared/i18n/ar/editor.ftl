# The editor of a note, and adding notes.
add-title = إضافة ملاحظات
add-notetype = نوع الملاحظة
add-deck = الرزمة
add-do = إضافة
add-close = إغلاق
add-done =
    { $count ->
        [zero] لم تُضَف أي بطاقة
        [one] أُضيفت بطاقة واحدة
        [two] أُضيفت بطاقتان
        [few] أُضيفت { $count } بطاقات
        [many] أُضيفت { $count } بطاقة
       *[other] أُضيفت { $count } بطاقة
    }
add-history = أُضيفت الآن
add-history-empty = لم يُضَف شيء بعد
add-leave-title = أتغادر دون إضافة هذه الملاحظة؟
add-leave-text = لم يُحفظ ما كتبته بعد.
add-leave-do = تجاهل
add-leave-stay = متابعة التحرير
add-empty-first = الحقل الأول فارغ. اكتب شيئًا في «{ $field }» أولًا.
add-missing-cloze-title = أتضيفها دون فراغ؟
add-missing-cloze-text = يصنع هذا النوع بطاقة لكل فراغ، ولا فراغ هنا. حدّد جزءًا من النص ثم اضغط { $key }.
add-missing-cloze-do = أضِفها رغم ذلك
add-no-cloze-type-title = أتضيف فراغات إلى نوع لا يعرفها؟
add-no-cloze-type-text = لا يصنع «{ $notetype }» بطاقات من الفراغات، وستظهر كما كُتبت. اختر لها نوعًا ذا فراغات.
add-cloze-elsewhere = تُحسب الفراغات في الحقول التي تعرضها البطاقة كفراغات، وهي هنا في حقل آخر. انقلها أو غيّر نوع الملاحظة.
edit-title = تحرير الملاحظة
edit-close = تمّ
edit-gone = حُذفت هذه الملاحظة.
editor-tools = أدوات النص
editor-fields = الحقول
editor-duplicate = لملاحظة أخرى قيمة «{ $field }» نفسها.
editor-duplicate-show = إظهارها
editor-field-empty = فارغ
editor-collapse = طيّ { $field }
editor-expand = فتح { $field }
editor-pin-field = إبقاء { $field } للملاحظة التالية
editor-source-field = HTML لحقل { $field }
editor-source-label = { $field } بصيغة HTML
editor-bold = عريض
editor-italic = مائل
editor-underline = تحته خط
editor-superscript = مرتفع
editor-subscript = منخفض
editor-textColour = لون النص
editor-pickTextColour = اختيار لون النص
editor-highlight = تظليل
editor-pickHighlight = اختيار لون التظليل
editor-removeFormats = إزالة التنسيق
editor-removed = ما تزيله «إزالة التنسيق»
editor-removed-name =
    { $format ->
        [bold] عريض
        [italic] مائل
        [underline] تحته خط
        [superscript] مرتفع
        [subscript] منخفض
        [textColour] لون النص
       *[highlight] تظليل
    }
editor-lists = القوائم والمحاذاة
editor-bulletList = قائمة نقطية
editor-numberedList = قائمة مرقّمة
editor-outdent = تقليل المسافة البادئة
editor-indent = زيادة المسافة البادئة
editor-alignStart = محاذاة إلى اليسار
editor-alignCenter = توسيط
editor-alignEnd = محاذاة إلى اليمين
editor-justify = ضبط
editor-attach = إرفاق ملف
editor-record = تسجيل صوت
editor-record-stop = إيقاف التسجيل
editor-equations = معادلات
editor-mathInline = ‏MathJax في السطر
editor-mathBlock = ‏MathJax في سطر مستقل
editor-mathChemistry = ‏MathJax للكيمياء
editor-math = معادلة
editor-math-source = المعادلة بصيغة TeX ‏(Enter عند الانتهاء، وShift+Enter لسطر جديد)
editor-math-block = في سطر مستقل
editor-math-done = تمّ
editor-image = صورة
editor-image-width = العرض
editor-image-unit = بكسل
editor-image-float = الموضع
editor-image-float-side =
    { $side ->
        [left] يسار النص
        [right] يمين النص
       *[none] داخل النص
    }
editor-image-original = الحجم الأصلي
editor-image-file = الملف
editor-image-open = فتح
editor-image-showInFolder = عرض في المجلد
editor-image-copy = نسخ
editor-image-gone = لا يوجد ملف باسم «{ $name }» في مجلد الوسائط.
editor-image-place-title = موضع الصورة
editor-image-place = لا يستطيع Ebb عرضها من هنا. تقع في مجلد الوسائط:
editor-latex = LaTeX
editor-latexEquation = معادلة LaTeX
editor-latexBlock = بيئة رياضية LaTeX
editor-clozeNext = فراغ جديد
editor-clozeSame = فراغ بالرقم نفسه
editor-clozeNone = لا يعرف هذا النوع الفراغات. اختر نوعًا يعرفها أولًا.
editor-source = HTML
editor-tags = الوسوم
editor-pin = إبقاء للملاحظة التالية
editor-tags-add = إضافة وسم
editor-tags-remove = إزالة { $tag }
editor-tags-none = لا وسوم
editor-fetching =
    { $count ->
        [zero] لا تُجلب أي صورة
        [one] تُجلب صورة من الويب…
        [two] تُجلب صورتان من الويب…
        [few] تُجلب { $count } صور من الويب…
        [many] تُجلب { $count } صورة من الويب…
       *[other] تُجلب { $count } صورة من الويب…
    }
editor-not-fetched =
    { $count ->
        [zero] جُلبت كل الصور
        [one] تعذّر جلب صورة واحدة فتُركت: { $addresses }
        [two] تعذّر جلب صورتين فتُركتا: { $addresses }
        [few] تعذّر جلب { $count } صور فتُركت: { $addresses }
        [many] تعذّر جلب { $count } صورة فتُركت: { $addresses }
       *[other] تعذّر جلب { $count } صورة فتُركت: { $addresses }
    }
editor-record-refused = لا يمكن استخدام الميكروفون ({ $reason }).
nav-add = إضافة
command-addNote = إضافة ملاحظات
add-not-added = لم تُضَف هذه الملاحظة
reviewer-do-editNote = تحرير الملاحظة
reviewer-do-copyNote = إنشاء نسخة
add-notetype-title = أي نوع من الملاحظات؟
add-notetype-find = ابحث عن نوع
add-deck-title = في أي رزمة؟
