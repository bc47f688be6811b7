"""The report of an agreement in its fourteen parts: quarterly, annual or final."""
