sync-button = مزامنة
sync-button-running = جارٍ المزامنة
sync-state-upToDate = لا شيء في الانتظار
sync-state-loggedOut = لم تسجّل الدخول
sync-state-neverSynced = لم تجرِ مزامنة بعد
sync-state-localChanges = توجد تغييرات للإرسال
sync-state-serverChanges = توجد تغييرات للجلب
sync-state-bothChanges = توجد تغييرات للإرسال وأخرى للجلب
sync-state-oneWay = يجب اختيار أحد الجانبين
sync-state-running = تجري مزامنة الآن
sync-line-loggedOut = لم تسجّل الدخول
sync-line-neverSynced = لم تجرِ مزامنة بعد
sync-line-upToDate = لا شيء في الانتظار
sync-line-localChanges =
    { $count ->
        [zero] لا تغييرات للإرسال
        [one] تغيير واحد للإرسال
        [two] تغييران للإرسال
        [few] { $count } تغييرات للإرسال
        [many] { $count } تغييرًا للإرسال
       *[other] { $count } تغيير للإرسال
    }
sync-line-serverChanges = لدى الخادم جديد
sync-line-oneWay = يجب اختيار أحد الجانبين
sync-line-running = جارٍ المزامنة…
sync-line-last = آخر مزامنة { $when }
sync-line-local-some = توجد تغييرات للإرسال
sync-noChanges = الجانبان متطابقان. لم يلزم مزامنة شيء.
sync-merged = اكتملت المزامنة.
sync-server-says-title = رسالة من الخادم
sync-stopped-title = أوقف الخادم المزامنة
sync-stopped-text = رسالته في الأسفل. لم يتغير شيء هنا ولا هناك.
sync-progress-title = جارٍ المزامنة
sync-progress-uploading-title = جارٍ رفع هذا الجهاز
sync-progress-downloading-title = جارٍ التنزيل من الخادم
sync-progress-bytes = { $done } من { $total }
sync-progress-bytes-open = { $done }
sync-progress-rate = { $rate } في الثانية
sync-progress-cancelling = جارٍ الإلغاء…
sync-progress-label = التقدم
sync-stage-connecting = جارٍ الاتصال
sync-stage-backingUp = جارٍ حفظ مجموعة هذا الجهاز في النسخ الاحتياطية
sync-stage-fetchingServerCopy = جارٍ حفظ مجموعة الخادم في النسخ الاحتياطية
sync-stage-preparing = جارٍ تجهيز المجموعة
sync-stage-downloading = جارٍ التنزيل
sync-stage-uploading = جارٍ الرفع
sync-stage-serverChecking = يفحص الخادم ما وصله
sync-stage-checking = جارٍ فحص ما وصل
sync-stage-replacing = جارٍ وضع المجموعة الجديدة في مكانها
sync-stage-merging = جارٍ الدمج
sync-stage-finishing = جارٍ الإنهاء
choice-localEmpty-title = هل تريد تنزيل بطاقاتك من الخادم؟
choice-localEmpty-text = لا بطاقات على هذا الجهاز بعد، وعلى الخادم بطاقات.
choice-serverEmpty-title = هل تريد رفع بطاقاتك إلى الخادم؟
choice-serverEmpty-text = لا بطاقات في الحساب بعد، وعلى هذا الجهاز بطاقات.
choice-serverEmptyAgain-title = فقد الخادم بطاقاته
choice-serverEmptyAgain-text = سبق أن تزامن هذا الجهاز مع هذا الحساب، لكن الحساب صار بلا بطاقات. تحذف بعض الخوادم المجموعات التي لم تُزامن مدة طويلة. الرفع يعيد بطاقات هذا الجهاز إليه.
choice-firstSync-title = هل تبقي بطاقات هذا الجهاز أم بطاقات الخادم؟
choice-firstSync-text = لدى الجانبين بطاقات، ولم تجرِ بينهما مزامنة من قبل. يجب أن يحل أحدهما محل الآخر مرة واحدة.
choice-bothEmpty-title = هل تبقي مجموعة هذا الجهاز أم مجموعة الخادم؟
choice-bothEmpty-text = لا بطاقات في أي من الجانبين بعد، لكن أنواع الملاحظات ومجموعات الخيارات وما شابهها قد تختلف، ولم تجرِ بينهما مزامنة من قبل. يجب أن يحل أحدهما محل الآخر مرة واحدة.
choice-serverRestored-title = عاد الخادم إلى نسخة أقدم
choice-serverRestored-text = لم يعد لدى الخادم كل ما زامنه هذا الجهاز معه، كما يحدث بعد استعادة نسخة احتياطية هناك. والدمج سيترك الجانبين مختلفين دون تنبيه. إن كان هذا الجهاز محدَّثًا فارفعه.
choice-conflict-title = لا يمكن دمج هذا الجهاز مع الخادم
choice-conflict-text = تغيرت أنواع ملاحظات أو أجزاء أخرى يجب أن تتطابق في الجانبين. يجب أن يحل أحدهما محل الآخر.
choice-forced-title = أي الجانبين تريد أن تبقي؟
choice-forced-text = طلبت مزامنة في اتجاه واحد. سيحل أحد الجانبين محل الآخر.
choice-upload-loses = الرفع يُسقط ما ينتظر على الخادم. ويجب أن تختار أجهزتك الأخرى التنزيل في مزامنتها التالية.
choice-upload-loses-nothing = يجب أن تختار أجهزتك الأخرى التنزيل في مزامنتها التالية.
choice-download-loses = التنزيل يُسقط ما جرى هنا منذ آخر مزامنة.
choice-download-loses-all = التنزيل يُسقط ما على هذا الجهاز.
choice-download-loses-newer = التنزيل يعيد هذا الجهاز أيضًا إلى النسخة الأقدم: يسقط ما فعله أو استلمه منذ ذلك الحين.
choice-after = بعد ذلك يعود الدمج ممكنًا. ولا تُمس ملفات الوسائط.
choice-saved = ما سيُستبدل يُحفظ أولًا في النسخ الاحتياطية.
choice-cancel-safe = الإلغاء يترك الجانبين كما هما.
choice-upload = رفع هذا الجهاز
choice-download = التنزيل من الخادم
choice-table = مقارنة الجانبين
choice-this-device = هذا الجهاز
choice-server = الخادم
choice-row-cards = البطاقات
choice-row-notes = الملاحظات
choice-row-reviews = المراجعات
choice-row-modified = آخر تغيير
choice-row-last-sync = آخر مزامنة
choice-none = لا شيء
choice-never = لم تحدث
choice-unknown = لم يُعدّ بعد
choice-inspect = عدّ ما على الخادم
choice-inspect-hint = يجلب مجموعة الخادم مرة واحدة لعدّها. وإن كان جهاز آخر يزامن الآن فستنقطع مزامنته.
choice-inspect-failed = تعذر العدّ: { $reason }
resolve-uploaded =
    { $cards ->
        [zero] تم الرفع: لا بطاقات على الخادم الآن.
        [one] تم الرفع: على الخادم الآن بطاقتك الواحدة.
        [two] تم الرفع: على الخادم الآن بطاقتاك.
        [few] تم الرفع: على الخادم الآن بطاقاتك وعددها { $cards }.
        [many] تم الرفع: على الخادم الآن بطاقاتك وعددها { $cards }.
       *[other] تم الرفع: على الخادم الآن بطاقاتك وعددها { $cards }.
    }
