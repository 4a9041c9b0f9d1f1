package org.offenlage.web.office.accountability;

import java.util.List;

/**
 * A document of the office: headings, paragraphs, terms and tables, in one language.
 *
 * @param title its title
 * @param sections in order
 */
record OfficialDocument(String title, List<OfficialDocument.Section> sections) {

  OfficialDocument {
    sections = List.copyOf(sections);
  }

  /** A part under a heading. */
  record Section(String heading, List<Block> blocks) {
    Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** Something under a heading. */
  sealed interface Block {}

  /** Running text. */
  record Paragraph(String text) implements Block {}

  /** Names with what they stand for. */
  record Terms(List<Term> terms) implements Block {
    Terms {
      terms = List.copyOf(terms);
    }
  }

  /** One of them. */
  record Term(String name, String text) {}

  /** A table; each row begins with what it is about. */
  record Grid(String caption, List<String> headings, List<List<String>> rows) implements Block {
    Grid {
      headings = List.copyOf(headings);
      rows = List.copyOf(rows);
      for (List<String> row : rows) {
        if (row.size() != headings.size()) {
          throw new IllegalArgumentException("each row has one cell for each heading");
        }
      }
    }
  }
}
