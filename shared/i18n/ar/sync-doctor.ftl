doctor-find-out = ابحث عن السبب
doctor-differed-often = اختلفت أعداد الطرفين أكثر من مرة قبل هذا. ابحث عن السبب وانسخ تقريرًا للدعم.
doctor-title-running = جارٍ البحث عن السبب
doctor-title-stopped = توقّف البحث
doctor-stopped = بدأت مزامنة في هذه الأثناء. يمكنك البحث مرة أخرى بعد انتهائها.
doctor-fine = كل شيء على ما يرام الآن
doctor-fine-next = فُحص كل ما تحتاج إليه المزامنة ولا ينقصها شيء. زامِن مرة أخرى.
doctor-checks = ما جرى فحصه
doctor-checking = الآن: { $check }
doctor-report = تقرير للدعم
doctor-report-hint = في التقرير الفحوص ومدّتها والإصدارات. وليس فيه كلمة مرور ولا مفتاح ولا شيء من بطاقاتك.
doctor-copy-report = انسخ التقرير
doctor-look-again = افحص مرة أخرى
doctor-check-nameLookup = اسم الخادم
doctor-check-connection = الاتصال
doctor-check-proxy = الوكيل
doctor-check-certificate = الشهادة
doctor-check-clock = الساعة
doctor-check-serverVersion = نوع الخادم وإصداره
doctor-check-login = تسجيل الدخول
doctor-check-size = حجم المجموعة
doctor-check-sanityCounts = أعداد الطرفين
doctor-result-ok = سليم
doctor-result-failed = هنا الخلل
doctor-result-running = قيد الفحص
doctor-result-waiting = لم يُفحص بعد
doctor-skip-earlierFailed = لم يُفحص
doctor-skip-addressIsNumber = لا حاجة إليه: العنوان رقمي
doctor-skip-noProxy = لا يُستخدم وكيل
doctor-skip-notEncrypted = لا شهادة: العنوان غير مشفَّر
doctor-skip-notVisible = لا يظهر عبر هذا الوكيل
doctor-skip-noServerTime = لا يذكر الخادم وقته
doctor-skip-notAnswered = لا جواب
doctor-skip-noCollection = لا توجد مجموعة مفتوحة
doctor-skip-otherDevice = ليس الآن: جهاز آخر يُزامِن
doctor-noAddress = لم يُختر خادم بعد
doctor-noAddress-next = اكتب عنوان الخادم في التفضيلات.
doctor-noNetwork = هذا الجهاز غير متصل بأي شبكة
doctor-noNetwork-next = صِله بشبكة ثم افحص مرة أخرى.
doctor-nameUnknown = لا يوجد خادم باسم { $host }
doctor-nameUnknown-next = تحقق من كتابة العنوان في التفضيلات. واسم الخادم في شبكتك الخاصة معروف داخلها فقط.
doctor-nameServerSilent = تعذّرت معرفة مكان { $host }
doctor-nameServerSilent-next = خدمة الأسماء في هذه الشبكة لا تجيب، ويكون ذلك غالبًا عند انقطاع الإنترنت. تحقق من الاتصال ثم افحص مرة أخرى.
doctor-connectionRefused = { $host } موجود، لكن لا شيء يستمع على المنفذ { $port }
doctor-connectionRefused-next = تحقق من أن الخادم يعمل ومن أن المنفذ في عنوانه صحيح.
doctor-connectionSilent = { $host } لا يجيب على المنفذ { $port }
doctor-connectionSilent-next = قد يكون الجهاز مطفأً، أو يمنع جدار حماية المرور إليه. وإن كان الخادم في المنزل فتحقق من أنك في شبكته.
doctor-unreachable = لا طريق يؤدي إلى { $host }
doctor-unreachable-next = تحقق من الشبكة، ومن حاجتها إلى VPN للوصول إليه.
doctor-proxySetting = عنوان الوكيل غير مفهوم
doctor-proxySetting-next = وجده Ebb في { $variable }. يجب أن يكون على شكل http://proxy:port.
doctor-proxySetting-system-next = وجده Ebb في إعدادات النظام، ولا يعرف طريقًا من الأنواع المذكورة فيها.
doctor-proxyNameUnknown = تعذّر العثور على الوكيل { $proxy }
doctor-proxyNameUnknown-next = تحقق من عنوانه في إعدادات النظام أو في HTTPS_PROXY، ومن أنك في الشبكة التي ينتمي إليها.
doctor-proxyUnreachable = الوكيل { $proxy } لا يجيب
doctor-proxyUnreachable-next = تحقق من أنك في الشبكة التي ينتمي إليها. وإن لم يعد مستخدمًا فأزله من إعدادات النظام أو من HTTPS_PROXY.
doctor-proxyLogin = الوكيل { $proxy } يطلب اسم مستخدم وكلمة مرور
doctor-proxyLogin-next = اجعل { $variable } على شكل http://user:password@{ $proxy } (تُكتب @ في كلمة المرور %40)، ثم شغّل Ebb من جديد.
doctor-proxyRefuses = الوكيل { $proxy } لا يسمح لـ Ebb بالوصول إلى { $host }
doctor-proxyRefuses-next = يجيب بالحالة { $status }. أرسل التقرير إلى من يدير الوكيل.
doctor-notAProxy = ما يجيب عند { $proxy } ليس وكيلًا
doctor-notAProxy-next = تحقق من عنوانه في إعدادات النظام أو في HTTPS_PROXY.
doctor-certificateIssuer = لا أحد ممن يثق بهم هذا الجهاز يضمن { $host }
doctor-certificateIssuer-next = أصدر شهادته «{ $issuer }». إن كنت أنت المُصدِر أو كانت شركتك، فأضف شهادة المُصدِر في التفضيلات. أما إن وضعها برنامج حماية أو هذه الشبكة فإنه يطّلع على ما يُنقل.
doctor-certificateExpired = انتهت صلاحية شهادة { $host }
doctor-certificateExpired-next = كانت صالحة حتى { $until }. على من يدير الخادم تجديدها.
doctor-certificateNotYetValid = شهادة { $host } لم تصبح صالحة بعد
doctor-certificateNotYetValid-next = تبدأ صلاحيتها في { $from }. على من يدير الخادم مراجعتها.
doctor-certificateName = شهادة { $host } لأسماء أخرى
doctor-certificateName-next = هي لـ { $names }. استخدم أحد هذه الأسماء في العنوان، أو اطلب شهادة لهذا الاسم.
doctor-noTlsThere = { $host } لا يشفّر الاتصال على هذا المنفذ
doctor-noTlsThere-next = يبدأ العنوان بـ https. اكتب http في التفضيلات، أو المنفذ الذي يشفّر عليه الخادم.
doctor-tlsFailed = لم يتم اتصال آمن بـ { $host }
doctor-tlsFailed-next = انتهى الاتصال بـ { $cause }. قد يعترضه برنامج حماية أو مرشِّح في الشبكة، وتجربة شبكة أخرى تكشف ذلك.
doctor-clockWrong = الفرق بين الساعتين { $difference }
doctor-clockWrong-next = الوقت هنا { $localTime } وعلى الخادم { $serverTime }. اضبط التاريخ والوقت والمنطقة الزمنية والتوقيت الصيفي، ثم زامِن مرة أخرى.
doctor-needsTls = { $host } يريد اتصالًا مشفَّرًا
doctor-needsTls-next = اكتب https بدل http في عنوانه في التفضيلات.
doctor-webPage = تجيب عند { $host } صفحة ويب لا خادم مزامنة
doctor-webPage-next = في شبكة عامة قد تكون صفحة الدخول إليها: افتح أولًا أي صفحة ويب في المتصفح. وإلا فتحقق من العنوان في التفضيلات.
doctor-wrongPath = خادم المزامنة في مسار آخر
doctor-wrongPath-next = إنه يجيب عند { $base }. اكتب هذا العنوان في التفضيلات.
doctor-notASyncServer = ما يجيب عند { $host } ليس خادم مزامنة يعرفه Ebb
doctor-notASyncServer-next = تحقق من العنوان ومنفذه ومساره في التفضيلات. والخادم الذي يعود إلى ما قبل 2023 يجب تحديثه.
doctor-serverTooOld = { $host } أقدم من أن يعمل مع Ebb
doctor-serverTooOld-next = حدّث الخادم، أو أرسل التقرير إلى من يديره.
doctor-clientTooOld = هذا الإصدار من Ebb أقدم من أن يعمل مع { $host }
doctor-clientTooOld-next = ثبّت إصدارًا أحدث.
doctor-serverProblem = لدى { $host } مشكلة خاصة به
doctor-serverProblem-next = يجيب بالحالة { $status }. افحص مرة أخرى بعد دقائق. وإن كان الخادم لك ففي سجلّه المزيد.
doctor-serverSilent = يقبل { $host } الاتصال لكنه لا يجيب
doctor-serverSilent-next = قد يكون الخادم مثقلًا أو عالقًا. وقد يكون السبب جدار حماية أو برنامج حماية: اسمح لـ Ebb فيه ثم افحص مرة أخرى.
doctor-serverStops = لا يريد الخادم مزامنة الآن
doctor-serverStops-next = يقول: { $message }
doctor-unknownAnswer = أجاب { $host } بجواب لا يعرفه Ebb
doctor-unknownAnswer-next = أرسل التقرير إلى من يدير الخادم.
doctor-loggedOut = لم تسجّل الدخول
doctor-loggedOut-next = كل ما على الطريق إلى الخادم سليم. سجّل الدخول للمتابعة.
doctor-loginRefused = لم يعد { $host } يقبل تسجيل دخول هذا الجهاز
doctor-loginRefused-next = يحدث هذا بعد تغيير كلمة المرور. سجّل الدخول من جديد، ولن تفقد شيئًا.
doctor-tooLarge = المجموعة أكبر مما يسمح به الخادم
doctor-tooLarge-next = حجمها { $size } والحد { $limit }. احذف الرزم التي لم تعد تحتاج إليها أو صدّرها.
doctor-sizeRefused = رفض { $host } حجم ما أُرسل إليه
doctor-sizeRefused-next = حجم المجموعة { $size }. إن كان الخادم لك فارفع MAX_SYNC_PAYLOAD_MEGS وحدّ الوكيل الذي أمامه، ثم زامِن مرة أخرى.
doctor-localFaults =
    { $rows ->
        [zero] لا ملاحظات هنا تخالف نوعها
        [one] ملاحظة واحدة هنا لا توافق نوعها
        [two] ملاحظتان هنا لا توافقان نوعهما
        [few] { $rows } ملاحظات هنا لا توافق نوعها
        [many] { $rows } ملاحظة هنا لا توافق نوعها
       *[other] { $rows } ملاحظة هنا لا توافق نوعها
    }
