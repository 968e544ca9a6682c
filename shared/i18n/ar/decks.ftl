decks-title = الرُّزَم
decks-column-deck = الرزمة
decks-column-new = جديدة
decks-column-learn = تعلُّم
decks-column-due = مستحقة
decks-column-actions = إجراءات
decks-row-counts = { $new } جديدة، { $learn } قيد التعلم، { $due } مستحقة
decks-filtered = رزمة مصفّاة
decks-expand = فتح { $deck }
decks-collapse = طي { $deck }
decks-actions = إجراءات { $deck }
decks-action-open = فتح
decks-action-rename = تغيير الاسم…
decks-action-move = نقل إلى…
decks-action-export = تصدير…
decks-action-delete = حذف…
decks-create = إنشاء رزمة
decks-drop-top = أفلت هنا للنقل إلى المستوى الأعلى
decks-loading = جارٍ تحميل الرُّزَم…
decks-empty-title = هنا مكان الرُّزَم
decks-empty-text = الرزمة كومة من البطاقات. أحضر رُزَمك من جهاز آخر أو ابدأ رزمة جديدة.
decks-empty-sync = مزامنة حساب
decks-empty-sync-hint = يجلب الرُّزَم التي لديك على خادم مزامنة
decks-empty-import-hint = حزمة أو ملف نصي، ويمكن إفلاته هنا أيضًا
decks-empty-shared-hint = على AnkiWeb، ثم استورد ما تنزّله منها
decks-shared = رُزَم يشاركها آخرون
decks-empty-create-hint = يبدأ برزمة فارغة
decks-name = الاسم
decks-name-hint = اكتب لغات::فرنسية لوضع «فرنسية» داخل «لغات».
decks-name-empty = اكتب اسمًا أولًا.
decks-create-title = إنشاء رزمة
decks-create-do = إنشاء الرزمة
decks-created = أُنشئت الرزمة «{ $deck }»
decks-rename-title = تغيير اسم «{ $deck }»
decks-rename-do = تغيير الاسم
decks-renamed = صار اسم الرزمة «{ $deck }»
decks-move-title = نقل «{ $deck }»
decks-move-text = تنتقل معها الرُّزَم التي بداخلها.
decks-move-target = ضعها في
decks-move-top = المستوى الأعلى
decks-move-do = نقل الرزمة
decks-move-find = ابحث عن رزمة
decks-moved =
    { $count ->
        [zero] لم تُنقل أي رزمة
        [one] نُقلت الرزمة
        [two] نُقلت رزمتان
        [few] نُقلت { $count } رُزَم
        [many] نُقلت { $count } رزمة
       *[other] نُقلت { $count } رزمة
    }
decks-delete-title =
    { $cards ->
        [zero] حذف «{ $deck }»؟
        [one] حذف «{ $deck }» وبطاقتها؟
        [two] حذف «{ $deck }» وبطاقتيها؟
        [few] حذف «{ $deck }» وبطاقاتها وعددها { $cards }؟
        [many] حذف «{ $deck }» وبطاقاتها وعددها { $cards }؟
       *[other] حذف «{ $deck }» وبطاقاتها وعددها { $cards }؟
    }
decks-delete-text =
    { $cards ->
        [zero] لا تُحذف معها أي بطاقة.
        [one] تُحذف البطاقة مع الرزمة، وكذلك ملاحظتها إن لم تبقَ لها بطاقة أخرى.
        [two] تُحذف البطاقتان مع الرزمة، وكذلك ملاحظتاهما إن لم تبقَ لهما بطاقات أخرى.
        [few] تُحذف { $cards } بطاقات مع الرزمة، وكذلك ملاحظاتها إن لم تبقَ لها بطاقات أخرى.
        [many] تُحذف { $cards } بطاقة مع الرزمة، وكذلك ملاحظاتها إن لم تبقَ لها بطاقات أخرى.
       *[other] تُحذف { $cards } بطاقة مع الرزمة، وكذلك ملاحظاتها إن لم تبقَ لها بطاقات أخرى.
    }
