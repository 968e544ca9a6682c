command-openMediaFiles = ملفات الوسائط
command-checkMedia = فحص الوسائط
sync-state-media = تجري مزامنة الأصوات والصور
sync-line-media = جارٍ مزامنة الوسائط…
sync-line-media-left =
    { $count ->
        [zero] لم يبقَ أي ملف وسائط
        [one] بقي ملف وسائط واحد
        [two] بقي ملفا وسائط
        [few] بقيت { $count } ملفات وسائط
        [many] بقي { $count } ملف وسائط
       *[other] بقي { $count } ملف وسائط
    }
media-progress-title = جارٍ مزامنة الأصوات والصور
media-progress-text = يمكنك متابعة الدراسة. إلى أن ينتهي ذلك قد تغيب بعض الصور والأصوات.
media-closing-title = جارٍ مزامنة الأصوات والصور قبل إغلاق Ebb
media-closing-text = يُغلق Ebb من تلقاء نفسه حين ينتهي ذلك. ما يتوقف الآن يُستكمل في المزامنة التالية.
media-switching-title = جارٍ مزامنة الأصوات والصور قبل إغلاق هذا الملف الشخصي
media-switching-text = يُفتح الملف الشخصي الآخر من تلقاء نفسه حين ينتهي ذلك. ما يتوقف الآن يُستكمل في المزامنة التالية لهذا الملف.
media-stage-scanning = قراءة مجلد الوسائط
media-stage-comparing = المقارنة مع الخادم
media-stage-downloading = جارٍ التنزيل
media-stage-uploading = جارٍ الرفع
media-stage-finishing = التحقق من تطابق الجانبين
media-progress-label = مزامنة الوسائط
media-numbers = الملفات حتى الآن
media-column-up = إلى الخادم
media-column-down = من الخادم
media-row-added = أضيفت
media-row-removed = أزيلت
media-row-waiting = بقيت
media-checked =
    { $count ->
        [zero] لم يُقارن أي ملف
        [one] قورن ملف واحد
        [two] قورن ملفان
        [few] قورنت { $count } ملفات
        [many] قورن { $count } ملفًا
       *[other] قورن { $count } ملف
    }
media-moved = نُقل { $size }
media-rate = { $rate } في الثانية
media-left = بقي نحو { $time }
media-abort = إيقاف مزامنة الوسائط
media-aborting = جارٍ الإيقاف…
media-put-away = إخفاء النافذة
media-open-log = سجل الوسائط
media-done-title = اكتملت مزامنة الوسائط
media-done-nothing = لدى الجانبين الملفات نفسها.
media-done-off = لا تُزامن الأصوات والصور: ذلك معطّل في التفضيلات.
media-done-loggedOut = لم تسجّل الدخول.
media-repeat-title = يلزم إجراء مزامنة الوسائط مرة أخرى
media-repeat-text = لم يعدّ الجانبان الملفات نفسها. لم يضِع شيء: تقارن مزامنة الوسائط التالية الملفات كلها من جديد.
media-aborted-title = أُوقفت مزامنة الوسائط
media-aborted-text = ما نُقل حتى ذلك الحين باقٍ. تتابع مزامنة الوسائط التالية من هناك.
media-failed-note = تعذرت مزامنة الأصوات والصور. { $cause }
media-failed-safe = ما نُقل حتى ذلك الحين باقٍ، ولم تتأثر بطاقاتك.
media-again = إعادة مزامنة الوسائط
media-no-run-title = لا تجري مزامنة للوسائط
media-no-run-text = يذكر سجل الوسائط ما فعلته المزامنات الأخيرة.
media-toast-done = اكتملت مزامنة الوسائط: أُرسل { $up } واستُلم { $down }.
media-toast-skipped =
    { $count ->
        [zero] اكتملت مزامنة الوسائط.
        [one] اكتملت مزامنة الوسائط. تُرك ملف واحد.
        [two] اكتملت مزامنة الوسائط. تُرك ملفان.
        [few] اكتملت مزامنة الوسائط. تُركت { $count } ملفات.
        [many] اكتملت مزامنة الوسائط. تُرك { $count } ملفًا.
       *[other] اكتملت مزامنة الوسائط. تُرك { $count } ملف.
    }
