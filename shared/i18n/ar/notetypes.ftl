# Note types, their fields and cards; what changes the schema; empty cards, duplicates.
command-manageNotetypes = إدارة أنواع الملاحظات
command-openEmptyCards = البطاقات الفارغة
notetypes-title = أنواع الملاحظات
notetypes-count =
    { $count ->
        [zero] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $count } ملاحظات
        [many] { $count } ملاحظة
       *[other] { $count } ملاحظة
    }
notetypes-list = أنواع الملاحظات
notetypes-add = إضافة…
notetypes-rename = إعادة التسمية…
notetypes-remove = حذف…
notetypes-fields = الحقول…
notetypes-cards = البطاقات…
notetypes-copy-id = نسخ المعرّف
notetypes-name = الاسم
notetypes-name-empty = يحتاج نوع الملاحظات إلى اسم.
notetypes-add-title = إضافة نوع ملاحظات
notetypes-add-like = على غرار
notetypes-add-do = إضافة النوع
notetypes-copy-of = نسخة من { $name }
notetypes-added = أُضيف «{ $name }»
notetypes-rename-title = إعادة تسمية «{ $name }»
notetypes-rename-do = إعادة التسمية
notetypes-renamed = صار الاسم «{ $name }»
notetypes-remove-title = أتريد حذف «{ $name }»؟
notetypes-remove-text =
    { $count ->
        [zero] لا توجد ملاحظات من هذا النوع.
        [one] تُحذف ملاحظة واحدة من هذا النوع مع بطاقاتها. يمكن استرجاعها بالتراجع.
        [two] تُحذف ملاحظتان من هذا النوع مع بطاقاتهما. يمكن استرجاعهما بالتراجع.
        [few] تُحذف { $count } ملاحظات من هذا النوع مع بطاقاتها. يمكن استرجاعها بالتراجع.
        [many] تُحذف { $count } ملاحظة من هذا النوع مع بطاقاتها. يمكن استرجاعها بالتراجع.
       *[other] تُحذف { $count } ملاحظة من هذا النوع مع بطاقاتها. يمكن استرجاعها بالتراجع.
    }
notetypes-remove-do = حذف النوع
notetypes-removed =
    { $count ->
        [zero] حُذف نوع الملاحظات
        [one] حُذف نوع الملاحظات ومعه بطاقة واحدة
        [two] حُذف نوع الملاحظات ومعه بطاقتان
        [few] حُذف نوع الملاحظات ومعه { $count } بطاقات
        [many] حُذف نوع الملاحظات ومعه { $count } بطاقة
       *[other] حُذف نوع الملاحظات ومعه { $count } بطاقة
    }
notetypes-last = يبقى آخر نوع: لا ملاحظات من دون نوع.
notetypes-saved = حُفظ نوع الملاحظات
notetypes-save = حفظ
notetypes-stale-title = تغيّر نوع الملاحظات في هذه الأثناء
notetypes-stale-text = تغيّر من مكان آخر منذ فتح هذه النافذة، ولذلك لم يُحفظ شيء. افتحها من جديد لتتابع مما هو موجود الآن.
notetypes-leave-title = أتريد المغادرة من دون حفظ؟
notetypes-leave-text = ما غيّرته في هذه النافذة لم يُحفظ بعد.
notetypes-leave-do = المغادرة من دون حفظ
notetypes-leave-stay = البقاء
notetypes-mend = لا بد من إصلاح شيء قبل الحفظ.

fields-title = حقول «{ $name }»
fields-list = الحقول
fields-add = إضافة حقل
fields-new-name = حقل { $number }
fields-remove = حذف الحقل…
fields-remove-title = أتريد حذف الحقل «{ $name }»؟
fields-remove-text =
    { $count ->
        [zero] لا شيء فيه في أي ملاحظة.
        [one] تفقد ملاحظة واحدة ما فيه.
        [two] تفقد ملاحظتان ما فيه.
        [few] تفقد { $count } ملاحظات ما فيه.
        [many] تفقد { $count } ملاحظة ما فيه.
       *[other] تفقد { $count } ملاحظة ما فيه.
    }
