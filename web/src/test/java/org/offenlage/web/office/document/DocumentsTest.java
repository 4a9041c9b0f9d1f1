package org.offenlage.web.office.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offenlage.ejb.analysis.IndexFormula;
import org.offenlage.ejb.analysis.IndexPart;
import org.offenlage.ejb.catalogue.FieldOfAction;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.indicator.Assignment;
import org.offenlage.ejb.indicator.Category;
import org.offenlage.ejb.indicator.Condition;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.Geography;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.ejb.indicator.Quantity;
import org.offenlage.ejb.microdata.Column;
import org.offenlage.ejb.microdata.ColumnType;
import org.offenlage.ejb.microdata.CsvFormat;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.Respondent;
import org.offenlage.ejb.protection.ProtectionMechanism;
import org.offenlage.ejb.protection.ReleaseRule;
import org.offenlage.ejb.protection.RuleDraft;
import org.offenlage.privacy.cellkey.PerturbationRule;
import org.offenlage.privacy.dp.AdaptiveDetail;
import org.offenlage.privacy.dp.Estimates;
import org.offenlage.privacy.dp.PrivacyLoss;
import org.offenlage.privacy.dp.PrivacyUnit;
import org.offenlage.privacy.dp.Rational;
import org.offenlage.privacy.risk.SafetyRule;

/** Documents of the office API: what is written can be read, what cannot be read is named. */
class DocumentsTest {

  private static final DatasetDeclaration EVERY_TYPE =
      new DatasetDeclaration(
          "every-type",
          "Von allem etwas",
          new CsvFormat(
              '\t', java.nio.charset.StandardCharsets.ISO_8859_1, CsvFormat.DecimalMark.COMMA),
          List.of(
              Column.required("id", new ColumnType.Identifier("person")),
              Column.required("sex", new ColumnType.Code(List.of("f", "m"))),
              Column.optional("children", new ColumnType.Whole(new ColumnType.WholeRange(0, 30))),
              Column.optional(
                  "income",
                  new ColumnType.Fraction(
                      new ColumnType.FractionRange(
                          new BigDecimal("-0.5"), new BigDecimal("1E+6")))),
              Column.optional("born", new ColumnType.Year(new ColumnType.WholeRange(1900, 2023))),
              Column.optional(
                  "moved",
                  new ColumnType.Date(
                      new ColumnType.DateRange(
                          LocalDate.of(2000, 1, 1), LocalDate.of(2023, 12, 31)))),
              Column.optional("note", new ColumnType.Text(50))),
          new Respondent("id", "person", Respondent.Records.ONE),
          "§ 67b SGB X",
          Period.ofYears(10));

  private static final LocalizedText TEXT = new LocalizedText("deutsch", "English");

  private static IndicatorDefinition indicator(Measure measure) {
    return new IndicatorDefinition(
        new IndicatorMetadata(
            "an-indicator",
            FieldOfAction.POVERTY,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            TEXT,
            1,
            IndicatorMetadata.DataOrigin.SYNTHETIC),
        measure,
        List.of(
            new Dimension.Area(
                "area",
                TEXT,
                List.of(Category.root("K", TEXT), Category.under("K", "G", TEXT)),
                Optional.empty(),
                List.of(new Geography(TEXT, List.of(Category.root("S", TEXT)), Map.of("G", "S")))),
            Dimension.Classification.flat("age", TEXT, Map.of("0-17", TEXT)),
            new Dimension.Period("year", TEXT)));
  }

  private static CountQuery query(List<Condition> conditions) {
    return new CountQuery(
        "every-type",
        Map.of(
            "area",
            new Assignment.ByCode("sex", Optional.of("G")),
            "age",
            new Assignment.ByAge("born", List.of(new Assignment.Band("0-17", BigDecimal.ZERO)))),
        conditions,
        OptionalInt.of(2));
  }

  @Nested
  class WhatIsWrittenIsReadBack {
    @Test
    void aDeclarationOfEveryType() throws MalformedDocument {
      DatasetDeclaration read = DatasetDocument.read(DatasetDocument.write(EVERY_TYPE).toString());
      assertThat(DatasetDocument.write(read)).isEqualTo(DatasetDocument.write(EVERY_TYPE));
      assertThat(read.columns()).hasSameSizeAs(EVERY_TYPE.columns());
    }

    @Test
    void anIndicatorOfEachMeasure() throws MalformedDocument {
      CountQuery all = query(List.of(new Condition.OneOf("sex", List.of("f"))));
      CountQuery some =
          query(List.of(new Condition.Between("children", BigDecimal.ONE, BigDecimal.TEN)));
      for (Measure measure :
          List.of(
              new Measure.Count(all),
              new Measure.Rate(some, all, 1000),
              new Measure.Sum(all, new Quantity.Total("children", 20)),
              new Measure.Mean(all, new Quantity.Total("income", 1_000_000_000)),
              new Measure.Sum(all, new Quantity.Total("income", 900, Optional.of("sex"))),
              new Measure.QuantileOf(all, new Quantity.Quantile("income", -5, 5_000, 25)),
              new Measure.DistinctCount(all, new Quantity.Distinct("sex")),
              new Measure.Share(all, new Condition.BelowPercentOfMedian("income", 60)))) {
        IndicatorDefinition definition = indicator(measure);
        assertThat(IndicatorDocument.read(IndicatorDocument.write(definition).toString()))
            .isEqualTo(definition);
      }
    }