media-skipped-title =
    { $count ->
        [zero] لم يُترك أي ملف
        [one] تُرك ملف واحد
        [two] تُرك ملفان
        [few] تُركت { $count } ملفات
        [many] تُرك { $count } ملفًا
       *[other] تُرك { $count } ملف
    }
media-skipped-line = { $file }: { $reason }
media-skipped-more =
    { $count ->
        [zero] لا غيرها
        [one] وملف آخر
        [two] وملفان آخران
        [few] و{ $count } ملفات أخرى
        [many] و{ $count } ملفًا آخر
       *[other] و{ $count } ملف آخر
    }
media-skipped-show = عرض الملفات التي فيها مشكلات
media-kept-title =
    { $count ->
        [zero] لم يتغير أي ملف على الجانبين
        [one] تغيّر ملف واحد على الجانبين
        [two] تغيّر ملفان على الجانبين
        [few] تغيّرت { $count } ملفات على الجانبين
        [many] تغيّر { $count } ملفًا على الجانبين
       *[other] تغيّر { $count } ملف على الجانبين
    }
media-kept-text = صار الاسم لنسخة الخادم، وحُفظت نسختك إلى جانبها.
media-kept-line = { $file }: صارت نسختك { $keptAs }
media-kept-note =
    { $count ->
        [zero] لم يتغير أي ملف وسائط على الجانبين.
        [one] تغيّر ملف وسائط واحد على الجانبين. حُفظت نسختك إلى جانب نسخة الخادم.
        [two] تغيّر ملفا وسائط على الجانبين. حُفظت نسختاك إلى جانب نسختي الخادم.
        [few] تغيّرت { $count } ملفات وسائط على الجانبين. حُفظت نسخك إلى جانب نسخ الخادم.
        [many] تغيّر { $count } ملف وسائط على الجانبين. حُفظت نسخك إلى جانب نسخ الخادم.
       *[other] تغيّر { $count } ملف وسائط على الجانبين. حُفظت نسخك إلى جانب نسخ الخادم.
    }
media-note-show = عرض
media-note-close = إغلاق هذه الملاحظة
media-reason-tooLarge = أكبر من 100 ميغابايت، ولا تقبل الخوادم ذلك
media-reason-empty = الملف فارغ
media-reason-badName = اسم لا تستطيع كل الأنظمة حفظه
media-reason-notAFile = رابط أو شيء آخر ليس ملفًا
media-reason-caseClash = لملف آخر الاسم نفسه بأحرف كبيرة وصغيرة مختلفة، ولا يستطيع هذا القرص حفظ الاثنين
media-reason-unreadable = تتعذر قراءته
media-reason-refusedByServer = لم يقبله الخادم
media-reason-notOnServer = يذكره الخادم وليس لديه
media-log-title = سجل الوسائط
media-log-text = ما فعلته مزامنات الوسائط الأخيرة، والأحدث في الأسفل.
media-log-empty = لم تجرِ هنا أي مزامنة للوسائط بعد.
media-log-started = بدأت مزامنة الوسائط
media-log-added = أضيف: { $up } إلى الخادم، و{ $down } من الخادم
media-log-removed = أزيل: { $up } على الخادم، و{ $down } هنا
media-log-kept = تغيّر { $file } على الجانبين؛ حُفظت نسخة هذا الجهاز باسم { $keptAs }
media-log-skipped = تُرك: { $file } ({ $reason })
media-log-lost =
    { $count ->
        [zero] لم يختفِ أي ملف من المجلد
        [one] اختفى ملف واحد من المجلد دون أن يريد ذلك أحد؛ يُجلب من الخادم من جديد
        [two] اختفى ملفان من المجلد دون أن يريد ذلك أحد؛ يُجلبان من الخادم من جديد
        [few] اختفت { $count } ملفات من المجلد دفعة واحدة؛ تُجلب من الخادم من جديد
        [many] اختفى { $count } ملفًا من المجلد دفعة واحدة؛ تُجلب من الخادم من جديد
       *[other] اختفى { $count } ملف من المجلد دفعة واحدة؛ تُجلب من الخادم من جديد
    }
