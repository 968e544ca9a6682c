text-import-title = استيراد «{ $fileName }»
text-import-looking = النظر في محتوى الملف
text-import-reading = إضافة الملاحظات
text-import-rows =
    { $rows ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $rows } صفوف
        [many] { $rows } صفًا
       *[other] { $rows } صف
    } · { $done } من { $total }
text-import-separator = يفصل بين الأعمدة
text-import-separator-tab = علامة جدولة
text-import-separator-pipe = خط عمودي |
text-import-separator-semicolon = فاصلة منقوطة ;
text-import-separator-colon = نقطتان :
text-import-separator-comma = فاصلة ,
text-import-separator-space = مسافة
text-import-html = الحقول تحوي HTML
text-import-html-hint = من دونه تظهر علامات مثل < و& كما هي.
text-import-preview = أول صفوف الملف
text-import-column = العمود { $number }
text-import-column-like = { $number }: { $example }
text-import-notetype = نوع الملاحظة
text-import-deck = الرزمة
text-import-from-column = كما يقول العمود { $number }
text-import-from-column-like = كما يقول العمود { $number }: { $example }
text-import-new-deck = { $name } (جديدة)
text-import-existing = الملاحظة الموجودة هنا من قبل
text-import-existing-update = تصبح كما يقول الملف
text-import-existing-preserve = تبقى كما هي
text-import-existing-duplicate = تبقى، وتُضاف بجانبها ملاحظة الملف
text-import-scope = الملاحظتان واحدة
text-import-scope-notetype = إذا تساوى الحقل الأول
text-import-scope-notetypeAndDeck = إذا تساوى الحقل الأول في الرزمة نفسها
text-import-all-tags = وسوم لكل الملاحظات المستوردة
text-import-updated-tags = وسوم أخرى للملاحظات المتغيرة
text-import-mapping = ما يذهب إلى كل حقل
text-import-tags = الوسوم
text-import-nothing = لا شيء
text-import-guid = تُعرف بـ
text-import-guid-none = الحقل الأول
text-import-guid-hint = الملاحظات التي صُدّرت مع معرّفها تُعرف به مهما تغيّر غيره.
text-import-safe = تحتفظ بطاقاتك بتقدّمها ورزمها. الاستيراد كله خطوة واحدة يمكن التراجع عنها.
text-import-done-text =
    { $count ->
        [zero] لم يحوِ الملف أي صف.
        [one] حوى الملف صفًا واحدًا.
        [two] حوى الملف صفين.
        [few] حوى الملف { $count } صفوف.
        [many] حوى الملف { $count } صفًا.
       *[other] حوى الملف { $count } صف.
    }
text-import-group-new =
    { $count ->
        [zero] لم تُضف ملاحظات
        [one] ملاحظة واحدة جديدة أُضيفت
        [two] ملاحظتان جديدتان أُضيفتا
        [few] { $count } ملاحظات جديدة أُضيفت
        [many] { $count } ملاحظة جديدة أُضيفت
       *[other] { $count } ملاحظة جديدة أُضيفت
    }
text-import-group-updated =
    { $count ->
        [zero] لم تتغيّر ملاحظات
        [one] ملاحظة واحدة تغيّرت
        [two] ملاحظتان تغيّرتا
        [few] { $count } ملاحظات تغيّرت
        [many] { $count } ملاحظة تغيّرت
       *[other] { $count } ملاحظة تغيّرت
    }
text-import-group-firstFieldMatch-update =
    { $count ->
        [zero] لم تتغيّر ملاحظات لها الحقل الأول نفسه
        [one] ملاحظة واحدة لها الحقل الأول نفسه تغيّرت
        [two] ملاحظتان لهما الحقل الأول نفسه تغيّرتا
        [few] { $count } ملاحظات لها الحقل الأول نفسه تغيّرت
        [many] { $count } ملاحظة لها الحقل الأول نفسه تغيّرت
       *[other] { $count } ملاحظة لها الحقل الأول نفسه تغيّرت
    }
text-import-group-firstFieldMatch-preserve =
    { $count ->
        [zero] لا ملاحظات لها الحقل الأول نفسه
        [one] ملاحظة واحدة لها الحقل الأول نفسه بقيت كما هي
        [two] ملاحظتان لهما الحقل الأول نفسه بقيتا كما هما
        [few] { $count } ملاحظات لها الحقل الأول نفسه بقيت كما هي
        [many] { $count } ملاحظة لها الحقل الأول نفسه بقيت كما هي
       *[other] { $count } ملاحظة لها الحقل الأول نفسه بقيت كما هي
    }
