package org.offenlage.ejb.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Dimension;

class GridCellsTest {

  private static Dimension.Area over(String... codes) {
    return new Dimension.Area("area", LocalizedText.same("x"), GridCells.tree(List.of(codes)));
  }

  @Test
  void ofOneKilometreLieInThoseOfTen() {
    assertThat(GridCells.larger("1kmN2689E4337")).contains("10kmN268E433");
    assertThat(GridCells.larger("CRS3035RES1000mN2689000E4337000"))
        .contains("CRS3035RES10000mN2680000E4330000");
    assertThat(
            over("1kmN2689E4337", "1kmN2680E4330", "1kmN2690E4330")
                .hierarchy()
                .pathToRoot("1kmN2680E4330"))
        .containsExactly("1kmN2680E4330", "10kmN268E433", "Total");
  }

  @Test
  void ofAHundredMetresLieInBoth() {
    assertThat(over("100mN26891E43375").hierarchy().pathToRoot("100mN26891E43375"))
        .containsExactly("100mN26891E43375", "1kmN2689E4337", "10kmN268E433", "Total");
    assertThat(
            over("CRS3035RES100mN2689100E4337500")
                .hierarchy()
                .pathToRoot("CRS3035RES100mN2689100E4337500"))
        .containsExactly(
            "CRS3035RES100mN2689100E4337500",
            "CRS3035RES1000mN2689000E4337000",
            "CRS3035RES10000mN2680000E4330000",
            "Total");
  }

  @Test
  void andOtherCodesLieBelowTheTotal() {
    assertThat(GridCells.larger("10kmN268E433")).isEqualTo(Optional.empty());
    assertThat(GridCells.larger("1kmN2689E4337; drop")).isEqualTo(Optional.empty());
    assertThat(GridCells.tree(List.of("unknown", "1kmN2689E4337")))
        .extracting(Category::parent)
        .containsExactly(
            Optional.empty(),
            Optional.of("Total"),
            Optional.of("10kmN268E433"),
            Optional.of("Total"));
  }

  @Test
  void areEachThereOnceWhereACellIsGivenTogetherWithTheOneItLiesIn() {
    assertThat(GridCells.tree(List.of("10kmN268E433", "1kmN2689E4337")))
        .extracting(Category::code)
        .containsExactly("Total", "10kmN268E433", "1kmN2689E4337");
  }
}
