"""Word documents: docx read from its XML, doc by way of LibreOffice."""
