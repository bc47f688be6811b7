"""The report of an agreement on paper: PDF, workbook and document."""
