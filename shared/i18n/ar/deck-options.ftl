error-fsrs-noReviews = لا توجد مراجعات للتعلّم منها
next-fsrs-noReviews = يتعلّم FSRS من البطاقات التي تُعرف إجابتها الأولى وأُجيب عنها مجددًا في يوم لاحق. ادرس مدة من الزمن، أو وسّع البحث.
command-deckOptions = خيارات الرزمة…
options-title = خيارات «{ $deck }»
options-button = الخيارات
options-preset = مجموعة الخيارات
options-preset-shown = { $name } ({ $decks ->
        [zero] لا رزم
        [one] رزمة واحدة
        [two] رزمتان
        [few] { $decks } رزم
        [many] { $decks } رزمة
       *[other] { $decks } رزمة
    })
options-preset-actions = إجراءات على مجموعات الخيارات
options-used-by =
    { $decks ->
        [zero] لا تستخدم أي رزمة هذه المجموعة بعد.
        [one] تستخدم رزمة واحدة هذه المجموعة: { $names }.
        [two] تشترك رزمتان في هذه المجموعة وفي كل تغيير فيها: { $names }.
        [few] تشترك { $decks } رزم في هذه المجموعة وفي كل تغيير فيها: { $names }.
        [many] تشترك { $decks } رزمة في هذه المجموعة وفي كل تغيير فيها: { $names }.
       *[other] تشترك { $decks } رزمة في هذه المجموعة وفي كل تغيير فيها: { $names }.
    }
options-used-by-more = { $names } وغيرها
options-used-new = مجموعة جديدة: تُخزَّن عند الحفظ.
options-add = إضافة مجموعة…
options-clone = نسخ المجموعة…
options-rename = إعادة تسمية المجموعة…
options-remove = حذف المجموعة…
options-save-children = الحفظ لهذه الرزمة ولكل ما تحتها
options-optimize-all = حساب معاملات كل المجموعات
options-name-title-add = إضافة مجموعة خيارات
options-name-title-clone = نسخ «{ $name }»
options-name-title-rename = إعادة تسمية «{ $name }»
options-name = الاسم
options-name-empty = اكتب اسمًا أولًا.
options-name-copy = { $name } 2
options-name-do-add = إضافة المجموعة
options-name-do-clone = نسخ المجموعة
options-name-do-rename = إعادة التسمية
options-remove-title = حذف مجموعة الخيارات «{ $name }»؟
options-remove-decks =
    { $decks ->
        [zero] لا تستخدمها أي رزمة.
        [one] الرزمة التي تستخدمها تأخذ ما تحفظه لهذه الرزمة: مجموعتها وحدودها الخاصة.
        [two] الرزمتان اللتان تستخدمانها تأخذان ما تحفظه لهذه الرزمة: مجموعتها وحدودها الخاصة.
        [few] الرزم الـ{ $decks } التي تستخدمها تأخذ ما تحفظه لهذه الرزمة: مجموعتها وحدودها الخاصة.
        [many] الرزم الـ{ $decks } التي تستخدمها تأخذ ما تحفظه لهذه الرزمة: مجموعتها وحدودها الخاصة.
       *[other] الرزم الـ{ $decks } التي تستخدمها تأخذ ما تحفظه لهذه الرزمة: مجموعتها وحدودها الخاصة.
    }
options-remove-one-way = ستكون المزامنة التالية في اتجاه واحد: تُرسَل المجموعة كلها إلى الخادم أو تُجلب منه، ولا يمكن دمج تغييرات الأجهزة الأخرى التي لم تُزامَن بعد. زامن جميع الأجهزة أولًا.
options-remove-safe = تُحذف عند الحفظ، ويمكن التراجع قبل ذلك وبعده مباشرةً.
options-remove-do = حذف المجموعة
options-leave-title = الخروج دون حفظ؟
options-leave-text = غيّرت خيارات لم تُحفظ بعد.
options-leave-do = الخروج دون حفظ
options-leave-stay = متابعة التحرير
options-save = حفظ
options-saved = حُفظت الخيارات
options-saving =
    { $total ->
        [zero] جارٍ الحفظ: لا بطاقات
        [one] جارٍ الحفظ: { $done } من بطاقة واحدة
        [two] جارٍ الحفظ: { $done } من بطاقتين
        [few] جارٍ الحفظ: { $done } من { $total } بطاقات
        [many] جارٍ الحفظ: { $done } من { $total } بطاقة
       *[other] جارٍ الحفظ: { $done } من { $total } بطاقة
    }