media-log-failed = فشلت: { $cause }
media-log-aborted = أُوقفت
media-log-repeat = لم يعدّ الجانبان الملفات نفسها؛ تقارن مزامنة الوسائط التالية الملفات كلها من جديد
media-log-complete = اكتملت مزامنة الوسائط
media-files-title = ملفات الوسائط
media-files-filter = عرض
media-filter-all = كل الملفات
media-filter-waiting = في انتظار المزامنة
media-filter-problems = فيها مشكلات
media-filter-onlyHere = على هذا الجهاز فقط
media-filter-onlyServer = على الخادم فقط
media-filter-unused = لا تستعملها أي ملاحظة
media-filter-missing = مفقودة
media-filter-caseClash = تُكتب بأحرف كبيرة وصغيرة مختلفة
media-files-search = جزء من الاسم
media-files-count =
    { $count ->
        [zero] لا ملفات
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفًا
       *[other] { $count } ملف
    }
media-lost-title =
    { $count ->
        [zero] لم يختفِ أي ملف وسائط من المجلد
        [one] اختفى ملف وسائط واحد من المجلد
        [two] اختفى ملفا وسائط من المجلد
        [few] اختفت { $count } ملفات وسائط من المجلد دفعة واحدة
        [many] اختفى { $count } ملف وسائط من المجلد دفعة واحدة
       *[other] اختفى { $count } ملف وسائط من المجلد دفعة واحدة
    }
media-lost-text = لم يُحذف شيء من الخادم: تجلب مزامنة الوسائط التالية ما لديه. لحذف ملفات نهائيًا ضعها في السلة من فحص الوسائط.
media-files-empty = لا توجد ملفات وسائط بعد. تأتي مع البطاقات التي تضيفها أو تستوردها أو تزامنها.
media-files-none = لا يطابق ذلك أي ملف.
media-files-look = إعادة القراءة
media-files-looking = جارٍ القراءة: { $done } من { $total }
media-files-looked =
    { $count ->
        [zero] قُرئ المجلد من جديد. لم يتغير شيء.
        [one] قُرئ المجلد من جديد. كان ملف واحد قد تغيّر.
        [two] قُرئ المجلد من جديد. كان ملفان قد تغيّرا.
        [few] قُرئ المجلد من جديد. كانت { $count } ملفات قد تغيّرت.
        [many] قُرئ المجلد من جديد. كان { $count } ملفًا قد تغيّر.
       *[other] قُرئ المجلد من جديد. كان { $count } ملف قد تغيّر.
    }
media-open-folder = فتح مجلد الوسائط
media-folder-title = مجلد الوسائط
media-folder-text = لا تستطيع صفحة في المتصفح فتح المجلدات. يقع المجلد هنا:
media-column-name = الاسم
media-column-size = الحجم
media-column-where = المكان
media-column-state = الحالة
media-column-notes = الملاحظات
media-where-here = هذا الجهاز
media-where-server = الخادم
media-where-both = كلاهما
media-where-nowhere = لا مكان
media-state-synced = متطابق
media-state-toUpload = سيُرسل
media-state-toDelete = سيُزال من الخادم
media-state-toDownload = سيُجلب
media-state-skipped = متروك
media-state-missing = مفقود
media-notes-unknown = لم تُعدّ بعد
media-details-label = الملف المختار
media-details-none = اختر ملفًا لترى المزيد عنه.
media-details-modified = تغيّر
media-details-problem = المشكلة
media-details-notes =
    { $count ->
        [zero] لا تستعمله أي ملاحظة.
        [one] تستعمله ملاحظة واحدة:
        [two] تستعمله ملاحظتان:
        [few] تستعمله { $count } ملاحظات:
        [many] تستعمله { $count } ملاحظة:
       *[other] تستعمله { $count } ملاحظة:
    }
media-details-more =
    { $count ->
        [zero] لا غيرها
        [one] وواحدة أخرى
        [two] واثنتان أخريان
        [few] و{ $count } أخرى
        [many] و{ $count } أخرى
       *[other] و{ $count } أخرى
    }
