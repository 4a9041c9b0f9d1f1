package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Category;

/** How the codes of a dimension are written in the office. */
class CategoryLinesTest {

  @Nested
  class AFlatList {
    @Test
    void getsATotalAboveIt() {
      assertThat(CategoryLines.read("m = männlich | male\nw = weiblich | female"))
          .containsExactly(
              Category.root("Total", new LocalizedText("Insgesamt", "Total")),
              Category.under("Total", "m", new LocalizedText("männlich", "male")),
              Category.under("Total", "w", new LocalizedText("weiblich", "female")));
    }

    @Test
    void ofBareCodesIsLabelledByThem() {
      assertThat(CategoryLines.read("Tyrol\nVienna\n"))
          .extracting(Category::code, category -> category.label().german())
          .contains(org.assertj.core.groups.Tuple.tuple("Tyrol", "Tyrol"));
    }
  }

  @Nested
  class AnIndentedList {
    private static final String TREE =
        """
        01056 = Kreis Pinneberg
          5616 = Amt Elmshorn-Land
            01056001 = Appen
          01056015 = Elmshorn
        """;

    @Test
    void becomesATreeOfUnequalDepth() {
      assertThat(CategoryLines.read(TREE))
          .extracting(category -> category.parent().orElse("-"))
          .containsExactly("-", "01056", "5616", "01056");
    }

    @Test
    void isWrittenAsItWasRead() {
      List<Category> read = CategoryLines.read(TREE);
      assertThat(CategoryLines.read(CategoryLines.write(read))).isEqualTo(read);
    }
  }

  @Test
  void areWrittenUnderTheirParentsInWhateverOrderTheyStand() {
    List<Category> byLevel =
        List.of(
            Category.root("K", LocalizedText.same("K")),
            Category.under("K", "X", LocalizedText.same("X")),
            Category.under("K", "Y", LocalizedText.same("Y")),
            Category.under("X", "a", LocalizedText.same("a")),
            Category.under("Y", "b", LocalizedText.same("b")));
    assertThat(CategoryLines.read(CategoryLines.write(byLevel)))
        .containsExactlyInAnyOrderElementsOf(byLevel);
  }
}