options-mend = بعض القيم لا يمكن حفظها. وهي معلَّمة.
options-help = عن «{ $option }»
options-default = العودة إلى القيمة القياسية لـ«{ $option }»
options-range = من { $low } إلى { $high }.
options-all-decks = للمجموعة كلها
options-unit-days = يوم
options-unit-seconds = ثانية
options-unit-cards = بطاقة
options-unit-reviews = مراجعة
options-unit-lapses = إخفاق
options-section-limits = الحدود اليومية
options-section-new = البطاقات الجديدة
options-section-lapses = الإخفاقات
options-section-order = الترتيب
options-section-fsrs = FSRS
options-section-burying = الدفن
options-section-audio = الصوت
options-section-timer = المؤقّت
options-section-autoAdvance = التقدّم التلقائي
options-section-easyDays = الأيام الخفيفة
options-section-advanced = متقدم
options-level = أين يسري «{ $option }»
options-level-preset = المجموعة
options-level-deck = هذه الرزمة
options-level-today = اليوم فقط
options-level-is-preset = قيمة المجموعة { $value }.
options-warn-parent-limit = رزمة أعلى لا تسمح اليوم إلا بـ{ $count }.
options-warn-few-reviews =
    { $count ->
        [zero] هذا العدد من البطاقات الجديدة يؤدي إلى لا مراجعات في اليوم. حدٌّ أقل يترك بطاقات تنتظر ويؤخّر الجديدة.
        [one] هذا العدد من البطاقات الجديدة يؤدي إلى نحو مراجعة واحدة في اليوم. حدٌّ أقل يترك بطاقات تنتظر ويؤخّر الجديدة.
        [two] هذا العدد من البطاقات الجديدة يؤدي إلى نحو مراجعتين في اليوم. حدٌّ أقل يترك بطاقات تنتظر ويؤخّر الجديدة.
        [few] هذا العدد من البطاقات الجديدة يؤدي إلى نحو { $count } مراجعات في اليوم. حدٌّ أقل يترك بطاقات تنتظر ويؤخّر الجديدة.
        [many] هذا العدد من البطاقات الجديدة يؤدي إلى نحو { $count } مراجعة في اليوم. حدٌّ أقل يترك بطاقات تنتظر ويؤخّر الجديدة.
       *[other] هذا العدد من البطاقات الجديدة يؤدي إلى نحو { $count } مراجعة في اليوم. حدٌّ أقل يترك بطاقات تنتظر ويؤخّر الجديدة.
    }
options-warn-graduating =
    { $count ->
        [zero] أقصر من خطوة التعلّم الأخيرة (0 يوم).
        [one] أقصر من خطوة التعلّم الأخيرة (يوم واحد).
        [two] أقصر من خطوة التعلّم الأخيرة (يومان).
        [few] أقصر من خطوة التعلّم الأخيرة ({ $count } أيام).
        [many] أقصر من خطوة التعلّم الأخيرة ({ $count } يومًا).
       *[other] أقصر من خطوة التعلّم الأخيرة ({ $count } يوم).
    }
options-warn-easy =
    { $count ->
        [zero] أقصر من فاصل التخرّج (0 يوم).
        [one] أقصر من فاصل التخرّج (يوم واحد).
        [two] أقصر من فاصل التخرّج (يومان).
        [few] أقصر من فاصل التخرّج ({ $count } أيام).
        [many] أقصر من فاصل التخرّج ({ $count } يومًا).
       *[other] أقصر من فاصل التخرّج ({ $count } يوم).
    }
options-warn-minimum =
    { $count ->
        [zero] أقصر من خطوة إعادة التعلّم الأخيرة (0 يوم).
        [one] أقصر من خطوة إعادة التعلّم الأخيرة (يوم واحد).
        [two] أقصر من خطوة إعادة التعلّم الأخيرة (يومان).
        [few] أقصر من خطوة إعادة التعلّم الأخيرة ({ $count } أيام).
        [many] أقصر من خطوة إعادة التعلّم الأخيرة ({ $count } يومًا).
       *[other] أقصر من خطوة إعادة التعلّم الأخيرة ({ $count } يوم).
    }
