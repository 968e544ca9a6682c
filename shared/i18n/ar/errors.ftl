safe-both = لم يتغير شيء، لا هنا ولا على الخادم.
safe-here = لم يتغير شيء.
safe-stored = كل ما أنجزته من قبل محفوظ.
safe-collection = تُرك ملف المجموعة كما كان.
safe-local-kept = مجموعتك هنا لم تتغير.
safe-not-sent = لم يُرسل شيء، ولم يتغير شيء، لا هنا ولا على الخادم.
safe-login = لم يُسجَّل دخولك. لم يُرسل سوى العنوان واسم المستخدم وكلمة المرور، وإلى ذلك الخادم وحده.
safe-logged-out = بطاقاتك كما هي، هنا وعلى الخادم.
safe-no-copy = لعدم وجود نسخة احتياطية لم تبدأ الخطوة. لم يتغير شيء.
next-close = أغلق هذه الرسالة وتابع.
next-try-again = أعد المحاولة.
next-try-later = أعد المحاولة بعد بضع دقائق.
next-restart = أعد تشغيل Ebb. إن تكرر ذلك فانسخ التفاصيل أدناه وأبلغ عنها.
next-log-in = سجّل الدخول من جديد.
next-backups = استعد نسخة احتياطية.
next-sync-again = زامن من جديد واختر مرة أخرى.
next-free-space = أفرغ مكانًا على القرص ثم أعد المحاولة.
next-update-ebb = ثبّت إصدارًا أحدث من Ebb.
next-update-server = حدّث الخادم، أو اطلب ذلك ممن يديره.
error-internal = حدث خطأ داخل Ebb.
error-invalidInput = لم يقبل Ebb ما أُدخل.
error-notFound = ما يتعلق به هذا لم يعد موجودًا.
next-notFound = ربما حُذف في نافذة أخرى. قُرئت القائمة من جديد.
error-notAllowedHere = لا يمكن فعل هذا إلا من سطر الأوامر.
error-unknownMethod = هذه النافذة وبرنامج Ebb الذي وراءها من إصدارين مختلفين.
next-reload = أعد تشغيل Ebb.
error-disconnected = انقطع الاتصال ببرنامج Ebb.
next-reconnect = شغّل Ebb من جديد ثم أعد المحاولة.
error-collection-busy = المجموعة يستعملها Ebb آخر ({ $door }، العملية { $processId }).
next-collection-busy = أغلق الآخر ثم أعد المحاولة.
error-collection-newer = أنشأ المجموعة إصدار أحدث من Ebb.
error-collection-damaged = لم تجتز المجموعة فحصها فهي تالفة.
error-collection-readOnly = لا يُسمح لبرنامج Ebb بالكتابة في { $file }.
next-collection-readOnly = اسمح بالكتابة في الملف ومجلده ثم أعد المحاولة.
error-collection-missing = لم تعد المجموعة في مكانها: { $file }
error-collection-notOpen = لا مجموعة مفتوحة.
error-disk-full = القرص ممتلئ: { $file }
error-file-notACollection = هذا الملف ليس مجموعة يستطيع Ebb قراءتها.
error-file-unsupportedSchema = لهذا الملف صيغة لا يعرفها Ebb (الرقم { $found }).
error-file-exists = يوجد ملف من قبل في { $file }.
error-text-notUtf8 = هذا الملف غير محفوظ كنص UTF-8.
next-text-notUtf8 = افتحه في محرر نصوص أو جدول بيانات واحفظه من جديد بالترميز UTF-8.
error-text-empty = لا توجد صفوف في هذا الملف.
error-file-gone =
    { $reason ->
        [forgotten] لم يعد Ebb يعرف أيّ ملف اختير.
       *[moved] لم يعد «{ $fileName }» في مكانه.
    }