fields-remove-templates = يُزال اسمه من قوالب البطاقات.
fields-remove-do = حذف الحقل
fields-required = لا يستغني هذا النوع من الملاحظات عن هذا الحقل.
fields-last = يبقى آخر حقل.
fields-position = الموضع
fields-position-hint = يمكن نقله في القائمة أيضًا بالمفتاحين Alt+↑ وAlt+↓.
fields-name = الاسم
fields-name-problem =
    { $problem ->
        [taken] هذا الاسم لغيره.
        [first] لا يبدأ الاسم بإحدى العلامات # و^ و/.
        [sign] لا تكون هذه العلامات في اسم: : " {"{"} {"}"}
        [reserved] لهذا الاسم معنى آخر في القوالب.
       *[empty] لا بد من اسم.
    }
fields-description = الوصف
fields-description-hint = يظهر في الحقل ما دام فارغًا.
fields-font = الخط في المحرر
fields-size = الحجم
fields-sort = تُرتَّب الملاحظات حسب هذا الحقل
fields-rtl = يُكتب من اليمين إلى اليسار
fields-plain = يُحرَّر بصيغة HTML
fields-collapsed = مطويّ في البداية
fields-unsearched = لا يدخل في البحث الذي لا يسمّيه

cards-title = بطاقات «{ $name }»
cards-affected =
    { $count ->
        [zero] لا ملاحظات من هذا النوع.
        [one] ملاحظة واحدة من هذا النوع.
        [two] ملاحظتان من هذا النوع.
        [few] { $count } ملاحظات من هذا النوع.
        [many] { $count } ملاحظة من هذا النوع.
       *[other] { $count } ملاحظة من هذا النوع.
    }
cards-type = نوع البطاقة
cards-actions = إجراءات نوع البطاقة
cards-part = الجزء
cards-part-name =
    { $part ->
        [front] الوجه
        [back] الظهر
       *[styling] التنسيق
    }
cards-source =
    { $part ->
        [front] قالب الوجه
        [back] قالب الظهر
        [browserFront] قالب الوجه للمتصفح
        [browserBack] قالب الظهر للمتصفح
       *[styling] التنسيق
    }
cards-preview = معاينة
cards-preview-side = الجانب في المعاينة
cards-preview-fill = ملء الحقول الفارغة
cards-preview-night = ألوان الليل
cards-preview-mobile = كما على الهاتف
cards-search = البحث في النص
cards-search-found =
    { $count ->
        [zero] لا نتيجة
        [one] موضع واحد
        [two] موضعان
        [few] { $count } مواضع
        [many] { $count } موضعًا
       *[other] { $count } موضع
    }
cards-preview-cloze = الفراغ
cards-preview-blocked = أُوقفت نصوص هذه البطاقة البرمجية.
cards-add = إضافة نوع بطاقة…
cards-add-title = أتريد إضافة نوع بطاقة؟
cards-add-text =
    { $count ->
        [zero] تُنشأ بطاقة لكل ملاحظة فيها ما يُعرض عليها، ولا توجد ملاحظات الآن.
        [one] تُنشأ بطاقة لكل ملاحظة فيها ما يُعرض عليها: هناك ملاحظة واحدة.
        [two] تُنشأ بطاقة لكل ملاحظة فيها ما يُعرض عليها: هناك ملاحظتان.
        [few] تُنشأ بطاقة لكل ملاحظة فيها ما يُعرض عليها: هناك { $count } ملاحظات.
        [many] تُنشأ بطاقة لكل ملاحظة فيها ما يُعرض عليها: هناك { $count } ملاحظة.
       *[other] تُنشأ بطاقة لكل ملاحظة فيها ما يُعرض عليها: هناك { $count } ملاحظة.
    }
cards-add-hint = وجهها هو معكوس نوع البطاقة المختار. تُنشأ البطاقات عند الحفظ.
cards-add-do = إضافة نوع بطاقة
cards-new-name = بطاقة { $number }
cards-remove = حذف نوع البطاقة…
cards-remove-title = أتريد حذف نوع البطاقة «{ $name }»؟
cards-remove-text =
    { $count ->
        [zero] لا بطاقات له.
        [one] تُحذف معه بطاقة واحدة وما تُعلِّم منها.
        [two] تُحذف معه بطاقتان وما تُعلِّم منهما.
        [few] تُحذف معه { $count } بطاقات وما تُعلِّم منها.
        [many] تُحذف معه { $count } بطاقة وما تُعلِّم منها.
       *[other] تُحذف معه { $count } بطاقة وما تُعلِّم منها.
    }