options-warn-day-steps = الخطوات التي تبلغ يومًا أو أكثر تمنع FSRS من اختيار الفاصل بنفسه.
options-warn-long-answer =
    { $count ->
        [zero] فوق 0 دقيقة تُحسب فترات الراحة وقتَ دراسة في الإحصاءات.
        [one] فوق دقيقة واحدة تُحسب فترات الراحة وقتَ دراسة في الإحصاءات.
        [two] فوق دقيقتين تُحسب فترات الراحة وقتَ دراسة في الإحصاءات.
        [few] فوق { $count } دقائق تُحسب فترات الراحة وقتَ دراسة في الإحصاءات.
        [many] فوق { $count } دقيقة تُحسب فترات الراحة وقتَ دراسة في الإحصاءات.
       *[other] فوق { $count } دقيقة تُحسب فترات الراحة وقتَ دراسة في الإحصاءات.
    }
options-warn-short-maximum =
    { $count ->
        [zero] دون 0 يوم تعود البطاقات المحفوظة جيدًا أكثر بكثير من اللازم.
        [one] دون يوم واحد تعود البطاقات المحفوظة جيدًا أكثر بكثير من اللازم.
        [two] دون يومين تعود البطاقات المحفوظة جيدًا أكثر بكثير من اللازم.
        [few] دون { $count } أيام تعود البطاقات المحفوظة جيدًا أكثر بكثير من اللازم.
        [many] دون { $count } يومًا تعود البطاقات المحفوظة جيدًا أكثر بكثير من اللازم.
       *[other] دون { $count } يوم تعود البطاقات المحفوظة جيدًا أكثر بكثير من اللازم.
    }
