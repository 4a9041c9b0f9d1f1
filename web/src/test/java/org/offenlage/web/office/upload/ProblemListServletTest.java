package org.offenlage.web.office.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.microdata.RowProblem;

/** The list of errors that is opened in a spreadsheet. */
class ProblemListServletTest {

  @Test
  void neverHoldsAFormula() {
    RowProblem problem =
        new RowProblem(
            1, Optional.of("=HYPERLINK(\"x\")"), RowProblem.Reason.UNDECLARED_COLUMN, "");
    assertThat(ProblemListServlet.line(problem, Locale.ENGLISH))
        .startsWith("1;\"'=HYPERLINK(\"\"x\"\")\";")
        .endsWith("\r\n");
  }
}
