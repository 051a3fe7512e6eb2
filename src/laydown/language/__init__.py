"""Text to sentences with grammar: the parser, the prefilter, dates, quantities."""