options-warn-retention-low = دون { $count }٪ يُنسى الكثير حتى تُتعلّم البطاقات من جديد مرارًا.
options-warn-retention-high = فوق { $count }٪ تكلّف كل زيادة دراسةً أكثر بكثير.
options-warn-no-normal-day = ينبغي أن يكون يوم واحد على الأقل عاديًا؛ وإلا عوملت الأيام كلها سواءً.
options-wrong-no-steps = من دون FSRS تلزم خطوة واحدة على الأقل.
options-wrong-steps = اكتب مددًا مثل 30s أو 10m أو 2h أو 1d وبينها مسافات.
options-wrong-parameters = يجب أن تكون 17 أو 19 أو 21 عددًا، أو لا شيء للمعاملات المدمجة.
options-wrong-date = اختر يومًا موجودًا.
option-newPerDay = البطاقات الجديدة في اليوم
option-newPerDay-help = عدد البطاقات الجديدة التي تبدأ كل يوم. وتُحسب بطاقات الرزم التي تحتها أيضًا.
option-reviewsPerDay = المراجعات في اليوم
option-reviewsPerDay-help = عدد المراجعات التي تُعرض كل يوم، ومنها التعلّم الممتد على أيام. وعند بلوغه تُحجب البطاقات الجديدة أيضًا.
option-newCardsIgnoreReviewLimit = بطاقات جديدة مهما كان حد المراجعات
option-newCardsIgnoreReviewLimit-help = تُعرض البطاقات الجديدة حتى إن استنفدت مراجعات اليوم حدها.
option-applyAllParentLimits = الحدود تبدأ من الأعلى
option-applyAllParentLimits-help = تسري حدود الرزم العليا أيضًا عند دراسة رزمة تحتها وحدها.
option-learnStepsMins = خطوات التعلّم
option-learnStepsMins-help = المدد بين أولى الإجابات عن بطاقة جديدة، مثل «1m 10m». «جيد» ينتقل إلى الخطوة التالية و«مرة أخرى» يعود إلى الأولى. s وm وh وd تعني ثوانيَ ودقائق وساعات وأيامًا.
option-graduatingIntervalDays = فاصل التخرّج
option-graduatingIntervalDays-help = الأيام حتى تعود البطاقة بعد «جيد» في خطوة تعلّمها الأخيرة.
option-easyIntervalDays = فاصل «سهل»
option-easyIntervalDays-help = الأيام حتى تعود البطاقة بعد أن ينهي «سهل» تعلّمها فورًا.
option-insertOrder = موضع البطاقات الجديدة
option-insertOrder-help = أين تقف البطاقات المضافة بين الجديدة. وتغييره يعيد ترتيب مواضع البطاقات الجديدة الموجودة.
option-insertOrder-sequential = بترتيب الإضافة
option-insertOrder-random = عشوائيًا
option-relearnStepsMins = خطوات إعادة التعلّم
option-relearnStepsMins-help = المدد بعد «مرة أخرى» في بطاقة مراجعة. ومن دونها تمضي البطاقة فورًا بفاصلها الجديد.
option-minimumLapseIntervalDays = أقل فاصل
option-minimumLapseIntervalDays-help = أقصر فاصل للبطاقة بعد «مرة أخرى».
option-leechThreshold = عتبة العلقات
option-leechThreshold-help = بعد هذا العدد من الإخفاقات تُعدّ البطاقة علقة، ثم كلما زادت بنصفه. أعد صياغة مثل هذه البطاقة أو أبعدها.
option-leechAction = ما يحدث للعلقات
option-leechAction-help = تحصل العلقة دائمًا على الوسم «leech». وإذا عُلّقت فلا تُعرض حتى تعيدها.
option-leechAction-suspend = تعليق البطاقة
option-leechAction-tagOnly = وسم الملاحظة فقط
option-newGatherOrder = تؤخذ البطاقات الجديدة
option-newGatherOrder-help = أي البطاقات الجديدة تؤخذ ضمن الحدود: رزمة فرزمة، أو بحسب مواضعها، أو عشوائيًا.
option-newGatherOrder-deck = رزمة فرزمة
option-newGatherOrder-deckThenRandomNotes = رزمة فرزمة، ملاحظات عشوائية
option-newGatherOrder-ascendingPosition = بحسب الموضع، الأولى أولًا
option-newGatherOrder-descendingPosition = بحسب الموضع، الأخيرة أولًا
option-newGatherOrder-randomNotes = ملاحظات عشوائية
option-newGatherOrder-randomCards = بطاقات عشوائية
option-newSortOrder = تُعرض البطاقات الجديدة
option-newSortOrder-help = بأي ترتيب تُعرض البطاقات الجديدة المأخوذة.
option-newSortOrder-cardType = بحسب نوع البطاقة ثم كما أُخذت
option-newSortOrder-gathered = كما أُخذت
option-newSortOrder-cardTypeThenRandom = بحسب نوع البطاقة ثم عشوائيًا
option-newSortOrder-randomNoteThenCardType = ملاحظات عشوائية ثم بحسب نوع البطاقة
option-newSortOrder-random = عشوائيًا
option-newMix = البطاقات الجديدة والمراجعات
option-newMix-help = هل تختلط البطاقات الجديدة بالمراجعات أم تأتي قبلها أو بعدها.
option-newMix-mix = مختلطة
option-newMix-after = الجديدة بعد المراجعات
option-newMix-before = الجديدة قبل المراجعات
option-interdayLearningMix = التعلّم الممتد على أيام والمراجعات
option-interdayLearningMix-help = الأمر نفسه للبطاقات التي تجاوزت خطوة تعلّمها يومًا.
option-interdayLearningMix-mix = مختلطة
option-interdayLearningMix-after = التعلّم بعد المراجعات
option-interdayLearningMix-before = التعلّم قبل المراجعات
option-reviewOrder = تُعرض المراجعات
option-reviewOrder-help = أي المراجعات تأتي أولًا. ويحدد أيها ينتظر حين تزيد على الحد.
option-reviewOrder-due = بحسب يوم الاستحقاق ثم عشوائيًا
option-reviewOrder-dueThenDeck = بحسب يوم الاستحقاق ثم الرزمة
option-reviewOrder-deckThenDue = بحسب الرزمة ثم يوم الاستحقاق
option-reviewOrder-intervalsAscending = الفاصل الأقصر أولًا
option-reviewOrder-intervalsDescending = الفاصل الأطول أولًا
option-reviewOrder-easeAscending = الأقل سهولة أولًا (مع FSRS: الأصعب)
option-reviewOrder-easeDescending = الأكثر سهولة أولًا (مع FSRS: الأقل صعوبة)
option-reviewOrder-retrievabilityAscending = الأقل تذكرًا أولًا
option-reviewOrder-retrievabilityDescending = الأكثر تذكرًا أولًا
option-reviewOrder-relativeOverdueness = الأكثر تأخرًا نسبةً إلى فاصله أولًا
option-reviewOrder-random = عشوائيًا
option-reviewOrder-added = الأقدم إضافة أولًا
option-reviewOrder-reverseAdded = الأحدث إضافة أولًا
option-buryNew = دفن الأخوات الجديدة
option-buryNew-help = تنتظر البطاقات الجديدة الأخرى للملاحظة إلى الغد بعد الإجابة عن إحدى بطاقاتها.
option-buryReviews = دفن الأخوات المستحقة
option-buryReviews-help = تنتظر المراجعات الأخرى للملاحظة إلى الغد بعد الإجابة عن إحدى بطاقاتها.
option-buryInterdayLearning = دفن الأخوات في التعلّم الممتد على أيام
option-buryInterdayLearning-help = تنتظر إلى الغد بطاقات الملاحظة الأخرى التي تجاوزت خطوة تعلّمها يومًا.
option-disableAutoplay = عدم تشغيل الصوت تلقائيًا
option-disableAutoplay-help = لا تبدأ الأصوات إلا حين تطلبها.
option-skipQuestionOnReplay = إعادة صوت الإجابة فقط
option-skipQuestionOnReplay-help = إعادة التشغيل في وجه الإجابة تترك أصوات السؤال.
option-answerTimeCapSecs = أطول وقت للإجابة
option-answerTimeCapSecs-help = الوقت الأطول يُحسب بهذا القدر، حتى لا تشوّه فترات الراحة الإحصاءات.
option-showTimer = إظهار المؤقّت
option-showTimer-help = تُعرض الثواني التي استغرقتها الإجابة حتى الآن.
option-stopTimerOnAnswer = إيقاف المؤقّت عند الإجابة
option-stopTimerOnAnswer-help = يقف المؤقّت المعروض حين تظهر الإجابة، ويستمر الوقت المحسوب.
option-questionSecs = ثواني السؤال
option-questionSecs-help = مع التقدّم التلقائي يحدث ما يُختار أدناه بعد هذا العدد من الثواني. والصفر يوقفه.
option-answerSecs = ثواني الإجابة
option-answerSecs-help = مع التقدّم التلقائي يحدث ما يُختار أدناه بعد هذا العدد من الثواني. والصفر يوقفه.
option-waitForAudio = انتظار الصوت
option-waitForAudio-help = تُحسب الثواني من نهاية الأصوات.
option-questionAction = بعد وقت السؤال
option-questionAction-help = ما يفعله التقدّم التلقائي حين ينتهي وقت السؤال.
option-questionAction-showAnswer = إظهار الإجابة
option-questionAction-showReminder = إظهار تذكير
option-answerAction = بعد وقت الإجابة
option-answerAction-help = ما يفعله التقدّم التلقائي حين ينتهي وقت الإجابة.
option-answerAction-buryCard = دفن البطاقة
option-answerAction-answerAgain = الإجابة بـ«مرة أخرى»
option-answerAction-answerHard = الإجابة بـ«صعب»
option-answerAction-answerGood = الإجابة بـ«جيد»
option-answerAction-showReminder = إظهار تذكير
option-easyDays = الأيام الخفيفة
option-easyDays-help = الأيام التي تُستحق فيها مراجعات أقل. ومع FSRS وإعادة الجدولة عند التغيير تنتقل البطاقات الموجودة أيضًا.
options-easy-normal = عادي
options-easy-reduced = مخفَّف
options-easy-minimum = الأدنى
option-fsrs = استخدام FSRS
option-fsrs-help = يتعلّم FSRS من إجاباتك مدى تذكّرك، ويعرض البطاقات حين توشك أن تنساها. ويسري على كل الرزم، وتُخفى خيارات المجدوِل الأقدم ما دام مفعّلًا.
option-desiredRetention = التذكّر المطلوب
option-desiredRetention-help = احتمال تذكّر البطاقة عند استحقاقها. الأعلى يعني مراجعات أكثر، وبشدة فوق 0.95.
options-workload = مقدار الدراسة نحو { $factor } مما هو عليه مع { $before }.
options-workload-same = كلما ارتفع كثر عرض البطاقات.
options-workload-working = جارٍ حساب الفرق في مقدار الدراسة…
option-fsrsParameters = معاملات FSRS
option-fsrsParameters-help = أعداد تصف ذاكرتك، والفراغ يعني المعاملات المدمجة. دعها تُحسب بدل كتابتها باليد.
option-optimizeSearch = البطاقات التي يُتعلَّم منها
option-optimizeSearch-help = بحث عن البطاقات التي تُحسب المعاملات من مراجعاتها. والفراغ يعني بطاقات هذه المجموعة غير المعلّقة.
options-parameters-empty = المعاملات المدمجة.
options-optimize-search-empty = بطاقات هذه المجموعة.
option-fsrsHealthCheck = فحص مدى الملاءمة
option-fsrsHealthCheck-help = بعد الحساب يُنظر هل يصف FSRS ذاكرتك جيدًا. ويستغرق وقتًا أطول.
option-reschedule = إعادة جدولة البطاقات عند التغيير
option-reschedule-help = ينقل الحفظ أيام استحقاق كل البطاقات التي يمسّها خيار FSRS متغيّر، ويكتب سطرًا في سجل كل بطاقة. وقد تُستحق بطاقات كثيرة دفعة واحدة. ويكون متوقفًا في المرة القادمة.
option-historicalRetention = التذكّر في الماضي
option-historicalRetention-help = كم كنت تتذكّر حيث ينقص سجل المراجعات، لتقدير ذاكرة مثل هذه البطاقات.
option-ignoreReviewsBefore = تجاهل المراجعات قبل
option-ignoreReviewsBefore-help = البطاقات التي رُوجعت قبل هذا اليوم تُترك عند حساب المعاملات، كالتي من طريقة أخرى في الإجابة.
options-ignored =
    { $total ->
        [zero] لا بطاقات مدروسة.
        [one] { $included } من بطاقة مدروسة واحدة تحتفظ بمراجعاتها.
        [two] { $included } من بطاقتين مدروستين تحتفظ بمراجعاتها.
        [few] { $included } من { $total } بطاقات مدروسة تحتفظ بمراجعاتها.
        [many] { $included } من { $total } بطاقة مدروسة تحتفظ بمراجعاتها.
       *[other] { $included } من { $total } بطاقة مدروسة تحتفظ بمراجعاتها.
    }