next-file-gone = اختره من جديد.
error-file-notAllowed = لا يسمح النظام لـ Ebb باستعمال هذا الملف ({ $reason }).
next-file-notAllowed = اختر ملفًا أو مكانًا آخر، أو غيّر صلاحيات استعماله.
next-file-exists = اختر اسمًا آخر.
next-other-file = اختر ملفًا آخر.
error-deck-filteredCantHaveChildren = «{ $name }» رزمة مصفّاة ولا يمكن أن تحتوي على رُزَم.
next-other-deck = اختر رزمة أخرى.
error-deck-cantMoveIntoItself = لا يمكن نقل «{ $name }» إلى داخل نفسها.
error-notetype-invalid = لا يمكن حفظ نوع الملاحظات كما هو.
next-notetype-invalid = أصلح قوالب بطاقاته؛ الخلل مبيَّن إلى جانب كل قالب.
error-notetype-lastOne = هذا آخر نوع من أنواع الملاحظات.
next-notetype-lastOne = أضف نوعًا آخر قبل حذفه.
error-deck-nameEmpty = تحتاج الرزمة إلى اسم.
next-write-name = اكتب اسمًا.
error-card-changed = تغيّرت البطاقة في هذه الأثناء، لذلك لم تُسجَّل الإجابة.
error-undo-empty = لا شيء يمكن التراجع عنه.
error-redo-empty = لا شيء يمكن إعادته.
error-syncHistory-cantPutBack = لا يمكن استعادة هذه النسخة: نوع ملاحظتها لم يعد موجودًا أو تغيّرت حقوله.
next-cantPutBack = انسخ نصّها بدلًا من ذلك.
error-media-tooLarge = هذا الملف أكبر من 100 ميغابايت، وهو أكثر مما يقبله خادم المزامنة.
next-media-tooLarge = صغّره ثم أرفقه مجددًا.
next-media-notAttachable = اختر صورة أو صوتًا أو فيلمًا؛ ويمكن وضع رابط لسائر الملفات.
error-media-notAttachable = «{ $fileName }» ليس صورة ولا صوتًا ولا فيلمًا.
error-media-folderUnusable = تتعذّر قراءة مجلد الوسائط ({ $reason }).
next-media-folder = تأكد من أن قرصه موصول وأن Ebb يستطيع قراءته، ثم حاول مجددًا.
error-backup-failed = تعذر إنشاء نسخة احتياطية.
next-backup-failed = تحقق من وجود مكان على القرص ومن السماح لبرنامج Ebb بالكتابة في مجلده، ثم أعد المحاولة.
error-backup-damaged = هذه النسخة الاحتياطية تالفة ولم تُستعمل.
next-other-backup = اختر نسخة احتياطية أخرى.
error-sync-loggedOut = لم تسجّل الدخول إلى خادم مزامنة.
error-sync-wrongCredentials = لا يعرف الخادم { $username } مع كلمة المرور هذه.
next-wrong-credentials = تحقق من اسم المستخدم وكلمة المرور.
error-sync-sessionEnded = لم يعد { $host } يقبل تسجيل دخول هذا الجهاز.
error-sync-badAddress = «{ $address }» ليس عنوان خادم.
next-bad-address = اكتبه هكذا: ‎http://192.168.1.200:8080
error-sync-offline = تعذر الوصول إلى { $host }.
next-offline = تحقق من اتصال هذا الجهاز بالشبكة ومن عمل الخادم، ثم أعد المحاولة.
error-sync-noAnswer = قبل { $host } الاتصال لكن لم يصل منه بايت واحد.
next-no-answer = ربما يحجب جدار ناري أو مضاد فيروسات برنامج Ebb. اسمح هناك بـ { $allow }، أو اسأل من يدير شبكتك.
error-sync-timeout =
    { $timeoutSecs ->
        [zero] توقف الاتصال بـ { $host }.
        [one] توقف الاتصال بـ { $host } ثانية واحدة.
        [two] توقف الاتصال بـ { $host } ثانيتين.
        [few] توقف الاتصال بـ { $host } مدة { $timeoutSecs } ثوانٍ.
        [many] توقف الاتصال بـ { $host } مدة { $timeoutSecs } ثانية.
       *[other] توقف الاتصال بـ { $host } مدة { $timeoutSecs } ثانية.
    }