decks-delete-children =
    { $count ->
        [zero] لا توجد رُزَم بداخلها.
        [one] تُحذف أيضًا الرزمة التي بداخلها.
        [two] تُحذف أيضًا الرزمتان اللتان بداخلها.
        [few] تُحذف أيضًا { $count } رُزَم بداخلها.
        [many] تُحذف أيضًا { $count } رزمة بداخلها.
       *[other] تُحذف أيضًا { $count } رزمة بداخلها.
    }
decks-delete-undo = يمكنك التراجع عن ذلك.
decks-delete-do = حذف الرزمة
decks-deleted =
    { $cards ->
        [zero] حُذفت الرزمة «{ $deck }»
        [one] حُذفت الرزمة «{ $deck }» مع بطاقة واحدة
        [two] حُذفت الرزمة «{ $deck }» مع بطاقتين
        [few] حُذفت الرزمة «{ $deck }» مع { $cards } بطاقات
        [many] حُذفت الرزمة «{ $deck }» مع { $cards } بطاقة
       *[other] حُذفت الرزمة «{ $deck }» مع { $cards } بطاقة
    }
decks-drop-filtered = لا يمكن أن تحتوي الرزمة المصفّاة على رُزَم.
decks-drop-inside = لا يمكن نقل الرزمة إلى داخل نفسها.
decks-today-none = لم تدرس شيئًا اليوم بعد
decks-today =
    { $cards ->
        [zero] لم تدرس أي بطاقة اليوم
        [one] درست بطاقة واحدة في { $time } اليوم ({ $each } للبطاقة)
        [two] درست بطاقتين في { $time } اليوم ({ $each } للبطاقة)
        [few] درست { $cards } بطاقات في { $time } اليوم ({ $each } للبطاقة)
        [many] درست { $cards } بطاقة في { $time } اليوم ({ $each } للبطاقة)
       *[other] درست { $cards } بطاقة في { $time } اليوم ({ $each } للبطاقة)
    }
decks-side = الرزمة المختارة
decks-side-open = فتح الرزمة
decks-side-none = اختر رزمة لترى ما هو مستحق فيها.
study-now = ادرس الآن
overview-counts = المستحق اليوم
overview-new = جديدة
overview-differs = { $amount } في قائمة الرزم: لا تعلم القائمة بعدُ أي البطاقات الشقيقة ستُدفن
overview-learn = قيد التعلم
overview-review = للمراجعة
overview-cards =
    { $cards ->
        [zero] لا بطاقات
        [one] بطاقة واحدة إجمالًا
        [two] بطاقتان إجمالًا
        [few] { $cards } بطاقات إجمالًا
        [many] { $cards } بطاقة إجمالًا
       *[other] { $cards } بطاقة إجمالًا
    }
overview-buried =
    { $count ->
        [zero] لا بطاقات مؤجلة
        [one] بطاقة واحدة مؤجلة إلى الغد
        [two] بطاقتان مؤجلتان إلى الغد
        [few] { $count } بطاقات مؤجلة إلى الغد
        [many] { $count } بطاقة مؤجلة إلى الغد
       *[other] { $count } بطاقة مؤجلة إلى الغد
    }
overview-nothing-due = لا شيء مستحق في هذه الرزمة الآن.
overview-description = الوصف
overview-description-add = إضافة وصف
overview-description-edit = تحرير الوصف
overview-description-title = وصف «{ $deck }»
overview-description-label = النص
overview-description-hint = ‏HTML. تُحذف الصور والأنماط عند العرض.
overview-description-markdown = مكتوب بصيغة Markdown
overview-description-markdown-hint = يظهر قبل الدراسة وحين تنتهي الرزمة لهذا اليوم، دون صور ولا أنماط.
overview-description-saved = حُفظ الوصف
overview-filtered = تستعير الرزمة المصفّاة بطاقات من رُزَم أخرى. تعود البطاقات بعد الدراسة، أو عند تفريغ الرزمة أو حذفها.
overview-gone = لم تعد هذه الرزمة موجودة.
command-studyDeck = دراسة رزمة…
study-deck-title = أي رزمة تدرس؟
