"""Find who accuses whom of what, as the narration tells it and in what somebody says."""
