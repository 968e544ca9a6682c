reviewer-loading = جارٍ جلب البطاقة التالية…
reviewer-show = إظهار الجواب
reviewer-answers = كم أتقنتها؟
reviewer-again = مجددًا
reviewer-hard = صعب
reviewer-good = جيد
reviewer-easy = سهل
reviewer-more = المزيد
reviewer-more-for = إجراءات هذه البطاقة
reviewer-left-now = { $new } جديدة، { $learning } قيد التعلم، { $review } للمراجعة. هذه البطاقة { $kind ->
        [new] جديدة
        [learning] قيد التعلم
       *[review] للمراجعة
    }.
reviewer-interval-end = (النهاية)
reviewer-interval-seconds = { $amount } ث
reviewer-interval-minutes = { $amount } د
reviewer-interval-hours = { $amount } س
reviewer-interval-days = { $amount } ي
reviewer-interval-months = { $amount } ش
reviewer-interval-years =
    { $amount ->
        [zero] 0 سنة
        [one] سنة
        [two] سنتان
        [few] { $amount } سنوات
        [many] { $amount } سنة
       *[other] { $amount } سنة
    }
reviewer-interval-soon = أقل من { $span }
reviewer-flagged = عليها علم { $colour }
reviewer-marked = معلَّمة
reviewer-flag-1 = أحمر
reviewer-flag-2 = برتقالي
reviewer-flag-3 = أخضر
reviewer-flag-4 = أزرق
reviewer-flag-5 = وردي
reviewer-flag-6 = فيروزي
reviewer-flag-7 = بنفسجي
reviewer-leech = صارت هذه البطاقة عَلَقة: تُنسى مرارًا
reviewer-leech-suspended = صارت هذه البطاقة عَلَقة وعُلّقت
reviewer-buried =
    { $count ->
        [zero] لم تُدفن أي بطاقة
        [one] دُفنت بطاقة واحدة حتى الغد
        [two] دُفنت بطاقتان حتى الغد
        [few] دُفنت { $count } بطاقات حتى الغد
        [many] دُفنت { $count } بطاقة حتى الغد
       *[other] دُفنت { $count } بطاقة حتى الغد
    }
reviewer-suspended =
    { $count ->
        [zero] لم تُعلَّق أي بطاقة
        [one] عُلّقت بطاقة واحدة
        [two] عُلّقت بطاقتان
        [few] عُلّقت { $count } بطاقات
        [many] عُلّقت { $count } بطاقة
       *[other] عُلّقت { $count } بطاقة
    }
reviewer-deleted =
    { $count ->
        [zero] حُذفت الملاحظة
        [one] حُذفت الملاحظة وبطاقتها
        [two] حُذفت الملاحظة وبطاقتاها
        [few] حُذفت الملاحظة وبطاقاتها الـ{ $count }
        [many] حُذفت الملاحظة وبطاقاتها الـ{ $count }
       *[other] حُذفت الملاحظة وبطاقاتها الـ{ $count }
    }
reviewer-due-title = تحديد تاريخ الاستحقاق
reviewer-due-days = بعد كم يوم تُستحق؟
reviewer-due-hint = ‏0 يعني اليوم، و3-7 يومًا عشوائيًا بينهما. ومع ! في النهاية تتغير الفترة أيضًا.
reviewer-due-wrong = اكتب عدد أيام مثل 3، أو مدى مثل 3-7، مع ! في النهاية أو بدونها.
reviewer-due-do = تحديد التاريخ
reviewer-due-set =
    { $count ->
        [zero] لم يتغير أي تاريخ
        [one] لبطاقة واحدة تاريخ استحقاق جديد
        [two] لبطاقتين تاريخ استحقاق جديد
        [few] لـ{ $count } بطاقات تاريخ استحقاق جديد
        [many] لـ{ $count } بطاقة تاريخ استحقاق جديد
       *[other] لـ{ $count } بطاقة تاريخ استحقاق جديد
    }
reviewer-reset-title = إعادة ضبط البطاقة
reviewer-reset-text = تعود البطاقة جديدة، وتبقى مراجعاتها في السجل.
reviewer-reset-position = إعادة مكانها السابق بين البطاقات الجديدة
reviewer-reset-counts = عدّ مراجعاتها وهفواتها من الصفر
reviewer-reset-do = إعادة الضبط
reviewer-reset-done =
    { $count ->
        [zero] لم تتغير أي بطاقة
        [one] عادت بطاقة واحدة جديدة
        [two] عادت بطاقتان جديدتين
        [few] عادت { $count } بطاقات جديدة
        [many] عادت { $count } بطاقة جديدة
       *[other] عادت { $count } بطاقة جديدة
    }
overview-unbury = إلغاء الدفن
overview-unburied =
    { $count ->
        [zero] لم تعد أي بطاقة
        [one] عادت بطاقة واحدة
        [two] عادت بطاقتان
        [few] عادت { $count } بطاقات
        [many] عادت { $count } بطاقة
       *[other] عادت { $count } بطاقة
    }
overview-unbury-title = أي البطاقات تُعاد؟
overview-unbury-text = دُفنت بطاقات باليد، وأخرى لأن شقيقة لها دُرست اليوم.
overview-unbury-user = المدفونة باليد
overview-unbury-siblings = الشقيقات
overview-unbury-all = كلها
overview-none-yet = لا شيء مستحق هنا بعد
finished-title = انتهيت في الوقت الحاضر
finished-next-learning = تأتي بطاقة التعلم التالية بعد { $span }.
finished-learning-left =
    { $count ->
        [zero] لم تبقَ بطاقات تعلم اليوم.
        [one] بقيت بطاقة تعلم واحدة اليوم.
        [two] بقيت بطاقتا تعلم اليوم.
        [few] بقيت { $count } بطاقات تعلم اليوم.
        [many] بقيت { $count } بطاقة تعلم اليوم.
       *[other] بقيت { $count } بطاقة تعلم اليوم.
    }
