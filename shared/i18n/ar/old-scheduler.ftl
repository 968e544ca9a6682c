op-updateScheduler = تحديث الجدولة
op-storeTimeZone = عدّ الأيام بالتواريخ
error-scheduler-tooOld = ما زالت هذه المجموعة على جدولة قديمة لا يدرس بها Ebb.
next-scheduler-tooOld = حدّث المجموعة من قائمة الرُّزَم.
error-scheduler-upToDate = هذه المجموعة محدّثة بالفعل.
backups-reason-beforeSchedulerUpdate = قبل تحديث الجدولة
