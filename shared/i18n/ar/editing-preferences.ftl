# Preferences of adding, editing and searching.
preferences-editing = التحرير
preferences-add-deck = تبدأ الملاحظة الجديدة بـ
preferences-add-deck-current = الرزمة الحالية، ونوع الملاحظة الذي استُخدم فيها آخر مرة
preferences-add-deck-notetype = آخر نوع ملاحظة استُخدم، والرزمة التي استُخدم معها آخر مرة
preferences-paste-strips = اللصق دون تنسيق
preferences-paste-strips-hint = مع الضغط على Shift ينعكس ذلك.
preferences-paste-png = حفظ الصور الملصقة بصيغة PNG
preferences-paste-png-hint = دون فقدان، وبحجم أكبر بكثير. وإلا فتُحفظ بصيغة JPG.
preferences-draws-math = رسم المعادلات أثناء التحرير
preferences-shrinks-images = إظهار الصور الكبيرة مصغّرة أثناء التحرير
preferences-shrinks-images-hint = تعرضها البطاقات كما هي.
preferences-closes-tags = إغلاق عناصر HTML أثناء الكتابة
preferences-default-search = يبدأ المتصفح بالبحث
preferences-default-search-hint = فارغ: الرزمة الحالية.
preferences-ignore-accents = يتجاهل البحث علامات التشكيل
preferences-ignore-accents-hint = عندئذ تجد «uber» كلمة «über». أبطأ في المجموعات الكبيرة.
preferences-editing-places = يُحفظ كل هذا في المجموعة ويُزامَن.