options-optimize = حساب المعاملات
options-evaluate = تقييم
options-learning =
    { $reviews ->
        [zero] جارٍ الحساب: { $percent }٪ من لا مراجعات
        [one] جارٍ الحساب: { $percent }٪ من مراجعة واحدة
        [two] جارٍ الحساب: { $percent }٪ من مراجعتين
        [few] جارٍ الحساب: { $percent }٪ من { $reviews } مراجعات
        [many] جارٍ الحساب: { $percent }٪ من { $reviews } مراجعة
       *[other] جارٍ الحساب: { $percent }٪ من { $reviews } مراجعة
    }
options-learning-begin = قراءة المراجعات…
options-learning-all = المجموعة { $number } من { $count }: { $name }
options-learned =
    { $reviews ->
        [zero] معاملات جديدة من دون مراجعات. احفظ لاستخدامها.
        [one] معاملات جديدة من مراجعة واحدة. احفظ لاستخدامها.
        [two] معاملات جديدة من مراجعتين. احفظ لاستخدامها.
        [few] معاملات جديدة من { $reviews } مراجعات. احفظ لاستخدامها.
        [many] معاملات جديدة من { $reviews } مراجعة. احفظ لاستخدامها.
       *[other] معاملات جديدة من { $reviews } مراجعة. احفظ لاستخدامها.
    }