doctor-localFaults-next = لا يقبل أي خادم ذلك. استعد نسخة احتياطية من قبل حدوثه.
doctor-countsDiffer = يقول الطرفان إنهما متطابقان، وليسا كذلك
doctor-countsDiffer-next = المختلف: { $differences }. ضاع شيء خارج المزامنات كلها. اختر «فرض التغييرات في اتجاه واحد عند المزامنة التالية» في التفضيلات، ثم الطرف الذي تريد الاحتفاظ به.
doctor-countsDiffer-server-next = في مجموعة الخادم صفوف تنتظر مزامنة لا تأتي. اختر «فرض التغييرات في اتجاه واحد عند المزامنة التالية» في التفضيلات، ثم ارفع مجموعتك.
doctor-countsDiffered = بعد الدمج الأخير كان الطرفان سيختلفان
doctor-countsDiffered-next = المختلف: { $differences }. زامِن مرة أخرى واختر الطرف الذي تريد الاحتفاظ به، ويُحفظ الآخر في النسخ الاحتياطية.
doctor-countsDiffered-server-next = في مجموعة الخادم صفوف تنتظر مزامنة لا تأتي. زامِن مرة أخرى واختر الطرف الذي تريد الاحتفاظ به، ويُحفظ الآخر في النسخ الاحتياطية.
doctor-countsDifferAgain =
    { $times ->
        [zero] لم يختلف الطرفان بعد الدمج
        [one] اختلف الطرفان بعد الدمج مرة واحدة
        [two] اختلف الطرفان بعد الدمج مرتين متتاليتين
        [few] اختلف الطرفان بعد الدمج { $times } مرات متتالية
        [many] اختلف الطرفان بعد الدمج { $times } مرة متتالية
       *[other] اختلف الطرفان بعد الدمج { $times } مرة متتالية
    }
doctor-countsDifferAgain-next = المختلف: { $differences }. لم تنفع المزامنة في اتجاه واحد طويلًا، فهناك خلل في برنامج. يُرجى الإبلاغ عنه.
doctor-countsDifferAgain-server-next = لم تنفع المزامنة في اتجاه واحد طويلًا، فهناك خلل في برنامج. يُرجى الإبلاغ عنه.
doctor-dataRefused = لم يقبل { $host } ما أرسله Ebb أكثر من مرة
doctor-dataRefused-next = الطريق إلى الخادم والمجموعة هنا سليمان. اختر «فرض التغييرات في اتجاه واحد عند المزامنة التالية» في التفضيلات.
