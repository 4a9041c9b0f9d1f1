package org.offenlage.ejb.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offenlage.privacy.safe.ProtectionStatement;
import org.offenlage.privacy.safe.SafeCell;
import org.offenlage.privacy.safe.SafeTable;
import org.offenlage.privacy.structure.Hierarchy;
import org.offenlage.privacy.structure.SpanningVariable;
import org.offenlage.privacy.structure.TableStructure;

/** Small publications to compute with. */
final class Examples {

  static final TableStructure AREAS =
      TableStructure.of(
          List.of(SpanningVariable.of("area", Hierarchy.flat("all", List.of("a", "b")))));

  static final TableStructure AREAS_AND_PART =
      TableStructure.of(
          List.of(
              SpanningVariable.of("area", Hierarchy.flat("all", List.of("a", "b"))),
              SpanningVariable.of("part", Hierarchy.flat("Total", List.of("yes", "no")))));

  private Examples() {}

  static SafeTable table(TableStructure structure, SafeCell... cells) {
    return new SafeTable(
        structure,
        List.of(cells),
        new ProtectionStatement(
            ProtectionStatement.Mechanism.SUPPRESSION,
            Map.of("audited", "yes"),
            Map.of("threshold", "3")));
  }

  static PublicationContent content(Calculation calculation, SafeTable... tables) {
    LocalizedText text = new LocalizedText("Größe \"x\"", "size");
    Map<String, LocalizedText> labels = new LinkedHashMap<>();
    labels.put("all", LocalizedText.same("All"));
    labels.put("a", LocalizedText.same("A"));
    labels.put("b", LocalizedText.same("B"));
    return new PublicationContent(
        new IndicatorMetadata(
            "size",
            FieldOfAction.HOUSING,
            text,
            text,
            text,
            text,
            text,
            1,
            IndicatorMetadata.DataOrigin.SYNTHETIC),
        List.of(
            new PublishedDimension(
                "area",
                PublishedDimension.Role.AREA,
                text,
                List.of("all", "a", "b"),
                labels,
                Map.of("a", "all", "b", "all"))),
        calculation,
        List.of(tables),
        text);
  }
}