options-learned-same =
    { $reviews ->
        [zero] المعاملات هي الأفضل الممكن من دون مراجعات.
        [one] المعاملات هي الأفضل الممكن مع مراجعة واحدة.
        [two] المعاملات هي الأفضل الممكن مع مراجعتين.
        [few] المعاملات هي الأفضل الممكن مع { $reviews } مراجعات.
        [many] المعاملات هي الأفضل الممكن مع { $reviews } مراجعة.
       *[other] المعاملات هي الأفضل الممكن مع { $reviews } مراجعة.
    }
options-learned-all =
    { $changed ->
        [zero] لم تحتج أي مجموعة إلى معاملات أخرى.
        [one] حصلت مجموعة واحدة على معاملات جديدة. احفظ لاستخدامها.
        [two] حصلت مجموعتان على معاملات جديدة. احفظ لاستخدامها.
        [few] حصلت { $changed } مجموعات على معاملات جديدة. احفظ لاستخدامها.
        [many] حصلت { $changed } مجموعة على معاملات جديدة. احفظ لاستخدامها.
       *[other] حصلت { $changed } مجموعة على معاملات جديدة. احفظ لاستخدامها.
    }
options-learned-skipped =
    { $count ->
        [zero] لكل المجموعات مراجعات للتعلّم منها.
        [one] مجموعة واحدة بلا مراجعات للتعلّم منها.
        [two] مجموعتان بلا مراجعات للتعلّم منها.
        [few] { $count } مجموعات بلا مراجعات للتعلّم منها.
        [many] { $count } مجموعة بلا مراجعات للتعلّم منها.
       *[other] { $count } مجموعة بلا مراجعات للتعلّم منها.
    }
