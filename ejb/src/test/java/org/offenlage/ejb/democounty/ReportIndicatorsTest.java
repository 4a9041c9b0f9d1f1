package org.offenlage.ejb.democounty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.indicator.DefinitionCheck;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.microdata.DatasetDeclaration;

/** The declared indicators of the social report fit the registers they are counted from. */
@NullMarked
class ReportIndicatorsTest {

  private static final CountyFacts FACTS = CountyFacts.load();
  private static final List<IndicatorDefinition> REPORT = ReportIndicators.all(FACTS);

  private static Map<String, DatasetDeclaration> declarations() {
    Map<String, DatasetDeclaration> declarations = new HashMap<>();
    DemoDatasets.all(FACTS).forEach(each -> declarations.put(each.id(), each));
    ReportRegister.all().forEach(each -> declarations.put(each.id(), each.declaration(FACTS)));
    return declarations;
  }

  @Test
  void eachFitsItsRegisters() {
    for (IndicatorDefinition definition : REPORT) {
      assertThat(new DefinitionCheck(definition, declarations()).problems())
          .as(definition.id())
          .isEmpty();
    }
  }

  @Test
  void oneWithoutItsRegistersDoesNotFit() {
    assertThat(new DefinitionCheck(REPORT.get(0), Map.of()).problems()).isNotEmpty();
  }

  @Test
  void thereAreAtLeastTwentyFourInAllTenFieldsWithFullMetadata() {
    Set<FieldOfAction> fields = EnumSet.noneOf(FieldOfAction.class);
    for (IndicatorDefinition definition : REPORT) {
      fields.add(definition.metadata().field());
      assertThat(definition.metadata().details()).as(definition.id()).isPresent();
    }
    assertThat(fields).hasSize(10);
    assertThat(REPORT.stream().map(IndicatorDefinition::id).distinct()).hasSizeGreaterThan(23);
  }

  @Test
  void aHouseholdIsInItsRegisterOnceWithAllItsMembers() {
    DemoRegister register = DemoRegister.invent();
    ReportRegister households =
        ReportRegister.all().stream()
            .filter(each -> each.id().equals("households"))
            .findFirst()
            .orElseThrow();
    List<String[]> rows =
        new String(households.file(register, 2023), StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    assertThat(rows.stream().map(row -> row[0]).distinct()).hasSize(rows.size());
    long[] residents = new long[1];
    register.forEachResident(2023, one -> residents[0]++);
    assertThat(rows.stream().mapToLong(row -> Long.parseLong(row[2])).sum())
        .isEqualTo(residents[0]);
  }
}
