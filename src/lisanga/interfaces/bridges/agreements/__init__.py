"""An agreement as a document: the PDF to sign and the document to go on writing."""
