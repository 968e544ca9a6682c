preferences-title = التفضيلات
preferences-sections = الأقسام
preferences-appearance = المظهر
preferences-syncing = المزامنة
preferences-language = اللغة
preferences-theme = السمة
theme-system = مثل النظام
theme-light = فاتحة
theme-dark = داكنة
preferences-size = حجم النص
preferences-size-value = { $percent }٪
preferences-motion = تقليل الحركة
preferences-account = الحساب
preferences-account-none = لم تسجّل الدخول.
preferences-account-line = { $user } على { $host }
preferences-account-plain = الاتصال غير مشفّر.
preferences-login = تسجيل الدخول…
preferences-logout = تسجيل الخروج
preferences-logged-out = سجّلت الخروج. بطاقاتك كما هي، هنا وعلى الخادم.
preferences-server = خادم المزامنة
preferences-server-change-note = تغيير الخادم يسجّل خروجك من هذا الخادم.
preferences-address = عنوان خادمك
preferences-test = اختبار الاتصال
preferences-test-working = جارٍ سؤال { $host }…
preferences-test-ok = يجيب خادم مزامنة على { $url }.
preferences-test-encrypted = الاتصال مشفّر.
preferences-test-plain = الاتصال غير مشفّر: استعمله في شبكتك الخاصة فقط.
preferences-test-login-ok = يعرف تسجيل دخولك.
preferences-test-login-bad = لا يقبل تسجيل دخولك. سجّل الدخول من جديد.
preferences-test-clock =
    { $seconds ->
        [zero] ساعته مطابقة لساعة هذا الجهاز.
        [one] تختلف ساعته عن ساعة هذا الجهاز بثانية واحدة.
        [two] تختلف ساعته عن ساعة هذا الجهاز بثانيتين.
        [few] تختلف ساعته عن ساعة هذا الجهاز بـ { $seconds } ثوانٍ.
        [many] تختلف ساعته عن ساعة هذا الجهاز بـ { $seconds } ثانية.
       *[other] تختلف ساعته عن ساعة هذا الجهاز بـ { $seconds } ثانية.
    }
preferences-auto-sync = مزامنة تلقائية عند فتح Ebb وإغلاقه
preferences-auto-paused = متوقفة بعد استعادة نسخة احتياطية، إلى أن يُفتح Ebb من جديد.
preferences-media = مزامنة الصوت والصور أيضًا
preferences-timeout = التوقف عن المحاولة إن لم تتحرك بيانات مدة
preferences-timeout-unit = ثانية
preferences-timeout-range = من { $min } إلى { $max } ثانية.
preferences-force = فرض التغييرات في اتجاه واحد عند المزامنة التالية
preferences-force-hint = تسألك المزامنة التالية أي الجانبين يحل محل الآخر. يمكنك التراجع عن ذلك إلى أن تجري.
preferences-saved = تُحفظ التغييرات فورًا.
