package org.offenlage.ejb.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.tabulation.TabulatedTable;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;

class RuleJsonTest {

  private static final LocalizedText TEXT = new LocalizedText("Größe", "size");

  private static RuleDraft draft(
      ProtectionMechanism mechanism, RuleDraft.Denominators denominators) {
    return new RuleDraft("small-counts", TEXT, TEXT, mechanism, denominators);
  }

  static Stream<RuleDraft> drafts() {
    PrivacyUnit unit = new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD);
    return Stream.of(
        draft(
            new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.PROTECTED),
            RuleDraft.Denominators.PROTECTED),
        draft(
            new ProtectionMechanism.DiscreteLaplace(unit, Rational.of(1, 3), Optional.empty(), 95),
            RuleDraft.Denominators.PUBLIC_FIGURES),
        draft(
            new ProtectionMechanism.DiscreteLaplace(
                unit,
                Rational.of(2),
                Optional.of(new ProtectionMechanism.SmallestShown(3, Rational.of(1, 20))),
                90),
            RuleDraft.Denominators.PROTECTED));
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void aStoredRuleIsReadBackAsItWasDrafted(RuleDraft draft) {
    assertThat(RuleJson.read(RuleJson.write(draft))).isEqualTo(draft);
  }

  @Test
  void onlyTheDenominatorCanBeAPublicFigure() {
    RuleDraft draft =
        draft(
            new ProtectionMechanism.Suppression(3, ProtectionMechanism.Zeros.FREE),
            RuleDraft.Denominators.PUBLIC_FIGURES);

    assertThat(Stream.of(TabulatedTable.Part.values()).filter(draft::isPublicFigure))
        .containsExactly(TabulatedTable.Part.DENOMINATOR);
    assertThat(draft.isPublicFigure(TabulatedTable.Part.DENOMINATOR)).isTrue();
    assertThat(draft.showsTrueCounts(TabulatedTable.Part.NUMERATOR)).isTrue();
  }

  @Test
  void thresholdsThatHideNothingAreNoRule() {
    assertThatThrownBy(() -> new ProtectionMechanism.Suppression(1, ProtectionMechanism.Zeros.FREE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
