op-changeReviewPreferences = change preferences
