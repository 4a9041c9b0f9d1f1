package org.offenlage.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.microdata.DatasetDeclaration;
import org.offenlage.ejb.microdata.DeclarationJson;
import org.offenlage.web.form.Form;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.upload.ProposedDeclaration;

/** What is proposed fills the form, and the form says the same again. */
class DeclarationFormTest {

  private static final DatasetDeclaration VEHICLES =
      DeclarationJson.parseDocument(
          """
          id: vehicles
          title: Fahrzeuge
          format: {delimiter: "~", encoding: ISO-8859-15, decimalMark: ",", quote: "'", grouping: thousands}
          columns:
            - {name: Fahrzeug-Nr, type: identifier, kind: vehicle}
            - {name: holder, type: identifier, kind: holder}
            - {name: area, type: code, codes: [01056015, "a, b; c"]}
            - {name: day, type: date, earliest: 1990-01-01, latest: 2030-12-31}
            - {name: built, type: year, least: 1950, most: 2030}
            - {name: seats, type: whole, least: 1, most: 99}
            - {name: price, type: fraction, least: 0, most: 1000000, optional: true}
            - {name: note, type: text, maximumLength: 40, optional: true}
          respondent: {column: holder, privacyUnit: holder, records: many}
          legalBasis: § 1
          retention: P10Y
          referencePeriod: {kind: quarter, column: day}
          keys: [Fahrzeug-Nr, [holder, day]]
          rules: [if seats > 9 then price > 1000]
          plausibility: {area: area, totals: [price], tolerancePercent: 20, leastRecords: 2}
          """);

  private static final Texts WORDS = Texts.in(Language.ENGLISH, "org.offenlage.web.office.words");

  private static Form filled() {
    Form form = new Form();
    DeclarationForm.write(
        new ProposedDeclaration(
            VEHICLES.id(),
            VEHICLES.title(),
            VEHICLES.format(),
            VEHICLES.columns(),
            Optional.of(VEHICLES.respondent()),
            VEHICLES.legalBasis(),
            VEHICLES.retention(),
            VEHICLES.checks()),
        form);
    return form;
  }

  private static Optional<DatasetDeclaration> read(Form form) {
    List<Form> columns = new ArrayList<>();
    VEHICLES.columns().forEach(column -> columns.add(ColumnForm.of(column)));
    return DeclarationForm.read(form, columns, WORDS, WORDS);
  }

  @Test
  void takesADeclarationOfEveryTypeThereAndBack() {
    Form form = filled();
    assertThat(read(form)).as("%s", form.getErrors()).contains(VEHICLES);
  }

  @Test
  void readsWhatFacesLeavesEmptyAsNothing() {
    Form form = filled();
    for (String name : List.of("periodKind", "periodColumn", "keys", "rules", "tolerance")) {
      form.getValues().put(name, null);
    }
    assertThat(read(form).orElseThrow().checks())
        .isEqualTo(org.offenlage.ejb.microdata.Checks.NONE);
  }

  @Test
  void saysWhichRuleCannotBeRead() {
    Form form = filled().with("rules", "seats >");
    assertThat(read(form)).isEmpty();
    assertThat(form.getErrors()).containsKey("rules");
  }
}