text-import-group-firstFieldMatch-duplicate =
    { $count ->
        [zero] لم تُضف ملاحظات بجانب أخرى
        [one] ملاحظة واحدة أُضيفت بجانب أخرى لها الحقل الأول نفسه
        [two] ملاحظتان أُضيفتا بجانب أخريين لهما الحقل الأول نفسه
        [few] { $count } ملاحظات أُضيفت بجانب أخرى لها الحقل الأول نفسه
        [many] { $count } ملاحظة أُضيفت بجانب أخرى لها الحقل الأول نفسه
       *[other] { $count } ملاحظة أُضيفت بجانب أخرى لها الحقل الأول نفسه
    }
text-import-group-duplicate =
    { $count ->
        [zero] لا ملاحظات كانت هنا من قبل
        [one] ملاحظة واحدة كانت هنا من قبل وبقيت كما هي
        [two] ملاحظتان كانتا هنا من قبل وبقيتا كما هما
        [few] { $count } ملاحظات كانت هنا من قبل وبقيت كما هي
        [many] { $count } ملاحظة كانت هنا من قبل وبقيت كما هي
       *[other] { $count } ملاحظة كانت هنا من قبل وبقيت كما هي
    }
text-import-group-conflicting =
    { $count ->
        [zero] لم تُترك ملاحظات لاختلاف نوعها
        [one] ملاحظة واحدة تُركت لاختلاف نوعها
        [two] ملاحظتان تُركتا لاختلاف نوعهما
        [few] { $count } ملاحظات تُركت لاختلاف نوعها
        [many] { $count } ملاحظة تُركت لاختلاف نوعها
       *[other] { $count } ملاحظة تُركت لاختلاف نوعها
    }
text-import-group-emptyFirstField =
    { $count ->
        [zero] لم تُترك صفوف حقلها الأول فارغ
        [one] صف واحد تُرك لأن حقله الأول فارغ
        [two] صفان تُركا لأن حقلهما الأول فارغ
        [few] { $count } صفوف تُركت لأن حقلها الأول فارغ
        [many] { $count } صفًا تُركت لأن حقلها الأول فارغ
       *[other] { $count } صف تُركت لأن حقلها الأول فارغ
    }
text-import-group-missingNotetype =
    { $count ->
        [zero] لم تُترك صفوف لغياب نوعها
        [one] صف واحد تُرك لأن نوع ملاحظته غير موجود هنا
        [two] صفان تُركا لأن نوع ملاحظتهما غير موجود هنا
        [few] { $count } صفوف تُركت لأن نوع ملاحظتها غير موجود هنا
        [many] { $count } صفًا تُركت لأن نوع ملاحظتها غير موجود هنا
       *[other] { $count } صف تُركت لأن نوع ملاحظتها غير موجود هنا
    }
text-import-group-missingDeck =
    { $count ->
        [zero] لم تُترك صفوف لغياب رزمتها
        [one] صف واحد تُرك لأن رزمته غير موجودة هنا
        [two] صفان تُركا لأن رزمتهما غير موجودة هنا
        [few] { $count } صفوف تُركت لأن رزمتها غير موجودة هنا
        [many] { $count } صفًا تُركت لأن رزمتها غير موجودة هنا
       *[other] { $count } صف تُركت لأن رزمتها غير موجودة هنا
    }
text-import-left-over =
    { $columns ->
        [zero] لم يُترك أي عمود
        [one] عمود واحد لا حقل له، فتُرك نصه
        [two] عمودان لا حقل لهما، فتُرك نصهما
        [few] { $columns } أعمدة لا حقل لها، فتُرك نصها
        [many] { $columns } عمودًا لا حقل لها، فتُرك نصها
       *[other] { $columns } عمود لا حقل لها، فتُرك نصها
    } { $rows ->
        [zero] في أي صف.
        [one] في صف واحد.
        [two] في صفين.
        [few] في { $rows } صفوف.
        [many] في { $rows } صفًا.
       *[other] في { $rows } صف.
    }
text-import-no-place =
    { $count ->
        [zero] لكل عمود مكان.
        [one] عمود واحد لا مكان له: سيُترك نصه ({ $list }).
        [two] عمودان لا مكان لهما: سيُترك نصهما ({ $list }).
        [few] { $count } أعمدة لا مكان لها: سيُترك نصها ({ $list }).
        [many] { $count } عمودًا لا مكان لها: سيُترك نصها ({ $list }).
       *[other] { $count } عمود لا مكان لها: سيُترك نصها ({ $list }).
    }
command-openDeletedNotes = ملاحظات حُذفت من قبل…
deleted-notes-none = لم تُحذف أي ملاحظة من هذا الملف الشخصي بعد.
deleted-notes-text = هذه كل الملاحظات التي حُذفت من هذا الملف الشخصي. ما عاد منها يبقى كما هو، وتعود الأخرى كما كانت آخر مرة، وتبدأ بطاقاتها من جديد.