next-timeout = أعد المحاولة، ومن شبكة أخرى إن أمكن. لمجموعة كبيرة على خط بطيء زِد المدة في التفضيلات.
error-sync-connectionLost = انقطع الاتصال بـ { $host }.
error-sync-tls = تعذر إنشاء اتصال آمن بـ { $host }.
next-tls = قد يكون السبب مضاد فيروسات أو شبكة تحجب المحتوى. جرّب شبكة أخرى، أو اسأل من يدير هذه الشبكة.
error-sync-tlsSelfSigned = يعرض { $host } شهادة وقّعها بنفسه.
next-tls-selfSigned = إن كان الخادم لك فأضف شهادته في التفضيلات تحت «المزامنة». وإلا فقد يكون أحد يتنصت: لا تتابع.
error-sync-tlsUnknownIssuer = شهادة { $host } وقّعتها جهة لا يعرفها هذا الجهاز.
next-tls-unknownIssuer = إن كانت الجهة الموقّعة لك أو لشبكتك (مضاد فيروسات أو شركة) فأضف شهادتها في التفضيلات تحت «المزامنة».
error-sync-tlsExpired = انتهت صلاحية شهادة { $host }.
next-tls-expired = تحقق من تاريخ هذا الجهاز. إن كان صحيحًا فعلى من يدير الخادم تجديد الشهادة.
error-sync-tlsNotYetValid = لم تبدأ صلاحية شهادة { $host } بعد.
next-tls-notYetValid = ساعة هذا الجهاز متأخرة على الأرجح: اضبط تاريخه ووقته ثم أعد المحاولة.
error-sync-tlsWrongName = صُنعت شهادة { $host } لاسم آخر ({ $names }).
next-tls-wrongName = استعمل عنوانًا فيه الاسم الوارد في الشهادة، أو اطلب شهادة لهذا الاسم.
error-sync-tlsNotSpoken = يجيب { $host } دون تشفير، لكن العنوان يبدأ بـ https.
next-tls-notSpoken = في شبكتك الخاصة اكتب ‎http://‎ بدل ‎https://‎. وعلى الإنترنت تحقق من العنوان والمنفذ.
error-sync-tlsExpected = يريد { $host } اتصالًا مشفّرًا، لكن العنوان يبدأ بـ http.
next-tls-expected = اكتب ‎https://‎ بدل ‎http://‎ في العنوان.
error-sync-tlsClosed = أنهى { $host } الاتصال قبل أن يُشفَّر.
next-tls-closed = قد يكون السبب جدارًا ناريًا أو مضاد فيروسات أو خادمًا لم يكتمل إعداده. جرّب شبكة أخرى، أو اسأل من يدير الخادم.
error-sync-proxyAuth = يطلب الوكيل { $proxy } في الطريق إلى { $host } اسم مستخدم وكلمة مرور.
next-proxy = اضبط متغير البيئة { $variable } على ‎http://user:password@‎{ $proxy } (تُكتب @ في كلمة المرور ‎%40‎) ثم شغّل Ebb من جديد.
error-sync-proxyUnreachable = تعذر الوصول إلى الوكيل { $proxy } في الطريق إلى { $host }.
next-proxy-unreachable = تحقق من أن هذا الجهاز في شبكة الوكيل ومن صحة عنوان الوكيل، ثم أعد المحاولة.
error-sync-proxyRefused = لا يسمح الوكيل { $proxy } لبرنامج Ebb بالوصول إلى { $host } (الحالة { $status }).
next-proxy-refused = اطلب ممن يدير الوكيل السماح بـ { $host }، أو أضف { $host } إلى متغير البيئة NO_PROXY إن كان هناك طريق مباشر.
error-sync-proxySetting =
    { $variable ->
        [system] يسمّي النظام للوصول إلى { $host } وكيلًا من نوع لا يستطيع Ebb استعماله.
       *[other] ما في متغير البيئة { $variable } ليس وكيلًا يستطيع Ebb استعماله.
    }
next-proxy-setting = يُكتب الوكيل ‎http://host:port‎ أو ‎https://host:port‎ أو ‎socks5://host:port‎ في HTTP_PROXY أو HTTPS_PROXY أو ALL_PROXY. ثم شغّل Ebb من جديد.
error-sync-otherDeviceSyncing = جهاز آخر يزامن هذا الحساب على { $host }.
error-sync-serverProblem = لدى { $host } مشكلة (الحالة { $status }).
error-sync-clientTooOld = لم يعد { $host } يعمل مع هذا الإصدار من Ebb.
error-sync-serverTooOld = { $host } أقدم من أن يعمل مع Ebb (الحالة { $status }).
error-sync-badRequest = لم يقبل { $host } البيانات.
next-bad-request = افحص قاعدة البيانات ثم زامن من جديد. إن بقي الأمر كذلك فاختر «فرض التغييرات في اتجاه واحد عند المزامنة التالية» في التفضيلات.
error-sync-unexpectedStatus = أجاب { $host } بما لا يعرفه Ebb (الحالة { $status }).
error-sync-notASyncServer = ما يجيب عند { $host } ليس خادم مزامنة.
next-not-a-sync-server = تحقق من العنوان. في شبكة عامة قد تظهر صفحة دخولها أولًا: افتح أي صفحة ويب ثم أعد المحاولة.
error-sync-nothingAtAddress = يجيب { $host }، لكن لا خادم مزامنة على هذا العنوان (الحالة { $status }).
next-nothing-at-address = تحقق من المسار في العنوان. إن كان صحيحًا فالخادم أقدم من أن يعمل مع Ebb: حدّثه.
error-sync-tooLarge = لا يقبل { $host }، أو وكيل أمامه، رفعًا بهذا الحجم.
next-too-large = في خادم خاص بك زِد MAX_SYNC_PAYLOAD_MEGS وحدّ الوكيل الذي أمامه.
error-sync-collectionTooLarge = حجم المجموعة { $megabytes } ميغابايت، وهو أكبر مما يقبله { $host }: { $limitMegabytes } ميغابايت على الأكثر.
next-collection-too-large = صدّر الرزم التي لم تعد تدرسها واحذفها هنا، وافحص قاعدة البيانات فتصغر، ثم زامن من جديد. أو استعمل خادمًا خاصًا بك يمكن رفع حدّه.
error-sync-badCertificate =
    { $reason ->
        [expired] انتهت صلاحية هذه الشهادة.
        [notYetValid] لم تبدأ صلاحية هذه الشهادة بعد.
        [notAnIssuer] لا تستطيع هذه الشهادة أن تضمن خادمًا: فهي لا توقّع غيرها ولا نفسها.
        [tooMany] في هذا الملف شهادات أكثر مما ينبغي.
       *[other] هذه ليست شهادة.
    }
