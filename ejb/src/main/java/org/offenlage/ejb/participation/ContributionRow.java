package org.offenlage.ejb.participation;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "participation", name = "contribution")
@SuppressWarnings("NullAway.Init")
class ContributionRow {

  enum Kind {
    FEEDBACK,
    PROPOSAL
  }

  @Id private UUID id;
  private String author;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "indicator_id")
  private @Nullable String indicatorId;

  @Column(name = "indicator_version")
  private @Nullable Integer indicatorVersion;

  private @Nullable String codes;
  private @Nullable String title;
  private String body;

  protected ContributionRow() {}

  private ContributionRow(UUID id, String author, Instant sentAt, Kind kind, String body) {
    this.id = id;
    this.author = author;
    this.sentAt = sentAt;
    this.kind = kind;
    this.body = body;
  }

  static ContributionRow feedback(
      UUID id, String author, Instant sentAt, FigureReference figure, String text) {
    ContributionRow row = new ContributionRow(id, author, sentAt, Kind.FEEDBACK, text);
    row.indicatorId = figure.indicatorId();
    row.indicatorVersion = figure.version();
    JsonArrayBuilder array = Json.createArrayBuilder();
    figure.codes().forEach(array::add);
    row.codes = array.build().toString();
    return row;
  }

  static ContributionRow proposal(
      UUID id, String author, Instant sentAt, String title, String reason) {
    ContributionRow row = new ContributionRow(id, author, sentAt, Kind.PROPOSAL, reason);
    row.title = title;
    return row;
  }

  Contribution contribution(Optional<Contribution.Answer> answer) {
    return switch (kind) {
      case FEEDBACK -> feedback(answer);
      case PROPOSAL -> proposal(answer);
    };
  }

  Contribution.Feedback feedback(Optional<Contribution.Answer> answer) {
    FigureReference figure =
        new FigureReference(
            Objects.requireNonNull(indicatorId),
            Objects.requireNonNull(indicatorVersion),
            codes(Objects.requireNonNull(codes)));
    return new Contribution.Feedback(id, sentAt, figure, body, answer);
  }

  Contribution.Proposal proposal(Optional<Contribution.Answer> answer) {
    return new Contribution.Proposal(id, sentAt, Objects.requireNonNull(title), body, answer);
  }

  UUID id() {
    return id;
  }

  private static List<String> codes(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonString.class).stream()
          .map(JsonString::getString)
          .toList();
    }
  }
}
