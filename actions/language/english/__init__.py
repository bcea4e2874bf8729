"""A cleaned sentence and the closed classes of English words; how wishes are worded; yes and no."""