next-bad-certificate = اختر شهادة الجهة الموقّعة (CA) في ملف ‎.pem‎ أو ‎.crt‎ أو ‎.cer‎.
error-sync-clockSkew = الساعتان متباعدتان: هنا { $localTime } وعلى الخادم { $serverTime } (الفرق { $difference }).
next-clock = اضبط تاريخ هذا الجهاز ووقته ومنطقته الزمنية والتوقيت الصيفي، ثم زامن من جديد.
error-sync-serverMessage = أجاب الخادم برسالة: { $message }
error-sync-uploadRefused = رفض الخادم الرفع: { $message }
next-upload-refused = إن كانت الرسالة عن الحجم فزِد حدّ الخادم. وإلا فافحص قاعدة البيانات أو استعد نسخة احتياطية، ثم زامن من جديد.
error-sync-damagedDownload = لم يجتز ما أرسله الخادم الفحص فأُهمل.
next-damaged-download = أعد المحاولة. إن بقي الأمر كذلك فارفع من جهاز مجموعته سليمة.
error-sync-nothingToUpload = لا بطاقات هنا لرفعها.
next-nothing-to-upload = نزّل من الخادم بدلًا من ذلك، أو أضف بطاقات أولًا.
error-sync-safetyCopyFailed = تعذر حفظ مجموعة الخادم قبل الرفع.
error-sync-running = تجري مزامنة من قبل.
next-running = انتظر حتى تنتهي.
error-sync-choiceOutdated = تغير الخادم أثناء اختيارك.
error-sync-badData = أرسل الخادم شيئًا لا يستطيع Ebb قراءته.
next-bad-data = زامن من جديد. إن بقي الأمر كذلك فثبّت إصدارًا أحدث من Ebb، أو اختر «فرض التغييرات في اتجاه واحد عند المزامنة التالية» في التفضيلات.
error-sync-resyncRequired = لنوع ملاحظات على الخادم شكل غير شكله هنا.
next-resync = زامن من جديد. إن بقي الأمر كذلك فاختر «فرض التغييرات في اتجاه واحد عند المزامنة التالية» في التفضيلات.
error-sync-sanityFailed = بعد الدمج كان الجانبان سيختلفان: { $counts }.
next-sanity-failed = زامن من جديد واختر الجانب الذي تريد إبقاءه. ما هو هنا حُفظ في النسخ الاحتياطية. «فحص قاعدة البيانات» في قائمة الأدوات يصلح أعطالًا تؤدي إلى ذلك.
action-log-in = تسجيل الدخول
action-sync-settings = فتح التفضيلات
action-backups = فتح النسخ الاحتياطية
action-restart = إعادة التشغيل
action-sync-again = المزامنة من جديد
time-difference-seconds =
    { $count ->
        [zero] لا ثوانٍ
        [one] ثانية واحدة
        [two] ثانيتان
        [few] { $count } ثوانٍ
        [many] { $count } ثانية
       *[other] { $count } ثانية
    }
time-difference-minutes =
    { $count ->
        [zero] لا دقائق
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
time-difference-hours =
    { $count ->
        [zero] لا ساعات
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
time-difference-days =
    { $count ->
        [zero] لا أيام
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
safe-upload-unknown = مجموعتك هنا لم تتغير. وسيظهر في المزامنة التالية هل قبل الخادم الرفع.
error-without-details = تعذر جلب مجموعة الخادم ({ $code }).
