import-kind-all = حزم وملفات نصية
import-kind-packages = حزم
import-kind-text = ملفات نصية
import-unknown = لا يستطيع Ebb استيراد «{ $fileName }». إنه يقبل حزم ‎.apkg و‎.colpkg وملفات ‎.txt و‎.csv و‎.tsv.
import-receiving = قراءة الملف
import-inspecting = النظر في محتوى الحزمة
import-running = الاستيراد
import-stage-unpacking = فك الضغط
import-stage-checking = فحص المحتوى
import-stage-media = نسخ الأصوات والصور
import-stage-merging = إضافة الملاحظات والبطاقات
import-stage-backingUp = حفظ مجموعتك في النسخ الاحتياطية
import-stage-replacing = وضع المجموعة في مكانها
import-of = { $done } من { $total }
import-merge-title = استيراد «{ $fileName }»
import-contents =
    { $notes ->
        [zero] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $notes } ملاحظات
        [many] { $notes } ملاحظة
       *[other] { $notes } ملاحظة
    }، { $cards ->
        [zero] لا بطاقات
        [one] بطاقة واحدة
        [two] بطاقتان
        [few] { $cards } بطاقات
        [many] { $cards } بطاقة
       *[other] { $cards } بطاقة
    }، { $media ->
        [zero] لا ملفات وسائط
        [one] ملف وسائط واحد
        [two] ملفا وسائط
        [few] { $media } ملفات وسائط
        [many] { $media } ملف وسائط
       *[other] { $media } ملف وسائط
    } · { $size }
import-with-scheduling = خذ تقدّم التعلّم أيضًا
import-with-scheduling-hint = لرزمك أنت. من دونه تبدأ كل البطاقات جديدة.
import-with-presets = خذ خيارات الرزم أيضًا
import-updates = إذا كانت الملاحظة موجودة هنا
import-update-notes = حقولها ووسومها
import-update-notetypes = نوعها
import-update-ifNewer = خذ ما في الحزمة إن كان أحدث
import-update-always = خذ دائمًا ما في الحزمة
import-update-never = اترك ما عندي كما هو
import-merge-notetypes = وحّد أنواع الملاحظات المختلفة
import-merge-notetypes-hint = وإلا فيضاف نوع الحزمة بجانب نوعك، وتبقى ملاحظاتك منه كما هي. التوحيد يجعل المزامنة التالية باتجاه واحد.
import-merge-safe = تحتفظ بطاقاتك بتقدّمها. الاستيراد كله خطوة واحدة يمكن التراجع عنها.
import-do = استيراد
import-merged-title = تم الاستيراد
import-merged-text =
    { $count ->
        [zero] لم تحوِ الحزمة أي ملاحظة.
        [one] حوت الحزمة ملاحظة واحدة.
        [two] حوت الحزمة ملاحظتين.
        [few] حوت الحزمة { $count } ملاحظات.
        [many] حوت الحزمة { $count } ملاحظة.
       *[other] حوت الحزمة { $count } ملاحظة.
    }
import-group-new =
    { $count ->
        [zero] لم تُضف ملاحظات جديدة
        [one] أُضيفت ملاحظة جديدة واحدة
        [two] أُضيفت ملاحظتان جديدتان
        [few] أُضيفت { $count } ملاحظات جديدة
        [many] أُضيفت { $count } ملاحظة جديدة
       *[other] أُضيفت { $count } ملاحظة جديدة
    }
import-group-updated =
    { $count ->
        [zero] لم تُحدّث ملاحظات
        [one] حُدّثت ملاحظة واحدة
        [two] حُدّثت ملاحظتان
        [few] حُدّثت { $count } ملاحظات
        [many] حُدّثت { $count } ملاحظة
       *[other] حُدّثت { $count } ملاحظة
    }
import-group-duplicate =
    { $count ->
        [zero] لا ملاحظات كانت هنا من قبل
        [one] ملاحظة واحدة كانت هنا من قبل وبقيت كما هي
        [two] ملاحظتان كانتا هنا من قبل وبقيتا كما هما
        [few] { $count } ملاحظات كانت هنا من قبل وبقيت كما هي
        [many] { $count } ملاحظة كانت هنا من قبل وبقيت كما هي
       *[other] { $count } ملاحظة كانت هنا من قبل وبقيت كما هي
    }
import-group-conflicting =
    { $count ->
        [zero] لا ملاحظات تُركت لاختلاف نوعها
        [one] تُركت ملاحظة واحدة لاختلاف نوعها
        [two] تُركت ملاحظتان لاختلاف نوعهما
        [few] تُركت { $count } ملاحظات لاختلاف نوعها
        [many] تُركت { $count } ملاحظة لاختلاف نوعها
       *[other] تُركت { $count } ملاحظة لاختلاف نوعها
    }
import-conflicting-hint = لتحديثها استورد من جديد مع «وحّد أنواع الملاحظات المختلفة».
import-more =
    { $count ->
        [zero] ولا شيء غيرها
        [one] وواحدة أخرى
        [two] واثنتان أخريان
        [few] و{ $count } أخرى
        [many] و{ $count } أخرى
       *[other] و{ $count } أخرى
    }