cards-remove-do = حذف نوع البطاقة
cards-rename = إعادة التسمية…
cards-rename-title = إعادة تسمية نوع البطاقة
cards-rename-do = إعادة التسمية
cards-reposition = تغيير الموضع…
cards-reposition-title = تغيير موضع نوع البطاقة
cards-reposition-do = تغيير الموضع
cards-deck = رزمة خاصة…
cards-deck-title = رزمة البطاقات الجديدة من هذا النوع
cards-deck-none = الرزمة التي تُختار عند الإضافة
cards-deck-do = اختيار الرزمة
cards-field = إضافة حقل…
cards-field-title = إضافة حقل إلى «{ $name }»
cards-field-name = الحقل
cards-field-side = الجانب
cards-field-place = الموضع
cards-field-place-name =
    { $place ->
        [beginning] في البداية
       *[end] في النهاية
    }
cards-field-font = الخط
cards-field-do = إضافة
cards-browser = المظهر في المتصفح…
cards-browser-title = كيف يعرض المتصفح «{ $name }»
cards-browser-hint = إذا كان القالب فارغًا فكما في الدراسة.
cards-browser-font = الخط في المتصفح
cards-browser-size = الحجم (0: كالصفوف)
cards-browser-done = تم
cards-flip = تبديل الوجه والظهر
cards-restore = استعادة الأصل…
cards-restore-title = أتريد إعادة «{ $name }» إلى أصله؟
cards-restore-text = تعود الحقول وأنواع البطاقات والتنسيق إلى ما كانت عليه أول الأمر. تُحذف الحقول وأنواع البطاقات الزائدة بكل ما فيها، وتضيع تغييرات هذه النافذة.
cards-restore-like = أصل
cards-restore-unknown = لا يُعرف ما كان عليه هذا النوع أول الأمر: اختر ما يكون على غراره.
cards-restore-losses-fields =
    { $count ->
        [zero] { $name }: لا تفقد أي ملاحظة نصًا
        [one] { $name }: تفقد ملاحظة واحدة نصها
        [two] { $name }: تفقد ملاحظتان نصهما
        [few] { $name }: تفقد { $count } ملاحظات نصها
        [many] { $name }: تفقد { $count } ملاحظة نصها
       *[other] { $name }: تفقد { $count } ملاحظة نصها
    }
cards-restore-losses-cards =
    { $count ->
        [zero] { $name }: لا تُحذف أي بطاقة
        [one] { $name }: تُحذف بطاقة واحدة
        [two] { $name }: تُحذف بطاقتان
        [few] { $name }: تُحذف { $count } بطاقات
        [many] { $name }: تُحذف { $count } بطاقة
       *[other] { $name }: تُحذف { $count } بطاقة
    }
cards-restore-do = استعادة
cards-insert = إدراج حقل
cards-cards-added =
    { $count ->
        [zero] لا ينشئ الحفظ بطاقات.
        [one] ينشئ الحفظ بطاقة واحدة.
        [two] ينشئ الحفظ بطاقتين.
        [few] ينشئ الحفظ { $count } بطاقات.
        [many] ينشئ الحفظ { $count } بطاقة.
       *[other] ينشئ الحفظ { $count } بطاقة.
    }
cards-fault-place =
    { $side ->
        [back] { $template }، الظهر
       *[front] { $template }، الوجه
    }
cards-fault =
    { $kind ->
        [sameFront] هذا الوجه هو وجه «{ $name }» نفسه: تُدرس كل بطاقة مرتين. غيّر أحدهما.
        [noField] لا يسمّي الوجه أي حقل، فلا تنشأ بطاقات. أضف حقلًا.
        [unknownField] لا يوجد حقل «{ $name }». صحّح الاسم أو أزله.
        [notClosed] ينقص { $name }: فُتح شرط ولم يُغلق.
        [notOpen] يغلق { $name } شرطًا لم يُفتح.
        [wrongClose] جاء { $name } حيث يُنتظر { $open }: أغلق الشروط بعكس ترتيب فتحها.
        [noCloze] يحتاج نوع ملء الفراغات هنا إلى حقل مع cloze:.
        [clozeNotPossible] استُعمل «{ $name }» مع cloze:، وهذا يعمل في أنواع ملء الفراغات فقط. أزله.
        [severalTypeBoxes] هناك أكثر من مربع للكتابة، ولا يعمل إلا واحد.
       *[markNotClosed] فُتحت علامة ولم تُغلق: { $name }
    }