media-details-copy-ids = نسخ معرّفات الملاحظات
media-details-clash = يوجد أيضًا { $other }: الاسم نفسه بأحرف كبيرة وصغيرة مختلفة. تعدّ بعض الأنظمة الاثنين ملفًا واحدًا ولا تعدّهما أنظمة أخرى كذلك.
media-fix = كتابة { $name } في الملاحظات
media-fixed =
    { $count ->
        [zero] لم يلزم تغيير أي ملاحظة.
        [one] تسمّي ملاحظة واحدة الملف الآن باسمه الصحيح.
        [two] تسمّي ملاحظتان الملف الآن باسمه الصحيح.
        [few] تسمّي { $count } ملاحظات الملف الآن باسمه الصحيح.
        [many] تسمّي { $count } ملاحظة الملف الآن باسمه الصحيح.
       *[other] تسمّي { $count } ملاحظة الملف الآن باسمه الصحيح.
    }
check-media-title = فحص الوسائط
check-media-text = يقارن مجلد الوسائط بما تسمّيه ملاحظاتك وأنواعها.
check-media-running = جارٍ الفحص
check-media-progress = { $done } من { $total }
check-media-cancelled = أُوقف الفحص. لم يتغير شيء.
check-media-failed = تعذّر إتمام الفحص. لم يتغير شيء.
check-media-again = إعادة الفحص
check-media-summary =
    { $count ->
        [zero] مجلد الوسائط فارغ.
        [one] في مجلد الوسائط ملف واحد، { $size }.
        [two] في مجلد الوسائط ملفان، { $size }.
        [few] في مجلد الوسائط { $count } ملفات، { $size }.
        [many] في مجلد الوسائط { $count } ملفًا، { $size }.
       *[other] في مجلد الوسائط { $count } ملف، { $size }.
    }
check-media-all-well = كل شيء في مكانه: لا ملف مفقود ولا ملف بلا استعمال.
check-media-copy = نسخ القائمة
check-media-missing-title =
    { $count ->
        [zero] لا ملفات مفقودة
        [one] ملف مفقود واحد
        [two] ملفان مفقودان
        [few] { $count } ملفات مفقودة
        [many] { $count } ملفًا مفقودًا
       *[other] { $count } ملف مفقود
    }
check-media-missing-text = تسمّيها ملاحظات أو قوالب وليست في المجلد. قد تأتي بها المزامنة، وإلا فأضفها إلى المجلد أو غيّر الملاحظات.
check-media-tag = وسم الملاحظات
check-media-tagged =
    { $count ->
        [zero] كانت الملاحظات تحمل الوسم من قبل.
        [one] أُعطيت ملاحظة واحدة الوسم { $tag }.
        [two] أُعطيت ملاحظتان الوسم { $tag }.
        [few] أُعطيت { $count } ملاحظات الوسم { $tag }.
        [many] أُعطيت { $count } ملاحظة الوسم { $tag }.
       *[other] أُعطيت { $count } ملاحظة الوسم { $tag }.
    }
check-media-used-by =
    { $count ->
        [zero] يسمّيه قالب
        [one] تسمّيه ملاحظة واحدة
        [two] تسمّيه ملاحظتان
        [few] تسمّيه { $count } ملاحظات
        [many] تسمّيه { $count } ملاحظة
       *[other] تسمّيه { $count } ملاحظة
    }
check-media-unused-title =
    { $count ->
        [zero] لا ملفات بلا استعمال
        [one] ملف واحد بلا استعمال
        [two] ملفان بلا استعمال
        [few] { $count } ملفات بلا استعمال
        [many] { $count } ملفًا بلا استعمال
       *[other] { $count } ملف بلا استعمال
    }
check-media-unused-text = لا تسمّيها أي ملاحظة. لا تُعدّ هنا الملفات التي يبدأ اسمها بالعلامة _.
check-media-trash-unused = نقل إلى المهملات…
check-media-trash-title =
    { $count ->
        [zero] لا شيء لنقله إلى المهملات
        [one] هل تنقل ملفًا واحدًا إلى المهملات؟
        [two] هل تنقل ملفين إلى المهملات؟
        [few] هل تنقل { $count } ملفات إلى المهملات؟
        [many] هل تنقل { $count } ملفًا إلى المهملات؟
       *[other] هل تنقل { $count } ملف إلى المهملات؟
    }
