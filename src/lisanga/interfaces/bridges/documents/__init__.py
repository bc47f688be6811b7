"""Documents for further editing in a word processor (DOCX), written without a library: see decision 0028."""
