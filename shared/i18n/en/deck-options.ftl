error-fsrs-cantOptimize = Computing parameters is not possible on this computer
next-fsrs-cantOptimize = The part of Ebb that does it has no version for this system. FSRS itself works here: use its standard parameters, or compute them on another device and sync.
error-fsrs-noReviews = There are no reviews to learn from
next-fsrs-noReviews = FSRS learns from cards whose first answer is known and that were answered again on a later day. Study for some time, or widen the search.
