package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.analysis.IndexPart;
import org.offenlage.ejb.indicator.CountQuery;
import org.offenlage.ejb.indicator.Dimension;
import org.offenlage.ejb.indicator.IndicatorDefinition;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.indicator.Measure;
import org.offenlage.web.form.Pages;
import org.offenlage.web.office.document.IndicatorDocument;

/** What the pages about indicators show. */
@Named("indicatorPages")
@RequestScoped
public class IndicatorPages {

  @Inject private Indicators indicators;

  private @Nullable List<IndicatorDefinition> all;
  private @Nullable IndicatorDefinition shown;
  private boolean looked;

  /** The newest revision of every indicator. */
  public List<IndicatorDefinition> getAll() {
    if (all == null) {
      all = indicators.list();
    }
    return all;
  }

  /** The definition that the address names; none where there is no such. */
  public @Nullable IndicatorDefinition getShown() {
    if (!looked) {
      looked = true;
      shown = indicators.find(Pages.parameter("id")).orElse(null);
      if (shown == null) {
        Pages.nothingHere();
      }
    }
    return shown;
  }

  /** What is measured, in a word. */
  public String measure(IndicatorDefinition definition) {
    return Words.here().get("measure." + kind(definition.measure()));
  }

  /** The datasets that are counted, or the indicators that an index is computed from. */
  public String datasets(IndicatorDefinition definition) {
    if (definition.measure() instanceof Measure.Index index) {
      return index.formula().parts().stream()
          .map(IndexPart::name)
          .collect(Collectors.joining(", "));
    }
    return definition.queries().stream()
        .map(CountQuery::datasetId)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The dimensions by their headings. */
  public String dimensions(IndicatorDefinition definition) {
    return definition.dimensions().stream()
        .map(Dimension::label)
        .map(label -> label.in(Pages.language().locale()))
        .collect(Collectors.joining(", "));
  }

  /** The definition as a document, to be kept or changed and sent again. */
  public String document(IndicatorDefinition definition) {
    return text(definition);
  }

  static String text(IndicatorDefinition definition) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.write(IndicatorDocument.write(definition));
    }
    return text.toString().strip();
  }

  static String kind(Measure measure) {
    if (measure instanceof Measure.Count) {
      return "count";
    }
    if (measure instanceof Measure.Rate) {
      return "rate";
    }
    if (measure instanceof Measure.Share) {
      return "share";
    }
    if (measure instanceof Measure.Sum) {
      return "sum";
    }
    if (measure instanceof Measure.Mean) {
      return "mean";
    }
    if (measure instanceof Measure.DistinctCount) {
      return "distinct";
    }
    if (measure instanceof Measure.QuantileOf) {
      return "quantile";
    }
    if (measure instanceof Measure.Index) {
      return "index";
    }
    throw new IllegalStateException("a measure that pages do not know");
  }
}