cards-fault-kept = كان هذا من قبل، فلا يمنع الحفظ.

schema-title = ستكون المزامنة التالية في اتجاه واحد
schema-text = يغيّر هذا بناء الملاحظات، فلا يمكن دمج الجانبين بعده: تستبدل المزامنة التالية أحدهما بالآخر. يضيع ما لم يُزامَن بعد من عمل على الأجهزة الأخرى.
schema-asking = يُسأل الخادم…
schema-none = لا شيء ينتظر على هذا الجهاز، وقد أجاب الخادم الآن بأنه ليس لديه جديد.
schema-here = على هذا الجهاز ما ينتظر المزامنة.
schema-there = لدى الخادم ما ليس على هذا الجهاز بعد.
schema-unknown = تعذّر سؤال الخادم هل لديه جديد.
schema-sync-first = المزامنة أولًا
schema-sync-upload = مزامنة الآن ثم تغيير ثم رفع
schema-go-on = تغيير من دون مزامنة
schema-sync-failed = لم تجمع المزامنة الجانبين، ولذلك لم يتغير شيء.
schema-reread = غيّرت المزامنة هذا النوع. ابدأ مما هو موجود الآن.

change-notetype-title =
    { $count ->
        [zero] لا ملاحظات
        [one] تغيير نوع ملاحظة واحدة
        [two] تغيير نوع ملاحظتين
        [few] تغيير نوع { $count } ملاحظات
        [many] تغيير نوع { $count } ملاحظة
       *[other] تغيير نوع { $count } ملاحظة
    }
change-notetype-mixed = اختر ملاحظات من نوع واحد فقط: تُقابَل حقولها بحقول النوع الجديد.
change-notetype-to = النوع الجديد
change-notetype-fields = الحقول
change-notetype-templates = أنواع البطاقات
change-notetype-from = يُملأ { $name } من
change-notetype-nothing = (لا شيء)
change-notetype-cloze = تحتفظ البطاقات بأرقامها، ويُحذف ما ليس له فراغ أو نوع بطاقة.
change-notetype-lost = ما يضيع
change-notetype-lost-none = لا يضيع شيء.
change-notetype-do = تغيير النوع
change-notetype-done =
    { $count ->
        [zero] لم يتغيّر نوع أي ملاحظة
        [one] تغيّر نوع ملاحظة واحدة
        [two] تغيّر نوع ملاحظتين
        [few] تغيّر نوع { $count } ملاحظات
        [many] تغيّر نوع { $count } ملاحظة
       *[other] تغيّر نوع { $count } ملاحظة
    }

duplicates-title = البحث عن المكرر
duplicates-field = الحقل
duplicates-filter = ضمن نتائج هذا البحث فقط
duplicates-do = بحث
duplicates-found =
    { $count ->
        [zero] لا تشترك ملاحظتان في نص هناك.
        [one] نص واحد في أكثر من ملاحظة:
        [two] نصان في أكثر من ملاحظة:
        [few] { $count } نصوص في أكثر من ملاحظة:
        [many] { $count } نصًا في أكثر من ملاحظة:
       *[other] { $count } نص في أكثر من ملاحظة:
    }
duplicates-more =
    { $count ->
        [zero] لم يبق شيء لم يُعرض.
        [one] بقي واحد لم يُعرض.
        [two] بقي اثنان لم يُعرضا.
        [few] بقيت { $count } لم تُعرض.
        [many] بقي { $count } لم تُعرض.
       *[other] بقي { $count } لم تُعرض.
    }
duplicates-group =
    { $count ->
        [zero] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $count } ملاحظات
        [many] { $count } ملاحظة
       *[other] { $count } ملاحظة
    }
duplicates-tag = مكرر
duplicates-tag-all = وسم الكل
duplicates-tagged =
    { $count ->
        [zero] لم توسم أي ملاحظة بـ«مكرر»
        [one] وُسمت ملاحظة واحدة بـ«مكرر»
        [two] وُسمت ملاحظتان بـ«مكرر»
        [few] وُسمت { $count } ملاحظات بـ«مكرر»
        [many] وُسمت { $count } ملاحظة بـ«مكرر»
       *[other] وُسمت { $count } ملاحظة بـ«مكرر»
    }

