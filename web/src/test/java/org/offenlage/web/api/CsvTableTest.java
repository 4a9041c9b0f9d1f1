package org.offenlage.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.offenlage.web.ReportFixture.all;
import static org.offenlage.web.ReportFixture.birthRate;
import static org.offenlage.web.ReportFixture.confidential;
import static org.offenlage.web.ReportFixture.exact;
import static org.offenlage.web.ReportFixture.parameters;
import static org.offenlage.web.ReportFixture.uncertain;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.web.ReportFixture;
import org.offenlage.web.language.Language;
import org.offenlage.web.selection.Selection;

class CsvTableTest {

  private static Selection elmshorn() {
    Figure[] figures = all(exact("1"));
    figures[12] = exact("1234.5678");
    figures[13] = uncertain("8.5", "7.25", "9.75");
    figures[14] = confidential();
    Selection.Outcome outcome = Selection.parse(birthRate(figures), parameters("area", "01056015"));
    return ((Selection.Outcome.Selected) outcome).selection();
  }

  @Nested
  class Csv {

    @Test
    void isOneFigureARowWithItsStatus() {
      assertThat(CsvTable.of(elmshorn(), Language.GERMAN))
          .isEqualTo(
              "area,area_label,year,year_label,value,lower,upper,coverage_percent,status,measured,"
                  + "whole\r\n"
                  + "01056015,Elmshorn,2021,2021,1234.5678,,,,published,,\r\n"
                  + "01056015,Elmshorn,2022,2022,8.5,7.25,9.75,95,uncertain,,\r\n"
                  + "01056015,Elmshorn,2023,2023,,,,,suppressed,,\r\n");
    }

    @Test
    void quotesWhatNeedsIt() {
      assertThat(CsvTable.quoted("a,b")).isEqualTo("\"a,b\"");
      assertThat(CsvTable.quoted("a\"b")).isEqualTo("\"a\"\"b\"");
      assertThat(CsvTable.quoted("a\nb")).isEqualTo("\"a\nb\"");
      assertThat(CsvTable.quoted("ab")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx"})
    void disarmsWhatASpreadsheetWouldRun(String text) {
      PublishedDimension hostile =
          new PublishedDimension(
              "area",
              PublishedDimension.Role.AREA,
              LocalizedText.same("x"),
              List.of("a"),
              Map.of("a", LocalizedText.same(text)),
              Map.of());
      PublishedTable table = ReportFixture.table("x", List.of(hostile), List.of(exact("1")));
      assertThat(CsvTable.of(Selection.all(table), Language.GERMAN)).contains("'" + text);
    }

    @ParameterizedTest
    @EnumSource(Figure.Reason.class)
    void hasAStatusOfItsOwnForEachReason(Figure.Reason reason) {
      Figure hidden = new Figure.Hidden(reason);
      assertThat(FigureStatus.of(hidden)).isNotIn(FigureStatus.PUBLISHED, FigureStatus.UNCERTAIN);
      assertThat(
              List.of(Figure.Reason.values()).stream()
                  .map(each -> FigureStatus.of(new Figure.Hidden(each)))
                  .distinct()
                  .count())
          .isEqualTo(Figure.Reason.values().length);
    }
  }

  @Nested
  class JsonData {

    @Test
    void holdsTheSameFigures() {
      JsonObject json = new JsonDocuments(Language.ENGLISH).data(elmshorn());
      assertThat(json.getJsonArray("figures").toString())
          .isEqualTo(
              "[{\"area\":\"01056015\",\"year\":\"2021\",\"value\":1234.5678,"
                  + "\"status\":\"published\"},"
                  + "{\"area\":\"01056015\",\"year\":\"2022\",\"value\":8.5,\"lower\":7.25,"
                  + "\"upper\":9.75,\"coveragePercent\":95,\"status\":\"uncertain\","
                  + "\"change\":{\"since\":\"2021\",\"direction\":\"LOWER\"}},"
                  + "{\"area\":\"01056015\",\"year\":\"2023\",\"value\":null,"
                  + "\"status\":\"suppressed\"}]");
      assertThat(json.getString("name")).isEqualTo("Birth rate");
    }
  }

  @Nested
  class TheFormat {

    @Test
    void isThatOfTheParameterBeforeThatOfTheHeader() {
      assertThat(DataFormat.of(Optional.of("csv"), List.of(MediaType.APPLICATION_JSON_TYPE)))
          .isEqualTo(DataFormat.CSV);
      assertThat(DataFormat.of(Optional.empty(), List.of(new MediaType("text", "csv"))))
          .isEqualTo(DataFormat.CSV);
      assertThat(DataFormat.of(Optional.empty(), List.of(MediaType.WILDCARD_TYPE)))
          .isEqualTo(DataFormat.JSON);
    }
  }

  @Nested
  class TheEntityTag {

    @Test
    void changesWithContentAndForm() {
      assertThat(
              List.of(
                  EntityTags.of("a", "csv"), EntityTags.of("a", "json"), EntityTags.of("b", "csv")))
          .doesNotHaveDuplicates();
      assertThat(EntityTags.of("a", "csv")).isEqualTo(EntityTags.of("a", "csv"));
    }
  }
}