finished-review-limit = هناك مراجعات أخرى تنتظر، لكن حد اليوم قد بُلغ. وكلما طال انتظارها صعب اللحاق بها.
finished-new-limit = هناك بطاقات جديدة أخرى، لكن حد اليوم قد بُلغ.
finished-buried = دُفنت بعض البطاقات حتى الغد.
finished-custom = للدراسة أكثر اليوم هناك الدراسة المخصصة.
finished-decks = العودة إلى الرُّزَم
reviewer-title = الدراسة
reviewer-card = البطاقة
reviewer-play = تشغيل
reviewer-do-flag = علم { $colour }
reviewer-do-unflag = إزالة العلم (اللون: { $colour })
reviewer-do-buryCard = دفن البطاقة
reviewer-do-suspendCard = تعليق البطاقة
reviewer-do-setDueDate = تحديد تاريخ الاستحقاق…
reviewer-do-resetCard = إعادة ضبط البطاقة…
reviewer-do-mark = تعليم الملاحظة
reviewer-do-unmark = إزالة تعليم الملاحظة
reviewer-do-buryNote = دفن الملاحظة
reviewer-do-suspendNote = تعليق الملاحظة
reviewer-do-deckOptions = خيارات الرزمة…
reviewer-options-title = خيارات أي رزمة؟
reviewer-options-text = هذه البطاقة الآن في رزمة مرشّحة.
reviewer-options-filtered = الرزمة المرشّحة
reviewer-options-home = رزمتها الأصلية
reviewer-do-deleteNote = حذف الملاحظة
reviewer-timer = وقت هذه البطاقة
reviewer-auto-on = التقدم التلقائي مفعّل
reviewer-auto-off = التقدم التلقائي متوقف
reviewer-auto-none = يحتاج التقدم التلقائي إلى ثوانٍ أكثر من 0 في خيارات هذه الرزمة.
reviewer-remind-question = حان وقت إظهار الجواب
reviewer-remind-answer = حان وقت الإجابة
reviewer-timebox-title = أوقت للراحة؟
reviewer-timebox-text =
    { $cards ->
        [zero] لم تدرس أي بطاقة في { $time }.
        [one] درست بطاقة واحدة في { $time }.
        [two] درست بطاقتين في { $time }.
        [few] درست { $cards } بطاقات في { $time }.
        [many] درست { $cards } بطاقة في { $time }.
       *[other] درست { $cards } بطاقة في { $time }.
    }
reviewer-timebox-finish = إنهاء
reviewer-timebox-continue = متابعة
reviewer-missing-note = الملف { $file } ليس في مجلد الوسائط.
reviewer-missing-notetype = الملف { $file } الذي يسميه قالب البطاقة ليس في مجلد الوسائط.
reviewer-script-fault = فشل برنامج في هذه البطاقة: { $message }
reviewer-script-fault-line = فشل برنامج في هذه البطاقة في السطر { $line }: { $message }
reviewer-script-fault-file = فشل برنامج هذه البطاقة { $file } في السطر { $line }: { $message }
reviewer-script-endless = برنامج في هذه البطاقة لا ينتهي. تُعرض البطاقة دون برامجها.
reviewer-script-left = حاول برنامج في هذه البطاقة مغادرتها. تُعرض البطاقة دون برامجها.
reviewer-advice-sameFront = وجه قالب هذه البطاقة مطابق لوجه القالب «{ $template }»، فيُسأل السؤال نفسه مرتين. يمكن تغيير أحدهما أو حذفه في نوع الملاحظة.
reviewer-advice-typeBoxes = في وجه قالب هذه البطاقة أكثر من مربع للكتابة. لا يعمل إلا الأول، ويمكن حذف البقية في نوع الملاحظة.
reviewer-key-space = مسافة
reviewer-do-replayAudio = إعادة تشغيل الصوت
reviewer-do-pauseAudio = إيقاف الصوت مؤقتًا
reviewer-do-audioBack = الصوت 5 ث إلى الوراء
reviewer-do-audioForward = الصوت 5 ث إلى الأمام
reviewer-do-recordVoice = تسجيل صوتي
reviewer-do-replayVoice = إعادة تشغيل تسجيلي
reviewer-sound-failed = تعذّر تشغيل { $file }.
reviewer-sound-format = تعذّر تشغيل { $file }: الملف تالف، أو أن هذا الحاسوب لا يعرف صيغته { $format }. الصيغتان الآمنتان هما MP3 وMP4.
reviewer-voice-missing = ليس في هذا الحاسوب صوت للغة { $lang }.
reviewer-custom-fault = تعذّر تشغيل نصّ الجدولة المخصّص فلم يغيّر شيئًا. { $message }
reviewer-custom-endless = استغرق نصّ الجدولة المخصّص وقتًا أطول من اللازم فلم يغيّر شيئًا.
reviewer-own-voice-recording = يُسجَّل صوتك الآن. اضغط Shift+V مرة أخرى لإنهاء التسجيل وسماعه.
reviewer-own-voice-noMicrophone = لم يُعثر على ميكروفون. هل هو موصول ومختار في إعدادات النظام؟
reviewer-own-voice-refused = استعمال الميكروفون غير مسموح به. يمكن السماح به في إعدادات النظام أو المتصفح.
reviewer-own-voice-busy = تعذّر فتح الميكروفون. ربما يستعمله برنامج آخر.
reviewer-own-voice-unsupported = لا يمكن التسجيل هنا.
