# The sidebar of the browser: what is done with its entries.
browser-tools = ما تفعله الضغطة
browser-tool =
    { $tool ->
        [select] تحديد
       *[search] بحث
    }
browser-entry-actions = ما يُفعل بالعنصر
browser-entry-action =
    { $action ->
        [searchAnd] تضييق البحث به
        [searchOr] البحث عنه أيضًا
        [searchNot] استبعاده من البحث
        [searchAll] البحث عمّا يجمعها كلها
        [searchAny] البحث عمّا فيه أي منها
        [saveSearch] حفظ البحث…
        [updateSaved] حفظ البحث بهذا الاسم
        [rename] تغيير الاسم…
        [move] نقل…
        [remove] حذف
       *[search] بحث
    }
browser-entry-name = الاسم
browser-entry-name-empty = أعطه اسمًا.
browser-entry-name-taken = هناك بحث محفوظ بهذا الاسم.
browser-entry-rename-title = تغيير اسم «{ $name }»
browser-entry-rename-do = تغيير الاسم
browser-save-search-title = حفظ البحث
browser-save-search-do = حفظ
browser-saved = حُفظ البحث باسم «{ $name }»
browser-flag-name-hint = اتركه فارغًا ليبقى «{ $name }».
browser-tag-name-hint = بعلامة :: يصير تحت وسم آخر.
browser-tag-name-space = لا مسافات في الوسم.
browser-tags-removed =
    { $count ->
        [zero] أُزيل ما اختير، ولم يكن في أي ملاحظة
        [one] أُزيل ما اختير من ملاحظة واحدة
        [two] أُزيل ما اختير من ملاحظتين
        [few] أُزيل ما اختير من { $count } ملاحظات
        [many] أُزيل ما اختير من { $count } ملاحظة
       *[other] أُزيل ما اختير من { $count } ملاحظة
    }
browser-move-title =
    { $count ->
        [zero] لا عناصر للنقل
        [one] نقل «{ $name }»
        [two] نقل عنصرين
        [few] نقل { $count } عناصر
        [many] نقل { $count } عنصرًا
       *[other] نقل { $count } عنصر
    }
browser-move-find = ابحث عن مكان
browser-decks-remove-title =
    { $count ->
        [zero] لا رُزَم للحذف
        [one] أتُحذف رزمة واحدة؟
        [two] أتُحذف رزمتان؟
        [few] أتُحذف { $count } رُزَم؟
        [many] أتُحذف { $count } رزمة؟
       *[other] أتُحذف { $count } رزمة؟
    }
browser-decks-remove-do = حذف الرُّزَم
browser-decks-removed =
    { $count ->
        [zero] لم تُحذف أي رزمة
        [one] حُذفت رزمة واحدة
        [two] حُذفت رزمتان
        [few] حُذفت { $count } رُزَم
        [many] حُذفت { $count } رزمة
       *[other] حُذفت { $count } رزمة
    }