empty-cards-title = البطاقات الفارغة
empty-cards-none = لا توجد بطاقات فارغة.
empty-cards-text = لم تعد وجوه هذه البطاقات تعرض شيئًا من ملاحظاتها.
empty-cards-of =
    { $count ->
        [zero] { $name }: لا بطاقات
        [one] { $name }: بطاقة واحدة
        [two] { $name }: بطاقتان
        [few] { $name }: { $count } بطاقات
        [many] { $name }: { $count } بطاقة
       *[other] { $name }: { $count } بطاقة
    }
empty-cards-note =
    { $count ->
        [zero] الملاحظة { $id }: لا بطاقات من { $total }
        [one] الملاحظة { $id }: بطاقة واحدة من { $total }
        [two] الملاحظة { $id }: بطاقتان من { $total }
        [few] الملاحظة { $id }: { $count } بطاقات من { $total }
        [many] الملاحظة { $id }: { $count } بطاقة من { $total }
       *[other] الملاحظة { $id }: { $count } بطاقة من { $total }
    }
empty-cards-all = كل بطاقاتها: تُحذف الملاحظة
empty-cards-more =
    { $count ->
        [zero] لم تبق ملاحظة لم تُعرض.
        [one] بقيت ملاحظة واحدة لم تُعرض.
        [two] بقيت ملاحظتان لم تُعرضا.
        [few] بقيت { $count } ملاحظات لم تُعرض.
        [many] بقيت { $count } ملاحظة لم تُعرض.
       *[other] بقيت { $count } ملاحظة لم تُعرض.
    }
empty-cards-browse = عرض في المتصفح
empty-cards-keep = إبقاء الملاحظات التي لا تبقى لها بطاقة
empty-cards-do =
    { $count ->
        [zero] لا بطاقات للحذف
        [one] حذف بطاقة واحدة
        [two] حذف بطاقتين
        [few] حذف { $count } بطاقات
        [many] حذف { $count } بطاقة
       *[other] حذف { $count } بطاقة
    }
empty-cards-done =
    { $count ->
        [zero] لم تُحذف أي بطاقة
        [one] حُذفت بطاقة واحدة
        [two] حُذفت بطاقتان
        [few] حُذفت { $count } بطاقات
        [many] حُذفت { $count } بطاقة
       *[other] حُذفت { $count } بطاقة
    }
notetypes-latex = LaTeX…
notetypes-latex-title = ‏LaTeX لنوع «{ $name }»
notetypes-latex-hint = تحيط البرامج التي تصنع صورًا من LaTeX نصَّه بهذا. لا يصنع Ebb شيئًا منها، ويُبقي هذا ويزامنه لمن يصنعها.
notetypes-latex-before = قبله
notetypes-latex-after = بعده
notetypes-latex-svg = صور بصيغة SVG حيث أمكن
notetypes-latex-do = حفظ
notetypes-merge = دمج المتشابهة…
notetypes-merge-title = دمج أنواع الملاحظات المتشابهة
notetypes-merge-none = لا يوجد نوعان لهما الحقول والبطاقات نفسها.
notetypes-merge-group = هذه متشابهة
notetypes-merge-into = تصير كل ملاحظاتها من نوع
notetypes-merge-gone = يُحذف بعد ذلك: { $names }
notetypes-merge-notes =
    { $count ->
        [zero] لا يتغير نوع أي ملاحظة.
        [one] يتغير نوع ملاحظة واحدة، وتحتفظ بطاقاتها بجدولها.
        [two] يتغير نوع ملاحظتين، وتحتفظ بطاقاتهما بجدولها.
        [few] يتغير نوع { $count } ملاحظات، وتحتفظ بطاقاتها بجدولها.
        [many] يتغير نوع { $count } ملاحظة، وتحتفظ بطاقاتها بجدولها.
       *[other] يتغير نوع { $count } ملاحظة، وتحتفظ بطاقاتها بجدولها.
    }
notetypes-merge-do = دمج
notetypes-merged =
    { $count ->
        [zero] لم تتغير أي ملاحظة
        [one] صار لملاحظة واحدة نوع آخر
        [two] صار لملاحظتين نوع آخر
        [few] صار لـ{ $count } ملاحظات نوع آخر
        [many] صار لـ{ $count } ملاحظة نوع آخر
       *[other] صار لـ{ $count } ملاحظة نوع آخر
    }