check-media-trash-text = يخرج { $size } من مجلد الوسائط. تزيل المزامنة التالية الملفات من الخادم أيضًا ومن أجهزتك الأخرى.
check-media-trash-back = يمكنك إعادتها إلى أن تُفرغ المهملات.
check-media-trash-clash = تبقى في مكانها الملفات التي تكتبها الملاحظات بأحرف كبيرة وصغيرة مختلفة.
check-media-trash-do = نقل إلى المهملات
check-media-trashing = جارٍ النقل إلى المهملات: { $done } من { $total }
check-media-trashed =
    { $count ->
        [zero] لم يُنقل أي ملف.
        [one] في المهملات الآن ملف واحد.
        [two] في المهملات الآن ملفان.
        [few] في المهملات الآن { $count } ملفات.
        [many] في المهملات الآن { $count } ملفًا.
       *[other] في المهملات الآن { $count } ملف.
    }
check-media-extracted-title =
    { $count ->
        [zero] لم تُخرَج أي صورة من الحقول
        [one] أُخرجت صورة واحدة من حقل
        [two] أُخرجت صورتان من الحقول
        [few] أُخرجت { $count } صور من الحقول
        [many] أُخرجت { $count } صورة من الحقول
       *[other] أُخرجت { $count } صورة من الحقول
    }
check-media-extracted-text = كانت في الحقول نفسها، وهذا يبطئ المزامنة. صارت الآن ملفات في مجلد الوسائط، والملاحظات تسمّيها.
check-media-renamed-title =
    { $count ->
        [zero] لا ملفات سُمّيت من جديد
        [one] ملف واحد سُمّي من جديد
        [two] ملفان سُمّيا من جديد
        [few] { $count } ملفات سُمّيت من جديد
        [many] { $count } ملفًا سُمّي من جديد
       *[other] { $count } ملف سُمّي من جديد
    }
check-media-renamed-text = لا تستطيع كل الأنظمة حفظ أسمائها. أُعطيت أسماء أخرى في المجلد وفي الملاحظات.
check-media-renamed-line = صار { $from } الآن { $to }
check-media-tooLarge-title =
    { $count ->
        [zero] لا ملفات أكبر من 100 ميغابايت
        [one] ملف واحد أكبر من 100 ميغابايت
        [two] ملفان أكبر من 100 ميغابايت
        [few] { $count } ملفات أكبر من 100 ميغابايت
        [many] { $count } ملفًا أكبر من 100 ميغابايت
       *[other] { $count } ملف أكبر من 100 ميغابايت
    }
check-media-tooLarge-text = تبقى على هذا الجهاز: لا تقبلها الخوادم.
check-media-empty-title =
    { $count ->
        [zero] لا ملفات فارغة
        [one] ملف فارغ واحد
        [two] ملفان فارغان
        [few] { $count } ملفات فارغة
        [many] { $count } ملفًا فارغًا
       *[other] { $count } ملف فارغ
    }
check-media-empty-text = لا محتوى لها ولا تُزامن.
check-media-subfolders-title =
    { $count ->
        [zero] لا مجلدات داخل مجلد الوسائط
        [one] مجلد واحد داخل مجلد الوسائط
        [two] مجلدان داخل مجلد الوسائط
        [few] { $count } مجلدات داخل مجلد الوسائط
        [many] { $count } مجلدًا داخل مجلد الوسائط
       *[other] { $count } مجلد داخل مجلد الوسائط
    }
check-media-subfolders-text = لا تستطيع البطاقات عرض ما فيها، ولا يُزامن. انقل الملفات إلى مجلد الوسائط نفسه.
check-media-notFiles-title =
    { $count ->
        [zero] كل ما في المجلد ملفات
        [one] عنصر واحد ليس ملفًا
        [two] عنصران ليسا ملفين
        [few] { $count } عناصر ليست ملفات
        [many] { $count } عنصرًا ليس ملفًا
       *[other] { $count } عنصر ليس ملفًا
    }
check-media-notFiles-text = روابط وأسماء ليست نصًا. لا تُقرأ ولا تُزامن.
check-media-case-title =
    { $count ->
        [zero] لا أسماء بأحرف مختلفة
        [one] اسم واحد بأحرف كبيرة وصغيرة مختلفة
        [two] اسمان بأحرف كبيرة وصغيرة مختلفة
        [few] { $count } أسماء بأحرف كبيرة وصغيرة مختلفة
        [many] { $count } اسمًا بأحرف كبيرة وصغيرة مختلفة
       *[other] { $count } اسم بأحرف كبيرة وصغيرة مختلفة
    }
