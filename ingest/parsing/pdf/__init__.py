"""PDF: glyphs to lines, lines to columns, paragraphs and headings."""
