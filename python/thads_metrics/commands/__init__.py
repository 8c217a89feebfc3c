"""The commands that Python runs: sheets and registers in, text, pages, workbooks and reports out."""