resolve-uploaded-other-devices = يجب أن تختار أجهزتك الأخرى التنزيل في مزامنتها التالية.
resolve-downloaded =
    { $cards ->
        [zero] تم التنزيل: لا بطاقات على هذا الجهاز الآن.
        [one] تم التنزيل: على هذا الجهاز الآن بطاقة واحدة.
        [two] تم التنزيل: على هذا الجهاز الآن بطاقتان.
        [few] تم التنزيل: على هذا الجهاز الآن { $cards } بطاقات.
        [many] تم التنزيل: على هذا الجهاز الآن { $cards } بطاقة.
       *[other] تم التنزيل: على هذا الجهاز الآن { $cards } بطاقة.
    }
resolve-old-kept = المجموعة التي كانت هنا من قبل محفوظة في النسخ الاحتياطية (قائمة ملف).
resolve-server-kept = مجموعة الخادم القديمة محفوظة في النسخ الاحتياطية (قائمة ملف).
resolve-done-title-upload = اكتمل الرفع
resolve-done-title-download = اكتمل التنزيل
resolve-open-backups = عرض النسخ الاحتياطية
safety-copy-title = تعذر حفظ مجموعة الخادم أولًا
safety-copy-text = يجلب Ebb قبل الرفع ما على الخادم حتى تستطيع استعادته. تعذر ذلك: { $reason } إن رفعت مع ذلك ضاع ما على الخادم الآن نهائيًا.
safety-copy-anyway = الرفع مع ذلك
safety-copy-safe = لم يتغير شيء حتى الآن، لا هنا ولا على الخادم.
login-title = تسجيل الدخول للمزامنة
login-server = خادم المزامنة
login-server-own = خادم خاص بك
login-server-ankiweb = AnkiWeb
login-address = العنوان
login-address-hint = مثال: ‎http://192.168.1.200:8080
login-address-plain = هذا العنوان غير مشفّر. استعمله في شبكتك الخاصة فقط.
login-address-missing = اكتب عنوان الخادم.
login-username = اسم المستخدم
login-email = البريد الإلكتروني
login-password = كلمة المرور
login-username-missing = اكتب اسم المستخدم.
login-password-missing = اكتب كلمة المرور.
login-keeps = يحتفظ Ebb بمفتاح يعطيه الخادم، ولا يحتفظ بكلمة المرور أبدًا.
login-do = تسجيل الدخول
login-working = جارٍ تسجيل الدخول…
login-wrong = لا يعرف الخادم اسم المستخدم هذا مع كلمة المرور هذه.
login-done = سجّلت الدخول باسم { $user } على { $host }
login-signup = إنشاء حساب على AnkiWeb
ankiweb-notice-title = قبل أن تستعمل AnkiWeb
ankiweb-notice = يدير AnkiWeb مؤلفو Anki لتطبيقاتهم. ويُذكر أن شروطه لا تسمح ببرامج أخرى مثل Ebb، وقد يُقيَّد حسابك. أما الخادم الخاص بك فلا قيد فيه.
ankiweb-notice-accept = قرأت هذا وأريد استعمال AnkiWeb
other-account-title = هذا حساب مختلف
other-account-text = آخر مزامنة لهذه المجموعة كانت مع حساب آخر. المتابعة تجمعها مع مجموعة هذا الحساب. وحيث لا يمكن دمجهما تُسأل أيَّ الجانبين تُبقي، ويُحفظ ما سيُستبدل في النسخ الاحتياطية أولًا.
other-account-continue = المزامنة مع { $user }
other-account-logout = تسجيل الخروج من جديد
sync-now-title = سجّلت الدخول
sync-now-text = هل تريد المزامنة الآن لترى ما على الخادم؟
sync-now = المزامنة الآن
sync-now-later = لاحقًا
sync-line-just-now = تمت المزامنة للتو