options-healthy = يصف FSRS ذاكرتك جيدًا.
options-unhealthy = يصف FSRS ذاكرتك أقل من المعتاد. وأكثر الأسباب إجابات تعني غير النسيان (كاختيار «صعب» لبطاقة نسيتها).
options-fit =
    { $reviews ->
        [zero] الخسارة اللوغاريتمية { $logLoss }، وRMSE { $rmse }٪ في 0 مراجعة. الأصغر أفضل.
        [one] الخسارة اللوغاريتمية { $logLoss }، وRMSE { $rmse }٪ في مراجعة واحدة. الأصغر أفضل.
        [two] الخسارة اللوغاريتمية { $logLoss }، وRMSE { $rmse }٪ في مراجعتين. الأصغر أفضل.
        [few] الخسارة اللوغاريتمية { $logLoss }، وRMSE { $rmse }٪ في { $reviews } مراجعات. الأصغر أفضل.
        [many] الخسارة اللوغاريتمية { $logLoss }، وRMSE { $rmse }٪ في { $reviews } مراجعة. الأصغر أفضل.
       *[other] الخسارة اللوغاريتمية { $logLoss }، وRMSE { $rmse }٪ في { $reviews } مراجعة. الأصغر أفضل.
    }
options-learn-unsaved = احفظ المجموعة الجديدة أولًا: لا تُعرف رُزَمها إلا حينئذ.
options-last-optimized =
    { $days ->
        [zero] حُسبت معاملات كل المجموعات اليوم.
        [one] حُسبت معاملات كل المجموعات أمس.
        [two] حُسبت معاملات كل المجموعات قبل يومين.
        [few] حُسبت معاملات كل المجموعات قبل { $days } أيام.
        [many] حُسبت معاملات كل المجموعات قبل { $days } يومًا.
       *[other] حُسبت معاملات كل المجموعات قبل { $days } يوم.
    }
option-maximumIntervalDays = أقصى فاصل
option-maximumIntervalDays-help = لا تؤجَّل أي مراجعة لأطول من ذلك.
option-startingEase = السهولة عند البدء
option-startingEase-help = السهولة التي تبدأ بها البطاقات الجديدة: ما يُضرب فيه الفاصل عند «جيد».
option-easyBonus = علاوة «سهل»
option-easyBonus-help = ما يُضرب فيه الفاصل عند «سهل» إلى جانب السهولة.
option-intervalModifier = معدِّل الفواصل
option-intervalModifier-help = ما تُضرب فيه الفواصل كلها: 1.10 يطيلها بمقدار العُشر.
option-hardMultiplier = فاصل «صعب»
option-hardMultiplier-help = ما يُضرب فيه الفاصل عند «صعب».
option-lapseMultiplier = الفاصل الجديد
option-lapseMultiplier-help = ما يُضرب فيه الفاصل عند «مرة أخرى». والصفر يبدأ من أقل فاصل.
option-cardStateCustomizer = جدولة مخصصة
option-cardStateCustomizer-help = جافاسكربت قد تغيّر ما تؤدي إليه الإجابة في كل الرزم. لا تستخدم إلا ما تفهمه: فقد تفسد جدولة كل بطاقة.
