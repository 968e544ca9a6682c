# The browser of cards and notes.
nav-browse = تصفح
command-browse = تصفح البطاقات والملاحظات
browser-title = تصفح
browser-search = بحث
browser-search-hint = كلمات، deck:name، tag:name، is:due …
browser-earlier = عمليات البحث السابقة
browser-none = لا شيء يطابق هذا البحث.
browser-gone = (محذوفة)
browser-rows =
    { $mode ->
        [notes] الملاحظات التي عُثر عليها
       *[cards] البطاقات التي عُثر عليها
    }
browser-mode = عرض
browser-menu =
    { $of ->
        [notes] الملاحظات
        [selection] الصفوف
        [go] انتقال
       *[cards] البطاقات
    }
browser-columns = الأعمدة
browser-layout = التخطيط
browser-layout-kind =
    { $layout ->
        [vertical] الملاحظة تحت الصفوف
        [horizontal] الملاحظة بجانب الصفوف
       *[auto] بحسب سعة النافذة
    }
browser-count =
    { $count ->
        [zero] لا شيء
        [one] المختار { $chosen } من { $count }
        [two] المختار { $chosen } من { $count }
        [few] المختار { $chosen } من { $count }
        [many] المختار { $chosen } من { $count }
       *[other] المختار { $chosen } من { $count }
    }
browser-window-title =
    { $count ->
        [zero] تصفح (لا شيء)
        [one] تصفح (المختار { $chosen } من { $count })
        [two] تصفح (المختار { $chosen } من { $count })
        [few] تصفح (المختار { $chosen } من { $count })
        [many] تصفح (المختار { $chosen } من { $count })
       *[other] تصفح (المختار { $chosen } من { $count })
    }
browser-column-hint =
    { $sortable ->
        [no] اسحبه، أو Ctrl مع مفتاح سهم: مكان آخر
       *[yes] اضغط للترتيب. اسحبه، أو Ctrl مع مفتاح سهم: مكان آخر
    }
browser-column-moved = صار العمود «{ $column }» في الموضع { $place } من { $count }
browser-grade-title =
    { $count ->
        [zero] لا بطاقات للتقييم
        [one] تقييم بطاقة واحدة الآن
        [two] تقييم بطاقتين الآن
        [few] تقييم { $count } بطاقات الآن
        [many] تقييم { $count } بطاقة الآن
       *[other] تقييم { $count } بطاقة الآن
    }
browser-grade-label = الإجابة
browser-grade-text = كأنك أجبت أثناء الدراسة، سواء أحان الموعد أم لم يحن.
browser-grade-do = تقييم
browser-graded =
    { $count ->
        [zero] لم تُقيَّم أي بطاقة
        [one] قُيِّمت بطاقة واحدة
        [two] قُيِّمت بطاقتان
        [few] قُيِّمت { $count } بطاقات
        [many] قُيِّمت { $count } بطاقة
       *[other] قُيِّمت { $count } بطاقة
    }
preview-title = معاينة
preview-both-sides = الوجهان معًا
preview-replay = إعادة التشغيل
preview-back = رجوع
preview-forth =
    { $side ->
        [question] إظهار الجواب
       *[answer] البطاقة التالية
    }
preview-place =
    { $side ->
        [question] { $count ->
            [zero] السؤال
            [one] السؤال، الصف { $number } من { $count }
            [two] السؤال، الصف { $number } من { $count }
            [few] السؤال، الصف { $number } من { $count }
            [many] السؤال، الصف { $number } من { $count }
           *[other] السؤال، الصف { $number } من { $count }
        }
       *[answer] { $count ->
            [zero] الجواب
            [one] الجواب، الصف { $number } من { $count }
            [two] الجواب، الصف { $number } من { $count }
            [few] الجواب، الصف { $number } من { $count }
            [many] الجواب، الصف { $number } من { $count }
           *[other] الجواب، الصف { $number } من { $count }
        }
    }
preview-gone = لم تعد هذه البطاقة موجودة.
browser-percent = { $percent } ٪
browser-position = جديدة رقم { $position }
browser-state =
    { $state ->
        [learning] قيد التعلم
        [filtered] رزمة مُصفّاة
       *[new] جديدة
    }
browser-decks =
    { $count ->
        [zero] لا رزم
        [one] رزمة واحدة
        [two] رزمتان
        [few] { $count } رزم
        [many] { $count } رزمة
       *[other] { $count } رزمة
    }