    @Test
    void anIndexOfEachFormula() throws MalformedDocument {
      IndexPart part = new IndexPart("poor", OptionalInt.of(2), Map.of("sex", "f"));
      for (IndexFormula formula :
          List.of(
              new IndexFormula.AgainstBase(part, "2019"),
              new IndexFormula.Composite(
                  List.of(new IndexFormula.Weighted(part, 3, IndexFormula.Orientation.REVERSED)),
                  IndexFormula.Scale.Z_SCORE))) {
        IndicatorDefinition index =
            new IndicatorDefinition(
                indicator(new Measure.Count(query(List.of()))).metadata(),
                new Measure.Index(formula),
                List.of(
                    new Dimension.Area(
                        "area",
                        TEXT,
                        List.of(Category.root("K", TEXT), Category.under("K", "G", TEXT))),
                    new Dimension.Period("year", TEXT)));
        assertThat(IndicatorDocument.read(IndicatorDocument.write(index).toString()))
            .isEqualTo(index);
      }
    }

    @Test
    void aRuleOfEachMechanism() throws MalformedDocument {
      for (ProtectionMechanism mechanism :
          List.of(
              new ProtectionMechanism.Suppression(5, ProtectionMechanism.Zeros.PROTECTED),
              new ProtectionMechanism.PublishedFigures(),
              new ProtectionMechanism.Suppression(
                  5,
                  ProtectionMechanism.Zeros.FREE,
                  ProtectionMechanism.Suppression.USUAL,
                  Optional.of(new SafetyRule.PriorPosterior(10, new SafetyRule.Prior(50)))),
              new ProtectionMechanism.CellKey(new PerturbationRule(5, Rational.of(3, 2), 2)),
              new ProtectionMechanism.Noise(
                  new PrivacyUnit("person", PrivacyUnit.Scope.WHOLE_DATASET),
                  new PrivacyLoss.ZeroConcentrated(Rational.of(1, 8)),
                  new ProtectionMechanism.Split.ForWorkload(
                      List.of(Rational.of(10), Rational.of(1, 2))),
                  Optional.empty(),
                  Estimates.CONSISTENT,
                  90),
              new ProtectionMechanism.Noise(
                  new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD),
                  new PrivacyLoss.Pure(Rational.of(1, 3)),
                  new ProtectionMechanism.Split.Even(),
                  Optional.of(new ProtectionMechanism.SmallestShown(5, Rational.of(1, 100))),
                  Estimates.MEASURED,
                  95),
              new ProtectionMechanism.Noise(
                  new PrivacyUnit("holder", PrivacyUnit.Scope.REFERENCE_PERIOD),
                  new PrivacyLoss.Pure(Rational.ONE),
                  new ProtectionMechanism.Split.Even(),
                  Optional.empty(),
                  Optional.of(
                      new ProtectionMechanism.Detail(
                          Rational.of(1, 10), List.of(new AdaptiveDetail.Step(500, 0)))),
                  Estimates.MEASURED,
                  95))) {
        RuleDraft draft =
            new RuleDraft("a-rule", TEXT, TEXT, mechanism, RuleDraft.Denominators.PUBLIC_FIGURES);
        String written =
            RuleDocument.write(new ReleaseRule(draft, 1, "a", Instant.EPOCH, Optional.empty()))
                .toString()
                .replaceAll("\"(version)\":1,|\"(state|author|draftedAt)\":\"[^\"]*\",?", "")
                .replace(",}", "}");
        assertThat(RuleDocument.read(written)).isEqualTo(draft);
      }
    }
  }

  @Nested
  class WhatCannotBeReadIsNamed {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        value = {
          "\"type\":\"identifier\"|\"type\":\"secret\"|type of the column 'id'",
          "\"delimiter\":\"\\t\"|\"delimiter\":\"ab\"|single character",
          "ISO-8859-1|EBCDIC-XY|encoding must be one of",
          "P10Y|ten years|ISO period",
          "\"records\":\"one\"|\"records\":\"some\"|'records' of the respondent",
          "\"legalBasis\"|\"legalBases\"|no member 'legalBases'",
          "\"maximumLength\":50|\"maximumLength\":0.5|'maximumLength' of the column 'note'",
        })
    void byItsPlace(String before, String after, String sentence) {
      String document = DatasetDocument.write(EVERY_TYPE).toString();
      assertThat(document).contains(before);
      assertThatThrownBy(() -> DatasetDocument.read(document.replace(before, after)))
          .isInstanceOf(MalformedDocument.class)
          .hasMessageContaining(sentence);
    }

    @Test
    void whenItIsNoObject() {
      for (String text : List.of("", "[]", "{", "id;title")) {
        assertThatThrownBy(() -> DatasetDocument.read(text)).isInstanceOf(MalformedDocument.class);
      }
    }

    @Test
    void whenItsNumbersWouldFillTheMemory() {
      String document =
          DatasetDocument.write(EVERY_TYPE)
              .toString()
              .replace("\"most\":30", "\"most\":1E999999999");
      assertThatThrownBy(() -> DatasetDocument.read(document))
          .isInstanceOf(MalformedDocument.class);
    }
  }
}
