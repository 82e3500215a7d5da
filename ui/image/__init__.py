"""Pictures of charts and maps that a reader saves, with title, source and date inside them."""