import-browse = عرض في المتصفح
import-browse-all = عرض الكل في المتصفح
import-added = أُضيف: بطاقات { $cards }، رزم { $decks }، أنواع ملاحظات { $notetypes }، ملفات وسائط { $media }
import-one-way = وُحّدت أنواع ملاحظات، لذلك ستكون المزامنة التالية باتجاه واحد.
import-undo = التراجع يعيد كل شيء دفعة واحدة؛ ملفات الوسائط تبقى.
import-replace-title = استبدال مجموعتك كلها بـ«{ $fileName }»؟
import-replace-text = كل ما في المجموعة المفتوحة الآن يترك مكانه لما في هذا الملف.
import-replace-newer = لقد درست هنا بعد إنشاء هذا الملف. سيذهب ذلك من المجموعة.
import-replace-backup = تُحفظ مجموعتك أولًا في النسخ الاحتياطية.
import-replace-media = تُضاف الأصوات والصور؛ ولا يُحذف شيء مما عندك.
import-replace-sync = ستسأل المزامنة التالية عن اتجاه واحد. وحتى يُفتح Ebb من جديد لا تجري مزامنة تلقائية.
import-replace-do = استبدال الكل
import-row-last-review = آخر مراجعة
import-this-file = هذا الملف
import-replaced-title = استُبدلت مجموعتك
import-replaced-text =
    { $cards ->
        [zero] لا بطاقات فيها الآن
        [one] فيها الآن بطاقة واحدة
        [two] فيها الآن بطاقتان
        [few] فيها الآن { $cards } بطاقات
        [many] فيها الآن { $cards } بطاقة
       *[other] فيها الآن { $cards } بطاقة
    }؛ { $media ->
        [zero] لم تُضف ملفات وسائط.
        [one] أُضيف ملف وسائط واحد.
        [two] أُضيف ملفا وسائط.
        [few] أُضيفت { $media } ملفات وسائط.
        [many] أُضيف { $media } ملف وسائط.
       *[other] أُضيف { $media } ملف وسائط.
    }
import-replaced-backup = ما كان هنا من قبل موجود في النسخ الاحتياطية.
import-replaced-sync = ستسأل المزامنة التالية عن اتجاه واحد؛ اختر الرفع لتصبح هذه المجموعة هي التي على الخادم.
export-title = تصدير
export-kind = النوع
export-kind-deck = رزم (‎.apkg)
export-kind-collection = المجموعة كلها (‎.colpkg)
export-kind-usb = لـ AnkiDroid عبر USB (collection.apkg)
export-hint-deck = لمشاركة الرزم أو لنقلها إلى مجموعة أخرى. الاستيراد يضيفها إلى ما هناك.
export-hint-collection = نسخة من كل شيء. الاستيراد يستبدل المجموعة الأخرى.
export-hint-usb = كل شيء بالصيغة الأقدم. انسخه إلى مجلد AnkiDroid في الهاتف واستورده هناك؛ إنه يستبدل مجموعة الهاتف.
export-scope = المحتوى
export-scope-all = كل الرزم
export-scope-notes =
    { $count ->
        [zero] لا ملاحظات مختارة
        [one] الملاحظة المختارة
        [two] الملاحظتان المختارتان
        [few] { $count } ملاحظات مختارة
        [many] { $count } ملاحظة مختارة
       *[other] { $count } ملاحظة مختارة
    }
export-scope-cards =
    { $count ->
        [zero] لا بطاقات مختارة
        [one] ملاحظة البطاقة المختارة
        [two] ملاحظات البطاقتين المختارتين
        [few] ملاحظات { $count } بطاقات مختارة
        [many] ملاحظات { $count } بطاقة مختارة
       *[other] ملاحظات { $count } بطاقة مختارة
    }
export-option-withScheduling = تقدّم التعلّم
export-option-withDeckConfigs = خيارات الرزم
export-option-withMedia = الأصوات والصور
export-option-legacy = دعم الإصدارات الأقدم (ملف أكبر)
export-do = تصدير…
export-running = التصدير
export-kind-notesText = ملاحظات في نص عادي (‎.txt)
export-kind-cardsText = بطاقات في نص عادي (‎.txt)
export-hint-notesText = سطر لكل ملاحظة وحقولها في أعمدة. تفتحه برامج الجداول، ويمكن استيراده من جديد.
export-hint-cardsText = سطر لكل بطاقة: سؤالها وجوابها.
export-option-html = التنسيق وروابط الوسائط (HTML)
export-option-withTags = الوسوم
export-option-withDeck = الرزمة
export-option-withNotetype = نوع الملاحظة
export-option-withGuid = ما تُعرف به كل ملاحظة من جديد (GUID)
export-done =
    { $count ->
        [zero] لم تُصدّر ملاحظات إلى «{ $fileName }» ({ $size })
        [one] صُدّرت ملاحظة واحدة إلى «{ $fileName }» ({ $size })
        [two] صُدّرت ملاحظتان إلى «{ $fileName }» ({ $size })
        [few] صُدّرت { $count } ملاحظات إلى «{ $fileName }» ({ $size })
        [many] صُدّرت { $count } ملاحظة إلى «{ $fileName }» ({ $size })
       *[other] صُدّرت { $count } ملاحظة إلى «{ $fileName }» ({ $size })
    }
export-done-cards =
    { $count ->
        [zero] لم تُصدّر بطاقات إلى «{ $fileName }» ({ $size })
        [one] صُدّرت بطاقة واحدة إلى «{ $fileName }» ({ $size })
        [two] صُدّرت بطاقتان إلى «{ $fileName }» ({ $size })
        [few] صُدّرت { $count } بطاقات إلى «{ $fileName }» ({ $size })
        [many] صُدّرت { $count } بطاقة إلى «{ $fileName }» ({ $size })
       *[other] صُدّرت { $count } بطاقة إلى «{ $fileName }» ({ $size })
    }
