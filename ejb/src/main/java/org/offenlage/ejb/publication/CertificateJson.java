package org.offenlage.ejb.publication;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublicationContent;
import org.offenlage.ejb.ledger.CanonicalJson;
import org.offenlage.privacy.safe.ProtectionStatement;

/** The statement that a certificate signs. Member names are never changed. */
final class CertificateJson {

  private static final String FORMAT = "offenlage-certificate-1";

  private CertificateJson() {}

  /**
   * Writes a statement.
   *
   * @param contentHash SHA-256 of the canonical content, lower case hexadecimal
   * @return canonical JSON
   */
  static String write(
      PublicationNumber number,
      Instant publishedAt,
      PublicationContent content,
      String contentHash,
      Assurance assurance) {
    return CanonicalJson.of(
        Json.createObjectBuilder()
            .add("format", FORMAT)
            .add("publication", number.publicationId())
            .add("name", text(content.metadata().name()))
            .add("publishedAt", publishedAt.toString())
            .add(
                "rule",
                Json.createObjectBuilder()
                    .add("id", assurance.ruleId())
                    .add("version", assurance.ruleVersion())
                    .add("text", text(content.rule())))
            .add("protection", protection(content))
            .add("privacyLoss", losses(assurance))
            .add("checks", checks(assurance))
            .add("exceptions", exceptions(assurance))
            .add("decisions", decisions(assurance))
            .add(
                "software",
                Json.createObjectBuilder().add("name", "offenlage").add("version", version()))
            .add(
                "files",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add(
                                "path",
                                "/api/v1/publications/" + number.publicationId() + "/content")
                            .add("mediaType", "application/json")
                            .add("sha256", contentHash)))
            .build());
  }

  private static JsonArrayBuilder protection(PublicationContent content) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    content.tables().stream()
        .map(table -> table.statement().publicPart())
        .forEach(
            (ProtectionStatement statement) -> {
              JsonObjectBuilder parameters = Json.createObjectBuilder();
              statement.publicParameters().forEach(parameters::add);
              list.add(
                  Json.createObjectBuilder()
                      .add("mechanism", statement.mechanism().name())
                      .add("parameters", parameters));
            });
    return list;
  }

  private static JsonArrayBuilder losses(Assurance assurance) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (Assurance.Loss loss : assurance.losses()) {
      list.add(
          Json.createObjectBuilder()
              .add("budget", loss.budget())
              .add("privacyUnit", loss.privacyUnit())
              .add("notion", loss.notion())
              .add("amount", loss.amount()));
    }
    return list;
  }

  private static JsonArrayBuilder checks(Assurance assurance) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (Assurance.CheckResult check : assurance.checks()) {
      list.add(
          Json.createObjectBuilder()
              .add("name", check.name())
              .add("table", check.table())
              .add("result", check.result()));
    }
    return list;
  }

  private static JsonArrayBuilder exceptions(Assurance assurance) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (Assurance.ExceptionMade exception : assurance.exceptions()) {
      list.add(
          Json.createObjectBuilder()
              .add("table", exception.table())
              .add("cell", Json.createArrayBuilder(exception.cell()))
              .add("ground", exception.ground())
              .add("reason", text(exception.reason()))
              .add("at", exception.at().toString()));
    }
    return list;
  }

  private static JsonArrayBuilder decisions(Assurance assurance) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (Assurance.Decision decision : assurance.decisions()) {
      list.add(
          Json.createObjectBuilder()
              .add("action", decision.action())
              .add("person", decision.person())
              .add("at", decision.at().toString()));
    }
    return list;
  }

  private static JsonObjectBuilder text(LocalizedText text) {
    return Json.createObjectBuilder().add("de", text.german()).add("en", text.english());
  }

  private static String version() {
    return Optional.ofNullable(CertificateJson.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
