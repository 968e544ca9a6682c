error-clock-wrong =
    { $shownBy ->
        [review] لا بد أن ساعة هذا الجهاز خاطئة: هنا { $localTime }، لكن بطاقة أُجيب عنها في { $otherTime } (بعد { $difference }).
        [sync] لا بد أن ساعة هذا الجهاز خاطئة: هنا { $localTime }، لكن آخر مزامنة كانت في { $otherTime } (بعد { $difference }).
       *[server] ساعة هذا الجهاز خاطئة: هنا { $localTime } وعلى خادم المزامنة { $otherTime } (الفرق { $difference }).
    }
next-clock-wrong = اضبط تاريخ هذا الجهاز ووقته ومنطقته الزمنية والتوقيت الصيفي. وإن تغيّر قانون التوقيت حديثًا فحدّث النظام أيضًا. تنتظر الدراسة والمزامنة حتى ذلك.
clock-note-title = ساعة هذا الجهاز خاطئة
