error-customStudy-nameTaken = «{ $name }» رزمة عادية، والدراسة المخصصة تحتاج إلى هذا الاسم لرزمتها.
next-customStudy-nameTaken = أعط تلك الرزمة اسمًا آخر، ثم ابدأ من جديد.
error-customStudy-filteredDeck = «{ $name }» رزمة مصفّاة: لا دراسة مخصصة لها.
error-customStudy-nothingFound = لا توجد بطاقة تناسب هذا الاختيار.
next-customStudy-nothingFound = تُستثنى البطاقات المعلّقة والمدفونة وبطاقات الرزم المصفّاة الأخرى. اختر ما هو أوسع.
op-customStudy = دراسة مخصصة
command-customStudy = دراسة مخصصة…
custom-study-button = دراسة مخصصة
custom-study-title = دراسة مخصصة لـ«{ $deck }»
custom-study-kind = ماذا تريد أن تدرس؟
custom-study-moreNew = بطاقات جديدة أكثر اليوم
custom-study-moreReviews = مراجعات أكثر اليوم
custom-study-forgotten = بطاقات نسيتها حديثًا
custom-study-ahead = بطاقات الأيام القادمة
custom-study-previewNew = نظرة على البطاقات المضافة حديثًا
custom-study-cram = بطاقات حسب الحالة أو الوسم
custom-study-count-moreNew = كم تزيد
custom-study-count-moreReviews = كم تزيد
custom-study-days-forgotten = أُجيب عنها «مرة أخرى» في آخر
custom-study-days-ahead = مستحقة خلال
custom-study-days-previewNew = أُضيفت في آخر
custom-study-days-unit = يوم
custom-study-cards-unit = بطاقة
custom-study-fewer = أقل من الصفر: أقل اليوم.
custom-study-available-new =
    { $count ->
        [zero] لا توجد بطاقات جديدة في هذه الرزمة.
        [one] بقيت بطاقة جديدة واحدة في هذه الرزمة.
        [two] بقيت بطاقتان جديدتان في هذه الرزمة.
        [few] بقيت { $count } بطاقات جديدة في هذه الرزمة.
        [many] بقيت { $count } بطاقة جديدة في هذه الرزمة.
       *[other] بقيت { $count } بطاقة جديدة في هذه الرزمة.
    }
custom-study-available-review =
    { $count ->
        [zero] لا توجد مراجعات مستحقة في هذه الرزمة.
        [one] مراجعة واحدة مستحقة في هذه الرزمة.
        [two] مراجعتان مستحقتان في هذه الرزمة.
        [few] { $count } مراجعات مستحقة في هذه الرزمة.
        [many] { $count } مراجعة مستحقة في هذه الرزمة.
       *[other] { $count } مراجعة مستحقة في هذه الرزمة.
    }
custom-study-in-children =
    { $count ->
        [zero] لا شيء غيرها في الرزم التي بداخلها.
        [one] وواحدة أخرى في الرزم التي بداخلها.
        [two] واثنتان أخريان في الرزم التي بداخلها.
        [few] و{ $count } أخرى في الرزم التي بداخلها.
        [many] و{ $count } أخرى في الرزم التي بداخلها.
       *[other] و{ $count } أخرى في الرزم التي بداخلها.
    }
custom-study-keeps = لا تغيّر الإجابات موعد عودة هذه البطاقات.
custom-study-changes = تُحتسب الإجابات وتغيّر موعد عودة البطاقات.
custom-study-cards = أي بطاقات
custom-study-cards-new = البطاقات الجديدة فقط
custom-study-cards-due = البطاقات المستحقة فقط
custom-study-cards-review = كل ما سبقت رؤيته، عشوائيًا
custom-study-cards-all = كل البطاقات عشوائيًا، للمعاينة
custom-study-limit = الحد الأقصى
custom-study-include = لها أي من هذه الوسوم
custom-study-exclude = ليس لها أي من هذه الوسوم
custom-study-tags-none = لا وسم لأي بطاقة في هذه الرزمة.
custom-study-tags-many = يمكن اختيار 100 وسم على الأكثر في كل قائمة.
custom-study-session = تُجمع في الرزمة المصفّاة «{ $name }» التي تُستعمل كل مرة من جديد.
custom-study-do = ادرس
custom-study-extend-do = تمديد
custom-study-extended = تغيّرت حدود اليوم
