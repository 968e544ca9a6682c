op-updateScheduler = update scheduling
op-storeTimeZone = count days by dates
error-scheduler-tooOld = This collection is still of an older scheduler, which Ebb does not study with.
next-scheduler-tooOld = Update the collection from the deck list.
error-scheduler-upToDate = This collection is up to date already.
backups-reason-beforeSchedulerUpdate = before updating the scheduler