browser-column =
    { $column ->
        [template] { $mode ->
            [notes] البطاقات
           *[cards] البطاقة
        }
        [question] السؤال
        [answer] الجواب
        [deck] الرزمة
        [cardDue] الاستحقاق
        [cardEase] { $mode ->
            [notes] متوسط السهولة
           *[cards] السهولة
        }
        [cardIvl] { $mode ->
            [notes] متوسط الفاصل
           *[cards] الفاصل
        }
        [cardLapses] الزلات
        [cardReps] المراجعات
        [noteTags] الوسوم
        [note] نوع الملاحظة
        [noteCrt] أُنشئت
        [cardMod] تغيّرت البطاقة
        [noteMod] تغيّرت الملاحظة
        [originalPosition] الموضع
        [stability] الثبات
        [difficulty] الصعوبة
        [retrievability] إمكان الاستحضار
       *[noteFld] حقل الترتيب
    }
browser-sidebar = ما يُبحث عنه
browser-sidebar-filter = تصفية
browser-fold = طيّ { $name } أو فتحه
browser-section =
    { $section ->
        [today] اليوم
        [flags] الأعلام
        [cardState] حالة البطاقة
        [decks] الرزم
        [notetypes] أنواع الملاحظات
        [tags] الوسوم
       *[savedSearches] عمليات البحث المحفوظة
    }
browser-today =
    { $what ->
        [added] أُضيفت
        [edited] حُرّرت
        [studied] دُرست
        [introduced] أول مراجعة
        [rescheduled] أُعيدت جدولتها
        [again] مجددًا
        [overdue] متأخرة
       *[due] مستحقة
    }
browser-flag =
    { $flag ->
        [0] بلا علم
        [1] أحمر
        [2] برتقالي
        [3] أخضر
        [4] أزرق
        [5] وردي
        [6] فيروزي
       *[7] أرجواني
    }
browser-cardState =
    { $state ->
        [learn] قيد التعلم
        [review] مراجعة
        [suspended] معلّقة
        [buried] مدفونة
       *[new] جديدة
    }
browser-deck-current = الرزمة المختارة
browser-untagged = بلا وسوم
browser-nothing-chosen = اختر صفًا أولًا.
browser-cards-changed =
    { $count ->
        [zero] لم تتغيّر أي بطاقة
        [one] تغيّرت بطاقة واحدة
        [two] تغيّرت بطاقتان
        [few] تغيّرت { $count } بطاقات
        [many] تغيّرت { $count } بطاقة
       *[other] تغيّرت { $count } بطاقة
    }
browser-notes-changed =
    { $count ->
        [zero] لم تتغيّر أي ملاحظة
        [one] تغيّرت ملاحظة واحدة
        [two] تغيّرت ملاحظتان
        [few] تغيّرت { $count } ملاحظات
        [many] تغيّرت { $count } ملاحظة
       *[other] تغيّرت { $count } ملاحظة
    }
browser-removed =
    { $count ->
        [zero] لم تُحذف أي ملاحظة
        [one] حُذفت ملاحظة واحدة مع بطاقاتها
        [two] حُذفت ملاحظتان مع بطاقاتهما
        [few] حُذفت { $count } ملاحظات مع بطاقاتها
        [many] حُذفت { $count } ملاحظة مع بطاقاتها
       *[other] حُذفت { $count } ملاحظة مع بطاقاتها
    }
browser-tags-cleared =
    { $count ->
        [zero] كل الوسوم مستعملة
        [one] أُزيل وسم واحد غير مستعمل
        [two] أُزيل وسمان غير مستعملين
        [few] أُزيلت { $count } وسوم غير مستعملة
        [many] أُزيل { $count } وسمًا غير مستعمل
       *[other] أُزيل { $count } وسم غير مستعمل
    }
