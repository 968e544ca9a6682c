op-changeReviewPreferences = تغيير التفضيلات
