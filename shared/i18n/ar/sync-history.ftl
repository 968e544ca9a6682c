command-openSyncHistory = سجل المزامنة
history-title = سجل المزامنة
history-text = ما فعلته كل مزامنة لهذا الملف الشخصي، وما كتبت فوقه.
history-empty = لم يُزامَن هذا الملف الشخصي بعد.
history-back = كل المزامنات
history-back-entry = هذه المزامنة
history-newer = أحدث
history-older = أقدم
history-previous = السابق
history-next = التالي
history-pages = الصفحات
history-end-running = جارية الآن
history-end-merged = دُمج الجانبان
history-end-noChanges = لا شيء للمزامنة
history-end-downloaded = تنزيل
history-end-uploaded = رفع
history-end-choiceNeeded = لزم الاختيار
history-end-stopped = أوقفها الخادم
history-end-cancelled = أُلغيت
history-end-failed = فشلت
history-end-interrupted = انقطعت
history-interrupted-text = انتهى Ebb في منتصف هذه المزامنة. مجموعتك سليمة: كما كانت قبلها أو كما تكون بعدها.
history-choiceNeeded-text = كان على أحد الجانبين أن يحل محل الآخر، وتُرك الاختيار لك. لم يتغير شيء.
history-stopped-text = كان لدى الخادم رسالة ولم يسمح بشيء. لم يتغير شيء.
history-cancelled-text = لم يتغير شيء، لا هنا ولا على الخادم.
history-received = استُلم { $count }
history-sent = أُرسل { $count }
history-overwritten-some =
    { $count ->
        [zero] لم يُكتب فوق أي نسخة
        [one] كُتب فوق نسخة واحدة
        [two] كُتب فوق نسختين
        [few] كُتب فوق { $count } نسخ
        [many] كُتب فوق { $count } نسخة
       *[other] كُتب فوق { $count } نسخة
    }
history-folded =
    { $count ->
        [zero] لا مزامنات بلا تغييرات
        [one] مزامنة واحدة بلا تغييرات
        [two] مزامنتان بلا تغييرات
        [few] { $count } مزامنات بلا تغييرات
        [many] { $count } مزامنة بلا تغييرات
       *[other] { $count } مزامنة بلا تغييرات
    }
history-ids = معرّفات الملاحظات والبطاقات
history-ids-cameNotes = الملاحظات المستلَمة:
history-ids-cameCards = البطاقات المستلَمة:
history-ids-wentNotes = الملاحظات المرسَلة:
history-ids-wentCards = البطاقات المرسَلة:
history-ids-first = (أول { $count })
history-ankiweb = AnkiWeb
history-fact-account = الحساب
history-account = { $user } على { $host }
history-fact-started = البداية
history-fact-took = المدة
history-fact-size = الحجم
history-fact-backups = المجموعة المستبدلة
history-open-backups = عرض النسخ الاحتياطية
history-moved = ما نقلته هذه المزامنة
history-column-kind = النوع
history-column-received = المستلَم
history-column-sent = المرسَل
history-row-notes = الملاحظات
history-row-cards = البطاقات
history-row-reviews = المراجعات
history-row-decks = الرُّزَم
history-row-deckConfigs = مجموعات الخيارات
history-row-notetypes = أنواع الملاحظات
history-row-removedNotes = ملاحظات محذوفة
history-row-removedCards = بطاقات محذوفة
history-row-removedDecks = رُزَم محذوفة
history-moved-nothing = لم يُنقل شيء.
history-replaced = حل التنزيل محل ما كان هنا ولم يُرسل بعد (الملاحظات: { $notes }، البطاقات: { $cards }، المراجعات: { $reviews }). كله في النسخة الاحتياطية.
history-lost-title = النسخ التي كُتب فوقها
history-lost-text = غيّر الجانبان هذه العناصر منذ آخر لقاء بينهما. يُعتدّ بالتغيير الأحدث، وتُحفظ النسخة الأخرى هنا 30 يومًا.
history-lost-none = لم يُكتب فوق شيء.
history-lost-gone = حُفظت 30 يومًا ولم تعد موجودة.
history-lost-unsure = لم تنته هذه المزامنة كما ينبغي، فربما لم يُكتب فوق أي من هذه فعلًا.
history-lost-all = كل الأنواع
history-lost-kinds = عرض
history-kind-note = ملاحظة
history-kind-card = بطاقة
history-kind-deck = رزمة
history-kind-deckConfig = مجموعة خيارات
history-kind-notetype = نوع ملاحظة
history-lost-ours-edit = نسخة هذا الجهاز؛ كانت الأخرى أحدث
history-lost-theirs-edit = نسخة الجهاز الآخر؛ يُعتدّ بنسخة هذا الجهاز
history-lost-ours-removal = نسخة هذا الجهاز، حُذفت على جهاز آخر
history-lost-theirs-removal = نسخة الجهاز الآخر، حُذفت هنا
history-untitled = بلا نص
history-version-note-title = ملاحظة كُتب فوقها
history-version-card-title = بطاقة كُتب فوقها
history-version-kept = النسخة التي كُتب فوقها
history-version-now = كما هي الآن
history-version-field = الحقل
history-version-tags = الوسوم
history-version-modified = وقت التغيير
history-version-gone = لقد حُذفت.
history-version-empty = فارغ
history-put-back = استعادة هذه النسخة
history-put-back-add = إضافة الملاحظة من جديد
history-put-back-change-hint = يصير النص والوسوم المحفوظة تعديلًا جديدًا للملاحظة، وترسله المزامنة القادمة.
history-put-back-add-hint = تضاف الملاحظة بنصها ووسومها وبطاقات جديدة، وترسلها المزامنة القادمة.
history-put-back-same = للملاحظة الآن هذا النص وهذه الوسوم تمامًا.
history-put-back-notetypeGone = لا يمكن استعادتها: نوع ملاحظتها لم يعد موجودًا. يمكن نسخ نصها.
history-put-back-fieldsChanged = لا يمكن استعادتها: لنوع ملاحظتها الآن حقول أخرى. يمكن نسخ نصها.
history-put-back-done = استُعيدت النسخة
history-put-back-added = أضيفت الملاحظة من جديد
history-copy = نسخ النص
history-copied = نُسخ النص
history-card-text = كل إجابة باقية في سجل المراجعة. كُتب فوق حالة البطاقة فقط.
history-card-fact = الخاصية
history-card-deck = الرزمة
history-card-state = الحالة
history-card-due = الاستحقاق
history-card-interval = الفاصل
history-card-ease = السهولة
history-card-reviews = المراجعات
history-card-lapses = الهفوات
history-card-flag = الراية
history-state-new = جديدة
history-state-learning = قيد التعلم
history-state-review = مراجعة
history-state-relearning = إعادة تعلم
history-state-suspended = معلقة
history-state-buried = مدفونة
history-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
history-due-position = الموضع { $count } بين الجديدة
history-flag-none = لا شيء
history-object-text = يُسرد ما يختلف فقط، بالأسماء التي تستعملها ملفات Anki.
history-object-same = هو كما كان في النسخة التي كُتب فوقها.
history-object-property = الخاصية
history-changed-mark = مختلف
