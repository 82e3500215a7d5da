"""All that one release says, as tables of a workbook. Only arranges what the queries answer."""
