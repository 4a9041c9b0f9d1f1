package org.offenlage.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offenlage.ejb.catalogue.Comparison;
import org.offenlage.ejb.catalogue.Figure;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.catalogue.PublishedVersion;
import org.offenlage.ejb.catalogue.Reliability;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.web.language.Language;
import org.offenlage.web.selection.Selection;

/** What is published, as JSON. Member names are part of the API and never change their meaning. */
final class JsonDocuments {
  /** Kept: to look one up for every figure would cost far more than the figure. */
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private static final String ROOT = "/api/v1/indicators/";

  private final Language language;

  JsonDocuments(Language language) {
    this.language = language;
  }

  JsonObjectBuilder metadata(IndicatorMetadata metadata) {
    return JSON.createObjectBuilder()
        .add("id", metadata.id())
        .add("name", in(metadata.name()))
        .add("field", metadata.field().name())
        .add("fieldName", in(metadata.field().label()))
        .add("definition", in(metadata.definition()))
        .add("interpretation", in(metadata.interpretation()))
        .add("unit", in(metadata.unit()))
        .add("source", in(metadata.source()))
        .add("decimals", metadata.decimals())
        .add("origin", metadata.origin().name())
        .add("url", ROOT + metadata.id())
        .add("dataUrl", ROOT + metadata.id() + "/data");
  }

  JsonObjectBuilder description(PublishedTable table) {
    JsonObjectBuilder json = metadata(table.metadata());
    json.add("version", table.version())
        .add("publicationId", table.publicationId())
        .add("publishedAt", table.publishedAt().toString())
        .add("contentHash", table.contentHash())
        .add("permalink", ROOT + table.metadata().id() + "@" + table.version())
        .add("rule", in(table.rule()));
    JsonArrayBuilder protection = JSON.createArrayBuilder();
    table.statements().stream().distinct().forEach(each -> protection.add(protection(each)));
    json.add("protection", protection);
    JsonArrayBuilder dimensions = JSON.createArrayBuilder();
    table.dimensions().forEach(each -> dimensions.add(dimension(each, each.codes())));
    return json.add("dimensions", dimensions);
  }

  JsonObject data(Selection selection) {
    PublishedTable table = selection.table();
    JsonObjectBuilder json = description(table);
    JsonArrayBuilder dimensions = JSON.createArrayBuilder();
    for (int d = 0; d < table.dimensions().size(); d++) {
      dimensions.add(dimension(table.dimensions().get(d), selection.codes().get(d)));
    }
    JsonArrayBuilder figures = JSON.createArrayBuilder();
    selection.forEach(
        (codes, figure) -> {
          JsonObjectBuilder one = figure(table.dimensions(), codes, figure);
          change(table, codes, figure).ifPresent(change -> one.add("change", change));
          figures.add(one);
        });
    return json.add("dimensions", dimensions).add("figures", figures).build();
  }

  private JsonObjectBuilder dimension(PublishedDimension dimension, List<String> chosen) {
    JsonArrayBuilder codes = JSON.createArrayBuilder();
    for (String code : chosen) {
      LocalizedText label = dimension.labels().get(code);
      JsonObjectBuilder json =
          JSON.createObjectBuilder()
              .add("code", code)
              .add("label", label == null ? code : in(label));
      String parent = dimension.parents().get(code);
      if (parent != null) {
        json.add("parent", parent);
      }
      codes.add(json);
    }
    return JSON.createObjectBuilder()
        .add("variable", dimension.variable())
        .add("role", dimension.role().name())
        .add("label", in(dimension.label()))
        .add("codes", codes);
  }

  private static JsonObjectBuilder figure(
      List<PublishedDimension> dimensions, List<String> codes, Figure figure) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    for (int d = 0; d < dimensions.size(); d++) {
      json.add(dimensions.get(d).variable(), codes.get(d));
    }
    if (figure instanceof Figure.Exact exact) {
      json.add("value", exact.value());
    } else if (figure instanceof Figure.Uncertain uncertain) {
      json.add("value", uncertain.value())
          .add("lower", uncertain.lower())
          .add("upper", uncertain.upper())
          .add("coveragePercent", uncertain.coveragePercent());
      Reliability reliability = uncertain.reliability();
      reliability.change().ifPresent(apart -> json.add("reliableChange", apart));
      reliability.fromWhole().ifPresent(apart -> json.add("reliableFromWhole", apart));
      reliability.chance().ifPresent(chance -> json.add("chance", chance));
      uncertain
          .beside()
          .ifPresent(
              beside -> {
                json.add("measured", beside.measured());
                beside.whole().ifPresent(whole -> json.add("whole", whole));
              });
    } else if (figure instanceof Figure.Perturbed perturbed) {
      json.add("value", perturbed.value());
    } else {
      json.addNull("value");
    }
    return json.add("status", FigureStatus.of(figure).code());
  }

  /**
   * Whether a figure with noise can be told from that of the period before: {@code HIGHER}, {@code
   * LOWER}, or {@code UNCLEAR} where there is no reliable difference.
   */
  private static Optional<JsonObjectBuilder> change(
      PublishedTable table, List<String> codes, Figure figure) {
    for (int d = 0; d < codes.size(); d++) {
      PublishedDimension dimension = table.dimensions().get(d);
      int at = dimension.codes().indexOf(codes.get(d));
      if (dimension.role() == PublishedDimension.Role.PERIOD && at > 0) {
        String before = dimension.codes().get(at - 1);
        List<String> earlierCodes = new ArrayList<>(codes);
        earlierCodes.set(d, before);
        Figure earlier = table.figure(earlierCodes);
        if (figure instanceof Figure.Uncertain || earlier instanceof Figure.Uncertain) {
          return Comparison.withPeriodBefore(figure, earlier)
              .map(
                  comparison ->
                      JSON.createObjectBuilder()
                          .add("since", before)
                          .add("direction", comparison.name()));
        }
      }
    }
    return Optional.empty();
  }

  private static JsonObjectBuilder protection(ProtectionStatement statement) {
    JsonObjectBuilder parameters = JSON.createObjectBuilder();
    statement.publicParameters().forEach(parameters::add);
    return JSON.createObjectBuilder()
        .add("mechanism", statement.mechanism().name())
        .add("parameters", parameters);
  }

  JsonObjectBuilder version(String indicatorId, PublishedVersion version) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("version", version.version())
            .add("publicationId", version.publicationId())
            .add("publishedAt", version.publishedAt().toString())
            .add("url", ROOT + indicatorId + "@" + version.version());
    if (version instanceof PublishedVersion.InForce) {
      return json.add("state", "IN_FORCE");
    }
    if (version instanceof PublishedVersion.Superseded) {
      return json.add("state", "SUPERSEDED");
    }
    if (version instanceof PublishedVersion.Withdrawn withdrawn) {
      return json.add("state", "WITHDRAWN")
          .add("withdrawnAt", withdrawn.withdrawnAt().toString())
          .add("reason", in(withdrawn.reason()));
    }
    throw new IllegalStateException("a version of an unknown kind");
  }

  private String in(LocalizedText text) {
    return text.in(language.locale());
  }
}
