command-switchProfile = تبديل الملف الشخصي…
profiles-choose = أيّ ملف شخصي؟
profiles-title = الملفات الشخصية
profiles-text = لكل ملف شخصي مجموعته ووسائطه ونسخه الاحتياطية وحسابه وتفضيلاته.
profiles-open = فتح
profiles-open-label = فتح { $name }
profiles-is-open = مفتوح الآن
profiles-in-use = مفتوح في مكان آخر
profiles-no-account = بلا حساب
profiles-account = يزامن باسم { $account }
profiles-shares = يستخدم الحساب نفسه الذي يستخدمه هذا: تصير بطاقاتهما واحدة، أو يحل أحدهما محل الآخر
profiles-rename = إعادة تسمية
profiles-rename-label = إعادة تسمية { $name }
profiles-rename-title = إعادة تسمية { $name }
profiles-rename-do = إعادة التسمية
profiles-remove = حذف
profiles-remove-label = حذف { $name }
profiles-remove-title = حذف الملف الشخصي { $name }؟
profiles-remove-text = تذهب معه بطاقاته وملاحظاته ووسائطه ونسخه الاحتياطية. ما زومن يبقى على الخادم.
profiles-remove-kept = يُنقل المجلد إلى «removed profiles» في مجلد بيانات Ebb ويبقى فيه حتى تحذفه.
profiles-remove-type = اكتب اسم الملف الشخصي للتأكيد
profiles-remove-do = حذف هذا الملف الشخصي
profiles-removed = أُزيل الملف الشخصي. مجلده { $path }
profiles-more-label = المزيد لـ { $name }
profiles-open-for-backups = فتحه لاستعادة نسخة احتياطية…
profiles-open-for-olderForm = فتحه لتصدير نسخة بصيغة أقدم…
profiles-name = الاسم
profiles-name-empty = اكتب اسمًا أولًا.
profiles-add-name = اسم ملف شخصي جديد
profiles-add = إضافة
profiles-opening = جارٍ فتح { $name }…
error-profile-refused =
    { $reason ->
        [badName] لا يصلح هذا الاسم لملف شخصي.
        [nameTaken] لملف شخصي آخر هذا الاسم.
        [isOpen] هذا الملف الشخصي مفتوح.
       *[lastOne] هذا هو الملف الشخصي الوحيد.
    }
next-profile-refused =
    { $reason ->
        [badName] استعمل الحروف والأرقام والمسافات: بعض الأنظمة لا تقبل مجلدًا بعلامات أخرى.
        [nameTaken] اختر اسمًا آخر، ولا فرق بين الأحرف الكبيرة والصغيرة.
        [isOpen] افتح ملفًا شخصيًا آخر أولًا.
       *[lastOne] أضف ملفًا شخصيًا آخر أولًا.
    }
