"""Serial numbers with noise, as guns, articles, securities and parts bear them: read, found, compared, doubted."""
