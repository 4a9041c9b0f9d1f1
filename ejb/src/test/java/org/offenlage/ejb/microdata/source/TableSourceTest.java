package org.offenlage.ejb.microdata.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.ejb.microdata.ReferencePeriod;

@NullMarked
class TableSourceTest {

  private static final String YAML =
      """
      tables:
        - dataset: residents
          url: jdbc:postgresql://register/residents?password=geheim
          user: offenlage
          table: public.resident
          period: quarter
          dayOfMonth: 5
          hour: 3
      """;

  @Test
  void isDueOnItsDayFromItsHourOnForThePeriodThatIsOver() {
    TableSource source = TableSource.parse(YAML).get(0);
    assertThat(source.isDue(LocalDate.of(2024, 1, 5), 2)).isFalse();
    assertThat(source.isDue(LocalDate.of(2024, 1, 5), 3)).isTrue();
    assertThat(source.isDue(LocalDate.of(2024, 1, 6), 3)).isFalse();
    assertThat(source.periodOn(LocalDate.of(2024, 1, 5))).isEqualTo(new ReferencePeriod("2023-Q4"));
    assertThat(source.toString()).doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public.resident | resident; drop table x | named by letters",
        "jdbc:postgresql | http | begins with jdbc",
        "hour: 3 | hour: 24 | 0 to 23",
        "quarter | week | one of",
        "user: | owner: | no member 'owner'",
      })
  void isRefusedWhereItIsNotUsable(String right, String wrong, String sentence) {
    assertThatThrownBy(() -> TableSource.parse(YAML.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void becomesLinesOfJson() throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table resident as select 'p1' as \"per son\", DATE '1980-12-31' as born,"
              + " 1.5e10::DOUBLE as income, NULL as note, 12.50::DECIMAL(9,2) as rent");
      List<String> columns = List.of("per son", "born", "income", "note", "rent");
      try (ResultSet rows = statement.executeQuery(TablePlanner.select(columns, "resident", "\""));
          TableLines lines = new TableLines(rows, columns)) {
        assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo(
                "{\"per son\":\"p1\",\"born\":\"1980-12-31\",\"income\":\"15000000000\","
                    + "\"rent\":\"12.50\"}\n");
      }
    }
  }
}
