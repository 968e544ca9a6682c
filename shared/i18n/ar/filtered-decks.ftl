error-deck-nothingFound = لا توجد بطاقة تناسب هذه الرزمة المصفّاة.
next-deck-nothingFound = تُستثنى البطاقات المعلّقة والمدفونة وبطاقات الرزم المصفّاة الأخرى. وسّع البحث، أو اسمح بأن تكون الرزمة فارغة.
command-createFilteredDeck = إنشاء رزمة مصفّاة…
command-rebuildDeck = إعادة بناء الرزمة المصفّاة
command-emptyDeck = تفريغ الرزمة المصفّاة
decks-action-options = الخيارات…
decks-action-rebuild = إعادة البناء
decks-action-empty = تفريغ
filtered-title-new = إنشاء رزمة مصفّاة
filtered-title-change = خيارات «{ $deck }»
filtered-new-name = رزمة مصفّاة { $time }
filtered-intro = تستعير البطاقات التي يجدها البحث، ثم تعود إلى رُزَمها بعد الدراسة.
filtered-search = البحث
filtered-search-second = البحث الثاني
filtered-use-second = بحث ثانٍ عمّا يتركه الأول
filtered-limit = الحد الأقصى
filtered-limit-unit = بطاقة
filtered-order = تؤخذ بهذا الترتيب
filtered-order-0 = ما لم يُرَ منذ أطول مدة أولًا
filtered-order-1 = عشوائيًا
filtered-order-2 = الفاصل الأقصر أولًا
filtered-order-3 = الفاصل الأطول أولًا
filtered-order-4 = الأكثر نسيانًا أولًا
filtered-order-5 = الأقدم إضافة أولًا
filtered-order-6 = المستحق أولًا
filtered-order-7 = الأحدث إضافة أولًا
filtered-order-8 = الأقل تذكرًا أولًا
filtered-order-9 = الأكثر تذكرًا أولًا
filtered-order-10 = الأكثر تأخرًا نسبةً إلى فاصله أولًا
filtered-found =
    { $found ->
        [zero] لا يجد أي بطاقة
        [one] يجد بطاقة واحدة
        [two] يجد بطاقتين
        [few] يجد { $found } بطاقات
        [many] يجد { $found } بطاقة
       *[other] يجد { $found } بطاقة
    }
filtered-taken =
    { $taken ->
        [zero] لا يأخذ شيئًا
        [one] يأخذ واحدة
        [two] يأخذ اثنتين
        [few] يأخذ { $taken }
        [many] يأخذ { $taken }
       *[other] يأخذ { $taken }
    }
filtered-out-suspended =
    { $count ->
        [zero] لا معلّقة
        [one] واحدة معلّقة
        [two] اثنتان معلّقتان
        [few] { $count } معلّقة
        [many] { $count } معلّقة
       *[other] { $count } معلّقة
    }
filtered-out-buried =
    { $count ->
        [zero] لا مدفونة
        [one] واحدة مدفونة
        [two] اثنتان مدفونتان
        [few] { $count } مدفونة
        [many] { $count } مدفونة
       *[other] { $count } مدفونة
    }
filtered-out-elsewhere =
    { $count ->
        [zero] لا شيء في رزم مصفّاة أخرى
        [one] واحدة في رزمة مصفّاة أخرى
        [two] اثنتان في رزم مصفّاة أخرى
        [few] { $count } في رزم مصفّاة أخرى
        [many] { $count } في رزم مصفّاة أخرى
       *[other] { $count } في رزم مصفّاة أخرى
    }
filtered-counting = جارٍ العدّ…
filtered-reschedule = تغيّر الإجابات موعد عودة البطاقات
filtered-reschedule-hint = عند الإيقاف تُعرض البطاقات للمعاينة فقط، وتعود كما كانت.
filtered-delays = في المعاينة تعود البطاقة بعد
filtered-delay-again = مرة أخرى
filtered-delay-hard = صعب
filtered-delay-good = جيد
filtered-delay-unit = ثانية
filtered-delay-hint = بعد 0 ثانية: تعود إلى رزمتها فورًا. «سهل» تعيدها دائمًا.
filtered-even-if-empty = أبقِ الرزمة حتى إن لم يوجد شيء
filtered-build = بناء
filtered-save = إعادة البناء
filtered-built =
    { $cards ->
        [zero] ليس في «{ $deck }» بطاقات
        [one] في «{ $deck }» بطاقة واحدة
        [two] في «{ $deck }» بطاقتان
        [few] في «{ $deck }» { $cards } بطاقات
        [many] في «{ $deck }» { $cards } بطاقة
       *[other] في «{ $deck }» { $cards } بطاقة
    }
filtered-rebuilt =
    { $cards ->
        [zero] أُعيد بناء الرزمة: لا بطاقة تناسبها الآن
        [one] أُعيد بناء الرزمة ببطاقة واحدة
        [two] أُعيد بناء الرزمة ببطاقتين
        [few] أُعيد بناء الرزمة بـ{ $cards } بطاقات
        [many] أُعيد بناء الرزمة بـ{ $cards } بطاقة
       *[other] أُعيد بناء الرزمة بـ{ $cards } بطاقة
    }
filtered-emptied =
    { $cards ->
        [zero] لم تكن هناك بطاقة لتعود
        [one] عادت بطاقة واحدة إلى رزمتها
        [two] عادت بطاقتان إلى رزمتيهما
        [few] عادت { $cards } بطاقات إلى رُزَمها
        [many] عادت { $cards } بطاقة إلى رُزَمها
       *[other] عادت { $cards } بطاقة إلى رُزَمها
    }
filtered-rebuild = إعادة البناء
filtered-empty = تفريغ
filtered-options = الخيارات
