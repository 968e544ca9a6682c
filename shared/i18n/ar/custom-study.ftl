error-customStudy-nameTaken = «{ $name }» رزمة عادية، والدراسة المخصصة تحتاج إلى هذا الاسم لرزمتها.
next-customStudy-nameTaken = أعط تلك الرزمة اسمًا آخر، ثم ابدأ من جديد.
error-customStudy-filteredDeck = «{ $name }» رزمة مصفّاة: لا دراسة مخصصة لها.
error-customStudy-nothingFound = لا توجد بطاقة تناسب هذا الاختيار.
next-customStudy-nothingFound = تُستثنى البطاقات المعلّقة والمدفونة وبطاقات الرزم المصفّاة الأخرى. اختر ما هو أوسع.
op-customStudy = دراسة مخصصة