browser-action =
    { $action ->
        [changeDeck] تغيير الرزمة…
        [setDueDate] تعيين موعد الاستحقاق…
        [gradeNow] تقييم الآن…
        [reset] إعادة الضبط…
        [reposition] تغيير الموضع…
        [suspend] تعليق أو استرجاع
        [bury] دفن أو استرجاع
        [flag1] علم أحمر
        [flag2] علم برتقالي
        [flag3] علم أخضر
        [flag4] علم أزرق
        [flag5] علم وردي
        [flag6] علم فيروزي
        [flag7] علم أرجواني
        [preview] معاينة
        [info] معلومات البطاقة
        [add] إضافة ملاحظة
        [export] تصدير الملاحظات…
        [addTags] إضافة وسوم…
        [removeTags] إزالة وسوم…
        [clearUnusedTags] إزالة الوسوم غير المستعملة
        [mark] تمييز أو إلغاؤه
        [findReplace] بحث واستبدال…
        [findDuplicates] البحث عن المكرر…
        [changeNotetype] تغيير نوع الملاحظة…
        [copy] إنشاء نسخة
        [manageNotetypes] إدارة أنواع الملاحظات…
        [selectAll] اختيار الكل
        [selectNotes] إيجاد كل بطاقات الملاحظات المختارة
        [invert] اختيار كل ما عداها
        [saveSearch] حفظ البحث…
        [filteredDeck] رزمة مُصفّاة من هذا البحث…
        [filteredDeckSecond] رزمة مُصفّاة، هذا البحث ثانيًا…
        [otherMode] بطاقات أو ملاحظات
        [close] إغلاق
        [find] البحث
        [filterSidebar] تصفية الشريط الجانبي
        [sidebar] الشريط الجانبي
        [rows] الصفوف
        [note] الملاحظة
        [searchTool] الشريط الجانبي يبحث
        [selectTool] الشريط الجانبي يحدّد
        [firstRow] الصف الأول
        [previousRow] الصف السابق
        [nextRow] الصف التالي
        [lastRow] الصف الأخير
       *[remove] حذف الملاحظات
    }
browser-action-flag = علم { $name }
browser-change-deck-title =
    { $count ->
        [zero] لا بطاقات للنقل
        [one] نقل بطاقة واحدة
        [two] نقل بطاقتين
        [few] نقل { $count } بطاقات
        [many] نقل { $count } بطاقة
       *[other] نقل { $count } بطاقة
    }
browser-change-deck-do = نقل
browser-tags-title =
    { $kind ->
        [removeTags] { $count ->
            [zero] لا ملاحظات
            [one] إزالة وسوم من ملاحظة واحدة
            [two] إزالة وسوم من ملاحظتين
            [few] إزالة وسوم من { $count } ملاحظات
            [many] إزالة وسوم من { $count } ملاحظة
           *[other] إزالة وسوم من { $count } ملاحظة
        }
       *[addTags] { $count ->
            [zero] لا ملاحظات
            [one] إضافة وسوم إلى ملاحظة واحدة
            [two] إضافة وسوم إلى ملاحظتين
            [few] إضافة وسوم إلى { $count } ملاحظات
            [many] إضافة وسوم إلى { $count } ملاحظة
           *[other] إضافة وسوم إلى { $count } ملاحظة
        }
    }
browser-tags-do =
    { $kind ->
        [removeTags] إزالة الوسوم
       *[addTags] إضافة الوسوم
    }
browser-findReplace-title =
    { $count ->
        [zero] بحث واستبدال في كل الملاحظات
        [one] بحث واستبدال في ملاحظة واحدة
        [two] بحث واستبدال في ملاحظتين
        [few] بحث واستبدال في { $count } ملاحظات
        [many] بحث واستبدال في { $count } ملاحظة
       *[other] بحث واستبدال في { $count } ملاحظة
    }
browser-replace-find = البحث عن
browser-replace-by = الاستبدال بـ
browser-replace-in = في
browser-replace-all-fields = كل الحقول
browser-replace-chosen-only = في الملاحظات المختارة فقط
browser-replace-ignore-case = تجاهل حالة الأحرف
browser-replace-regex = ما يُبحث عنه تعبير نمطي
browser-replace-do = استبدال الكل
browser-replaced =
    { $count ->
        [zero] لم تتغيّر أي ملاحظة
        [one] تغيّر { $changed } من ملاحظة واحدة
        [two] تغيّر { $changed } من ملاحظتين
        [few] تغيّر { $changed } من { $count } ملاحظات
        [many] تغيّر { $changed } من { $count } ملاحظة
       *[other] تغيّر { $changed } من { $count } ملاحظة
    }
browser-reposition-title = تغيير مواضع البطاقات الجديدة
browser-reposition-places = مواضع البطاقات الجديدة الآن من { $first } إلى { $last }.
browser-reposition-start = الموضع الأول
browser-reposition-step = الخطوة
browser-reposition-random = بترتيب عشوائي
browser-reposition-shift = تأخير البطاقات التي بعدها
browser-reposition-do = تغيير المواضع