check-media-case-text = تكتب الملاحظات هذه الأسماء بأحرف كبيرة وصغيرة غير التي للملفات. تجدها بعض الأجهزة مع ذلك ولا تجدها أجهزة أخرى.
check-media-case-line = المكتوب { $named } والموجود { $there }
check-media-case-fix = تصحيح الملاحظات
check-media-templates-title =
    { $count ->
        [zero] لا ملفات تسمّيها القوالب وحدها
        [one] ملف واحد لا يسمّيه إلا قالب
        [two] ملفان لا تسمّيهما إلا القوالب
        [few] { $count } ملفات لا تسمّيها إلا القوالب
        [many] { $count } ملفًا لا تسمّيه إلا القوالب
       *[other] { $count } ملف لا تسمّيه إلا القوالب
    }
check-media-templates-text = تعدّها برامج أخرى بلا استعمال. أعطها أسماء تبدأ بالعلامة _ واكتبها كذلك في القوالب.
check-media-template-line = { $file }، في { $notetype }
check-media-fields-title =
    { $count ->
        [zero] لا قوالب تضع حقلًا في اسم ملف
        [one] قالب واحد يضع حقلًا في اسم ملف
        [two] قالبان يضعان حقلًا في اسم ملف
        [few] { $count } قوالب تضع حقلًا في اسم ملف
        [many] { $count } قالبًا يضع حقلًا في اسم ملف
       *[other] { $count } قالب يضع حقلًا في اسم ملف
    }
check-media-fields-text = لا يمكن معرفة الملفات التي تقصدها، فقد تظهر هنا كأنها بلا استعمال. اكتب الاسم كاملًا في الحقل بدلًا من ذلك.
check-media-field-line = { $template }، في { $notetype }
check-media-bin-title = المهملات
check-media-bin =
    { $count ->
        [zero] المهملات فارغة.
        [one] ملف واحد، { $size }.
        [two] ملفان، { $size }.
        [few] { $count } ملفات، { $size }.
        [many] { $count } ملفًا، { $size }.
       *[other] { $count } ملف، { $size }.
    }
check-media-restore = إعادة الملفات
check-media-restored =
    { $count ->
        [zero] لم يكن هناك ما يُعاد.
        [one] عاد ملف واحد إلى مجلد الوسائط.
        [two] عاد ملفان إلى مجلد الوسائط.
        [few] عادت { $count } ملفات إلى مجلد الوسائط.
        [many] عاد { $count } ملفًا إلى مجلد الوسائط.
       *[other] عاد { $count } ملف إلى مجلد الوسائط.
    }
check-media-restoring = جارٍ إعادة الملفات: { $done } من { $total }
check-media-empty-bin = إفراغ المهملات…
check-media-empty-bin-title =
    { $count ->
        [zero] المهملات فارغة
        [one] هل يُحذف ملف واحد نهائيًا؟
        [two] هل يُحذف ملفان نهائيًا؟
        [few] هل تُحذف { $count } ملفات نهائيًا؟
        [many] هل يُحذف { $count } ملفًا نهائيًا؟
       *[other] هل يُحذف { $count } ملف نهائيًا؟
    }
check-media-empty-bin-text = يُحذف ما في المهملات من هذا الجهاز. لا يمكن التراجع عن ذلك، ولا تضم النسخ الاحتياطية أي وسائط.
check-media-empty-bin-do = حذف نهائي
check-media-emptying = جارٍ الحذف: { $done } من { $total }
check-media-emptied =
    { $count ->
        [zero] كانت المهملات فارغة.
        [one] حُذف ملف واحد.
        [two] حُذف ملفان.
        [few] حُذفت { $count } ملفات.
        [many] حُذف { $count } ملفًا.
       *[other] حُذف { $count } ملف.
    }
preferences-media-hint = تنتقل الصور والأصوات في الخلفية وفي الاتجاهين. لا يُستبدل شيء منها باختيار جانب.
preferences-media-periodic = مزامنتها كل 15 دقيقة
reviewer-missing-coming = { $file } في الطريق: تجري مزامنة الأصوات والصور.
