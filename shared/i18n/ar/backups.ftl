backups-title = النسخ الاحتياطية
backups-text = نسخ من مجموعتك. لا تحتوي على صوت ولا صور.
backups-empty = لا نسخ احتياطية بعد.
backups-from-file = استعادة من ملف…
backups-create = إنشاء نسخة احتياطية الآن
backups-creating = جارٍ إنشاء نسخة احتياطية…
backups-created = أُنشئت النسخة الاحتياطية
backups-automatic-failed = تعذر إنشاء نسخة احتياطية تلقائية. يبين «إنشاء نسخة احتياطية الآن» في قائمة «ملف» السبب.
backups-unchanged = لم يتغير شيء منذ آخر نسخة احتياطية، فلم تلزم نسخة جديدة
backups-column-when = وقتها
backups-column-why = سببها
backups-column-cards = البطاقات
backups-column-size = الحجم
backups-reason-automatic = تلقائية
backups-reason-manual = بطلب منك
backups-reason-beforeDownload = قبل تنزيل
backups-reason-beforeUpload = قبل رفع
backups-reason-beforeMerge = قبل مزامنة
backups-reason-sanityFailure = بعد مزامنة اختلفت أعدادها
backups-reason-serverCopy = ما كان على الخادم
backups-reason-beforeMigration = قبل تحديث Ebb
backups-reason-beforeRestore = قبل استعادة
backups-reason-beforeImport = قبل استيراد
backups-cards-unknown = لم تُعدّ
backups-restore = استعادة…
backups-restore-label = استعادة النسخة الاحتياطية من { $when }
backups-restore-title = الرجوع إلى النسخة الاحتياطية من { $when }؟
backups-restore-text = تحل محل المجموعة الحالية، وتُحفظ هذه أولًا في النسخ الاحتياطية.
backups-restore-open-text = تحل محل المجموعة التي تعذر فتحها. يُحتفظ بذلك الملف إن أمكنت قراءته.
backups-restore-sync = ستطلب المزامنة التالية اختيار اتجاه واحد؛ اختر الرفع لتثبيت الحالة المستعادة. وإلى أن يُفتح Ebb من جديد لا تجري مزامنة من تلقاء نفسها.
backups-restore-do = استعادة هذه النسخة
backups-restoring = جارٍ الاستعادة…
backups-restored =
    { $cards ->
        [zero] تمت الاستعادة: لا بطاقات في المجموعة الآن
        [one] تمت الاستعادة: في المجموعة الآن بطاقة واحدة
        [two] تمت الاستعادة: في المجموعة الآن بطاقتان
        [few] تمت الاستعادة: في المجموعة الآن { $cards } بطاقات
        [many] تمت الاستعادة: في المجموعة الآن { $cards } بطاقة
       *[other] تمت الاستعادة: في المجموعة الآن { $cards } بطاقة
    }
backups-stage-backingUp = جارٍ حفظ المجموعة الحالية
backups-stage-unpacking = جارٍ فك النسخة الاحتياطية
backups-stage-checking = جارٍ فحصها
backups-stage-replacing = جارٍ وضعها في مكانها
cant-open-title-newer = هذه المجموعة من إصدار أحدث من Ebb
cant-open-text-newer = آخر من فتحها إصدار أحدث من Ebb. لن يمسها هذا الإصدار حتى لا يضيع شيء. ثبّت الإصدار الأحدث، أو استعد نسخة احتياطية أقدم.
cant-open-title-damaged = المجموعة تالفة
cant-open-text-damaged = أخفق فحص الملف، فلم يفتحه Ebb ولم يغيّر فيه شيئًا. استعد أحدث نسخة احتياطية من القائمة أدناه.
cant-open-title-readOnly = لا يمكن الكتابة في المجموعة
cant-open-text-readOnly = الملف أو مجلده محمي من الكتابة. اسمح بالكتابة فيه ثم أعد المحاولة. الملف: { $file }
cant-open-title-busy = هذه المجموعة مفتوحة في Ebb آخر
cant-open-text-busy = لا يستعملها إلا واحد في الوقت نفسه. أغلق الآخر ({ $door }، العملية { $process }) ثم أعد المحاولة.
cant-open-busy-address = وهي مفتوحة على { $address }
cant-open-title-missing = المجموعة مفقودة
cant-open-text-missing = لم يعد ملفها في مكانه. إن كان على قرص آخر فصِله وأعد المحاولة، أو استعد نسخة احتياطية. الملف: { $file }
cant-open-title-other = تعذر فتح المجموعة
cant-open-backups = استعادة نسخة احتياطية
