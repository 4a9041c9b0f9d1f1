package org.offenlage.web.report;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.offenlage.ejb.evidence.Certificate;
import org.offenlage.ejb.evidence.PublicKey;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.IndicatorPage.Fact;

/**
 * The certificate of a publication in the words of a reader: all it says is read from the statement
 * that was signed.
 */
public final class CertificatePage {

  private final Certificate certificate;
  private final List<PublicKey> keys;
  private final Figures figures;
  private final Texts texts;
  private final JsonObject statement;

  /** Whether the figures can still be read. */
  enum Figures {
    PUBLIC,
    WITHDRAWN
  }

  CertificatePage(Certificate certificate, List<PublicKey> keys, Figures figures, Texts texts) {
    this.certificate = certificate;
    this.keys = keys;
    this.figures = figures;
    this.texts = texts;
    try (var reader = Json.createReader(new StringReader(certificate.statement()))) {
      this.statement = reader.readObject();
    }
  }

  /** A step of the review, in words. */
  public record Step(String what, String who, String at) {}

  /** A check; a notable one is no failure, but reviewers looked at it. */
  public record CheckLine(String text, boolean notable, String result) {}

  /** A figure that is shown by decision, why, and since when it may be. */
  public record ExceptionLine(String cell, String why, String at) {}

  /** What was spent of a budget. */
  public record LossLine(String budget, String amount) {}

  /** The publication's identifier. */
  public String publication() {
    return certificate.publicationId();
  }

  /** The name of the indicator. */
  public String name() {
    return in(statement.getJsonObject("name"));
  }

  /** The heading: name and version. */
  public String heading() {
    String version = publication().substring(publication().indexOf('@') + 1);
    return texts.get("certificate.heading", name(), version);
  }

  /** Whether the figures were withdrawn since. */
  public boolean isWithdrawn() {
    return figures == Figures.WITHDRAWN;
  }

  /** The page of the figures, or of what is left of them. */
  public String figuresUrl() {
    return "/indicator/" + publication();
  }

  /** The release rule in a sentence or two. */
  public String rule() {
    return in(statement.getJsonObject("rule").getJsonObject("text"));
  }

  /** How it was protected, each way once. */
  public List<ProtectionNote> protection() {
    return objects("protection")
        .map(
            json -> {
              Map<String, String> parameters = new LinkedHashMap<>();
              json.getJsonObject("parameters")
                  .forEach((name, value) -> parameters.put(name, ((JsonString) value).getString()));
              return new ProtectionStatement(
                  ProtectionStatement.Mechanism.valueOf(json.getString("mechanism")),
                  parameters,
                  Map.of());
            })
        .distinct()
        .map(protection -> ProtectionNote.of(protection, texts))
        .toList();
  }

  /** What was checked by the program. */
  public List<CheckLine> checks() {
    List<CheckLine> lines = new ArrayList<>();
    objects("checks")
        .forEach(
            check -> {
              String key = "certificate.check." + check.getString("name");
              String table = "certificate.table." + check.getString("table");
              String result = check.getString("result");
              lines.add(
                  new CheckLine(
                      (texts.has(key) ? texts.get(key) : check.getString("name"))
                          + (texts.has(table) ? " (" + texts.get(table) + ")" : ""),
                      !result.equals("PASSED"),
                      texts.get(
                          "certificate." + result.toLowerCase(Locale.ROOT).replace('_', '-'))));
            });
    return lines;
  }

  /** Figures that are shown by decision, though the rule would hide them. */
  public List<ExceptionLine> exceptions() {
    // Certificates of earlier builds know no exceptions.
    if (!statement.containsKey("exceptions")) {
      return List.of();
    }
    return objects("exceptions")
        .map(
            exception -> {
              String table = "certificate.table." + exception.getString("table");
              return new ExceptionLine(
                  exception.getJsonArray("cell").getValuesAs(JsonString.class).stream()
                          .map(JsonString::getString)
                          .collect(Collectors.joining(", "))
                      + (texts.has(table) ? " (" + texts.get(table) + ")" : ""),
                  texts.get("certificate.ground." + exception.getString("ground"))
                      + " "
                      + in(exception.getJsonObject("reason")),
                  Numbers.moment(Instant.parse(exception.getString("at")), texts.language()));
            })
        .toList();
  }

  /** Who decided, in order. */
  public List<Step> steps() {
    return objects("decisions")
        .map(
            step -> {
              String key = "certificate.step." + step.getString("action");
              return new Step(
                  texts.has(key) ? texts.get(key) : step.getString("action"),
                  texts.get("certificate.person", Integer.toString(step.getInt("person"))),
                  Numbers.moment(Instant.parse(step.getString("at")), texts.language()));
            })
        .toList();
  }

  /** What it cost of privacy budgets; empty where no noise was drawn. */
  public List<LossLine> losses() {
    return objects("privacyLoss")
        .map(
            loss ->
                new LossLine(
                    loss.getString("budget").replace("@", ", "),
                    (loss.getString("notion").equals("rho") ? "ρ = " : "ε = ")
                        + loss.getString("amount")))
        .toList();
  }

  /** What ties all of it down. */
  public List<Fact> facts() {
    JsonObject software = statement.getJsonObject("software");
    JsonObject rule = statement.getJsonObject("rule");
    return List.of(
        new Fact(
            texts.get("certificate.published"),
            Numbers.moment(Instant.parse(statement.getString("publishedAt")), texts.language())),
        new Fact(
            texts.get("certificate.rule"), rule.getString("id") + "@" + rule.getInt("version")),
        new Fact(
            texts.get("certificate.hash"),
            statement.getJsonArray("files").getJsonObject(0).getString("sha256")),
        new Fact(
            texts.get("certificate.position"),
            Numbers.format(certificate.position(), texts.language())),
        new Fact(texts.get("certificate.key"), key()),
        new Fact(
            texts.get("certificate.software"),
            software.getString("name") + " " + software.getString("version")));
  }

  /** The key that signed it, as verifiers take it. */
  public String key() {
    return keys.stream()
        .filter(key -> key.number() == certificate.keyNumber())
        .map(PublicKey::text)
        .findFirst()
        .orElse("");
  }

  /** The entry in the ledger. */
  public String ledgerUrl() {
    return "/ledger?before=" + (certificate.position() + 1);
  }

  /** The file with all that can be checked. */
  public String proofUrl() {
    return api(isWithdrawn() ? "certificate" : "proof");
  }

  /** The name under which a browser stores that file. */
  public String fileName() {
    return publication() + (isWithdrawn() ? ".certificate.json" : ".proof.json");
  }

  private String api(String what) {
    return "/api/v1/publications/" + publication() + "/" + what;
  }

  private Stream<JsonObject> objects(String name) {
    return statement.getJsonArray(name).stream().map(JsonValue::asJsonObject);
  }

  private String in(JsonObject text) {
    return text.getString(texts.language().code());
  }
}
