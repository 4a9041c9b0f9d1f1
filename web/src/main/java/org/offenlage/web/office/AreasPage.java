package org.offenlage.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.area.AreaHistories;
import org.offenlage.ejb.area.AreaHistory;
import org.offenlage.ejb.area.AreaLevel;
import org.offenlage.ejb.area.AreaTimeline;
import org.offenlage.ejb.area.AreaTree;
import org.offenlage.ejb.area.Crosswalk;
import org.offenlage.ejb.area.DeclaredHistory;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.office.document.AreaDocument;
import org.offenlage.web.office.document.MalformedDocument;

/** Area histories: which there are, the tree of a day, and the crosswalk between two. */
@Named("areasPage")
@RequestScoped
public class AreasPage {

  @Inject private AreaHistories areas;
  @Inject private Notices notices;

  private final Form form = new Form();
  private @Nullable List<DeclaredHistory> all;
  private @Nullable DeclaredHistory shown;
  private @Nullable AreaTimeline timeline;
  private boolean looked;

  /** A row of the tree. */
  public record Line(String indent, String name, String code, String extent, String level) {}

  /** A row of the crosswalk. */
  public record Move(String code, String name, String into, String kind) {}

  /** All histories. */
  public List<DeclaredHistory> getAll() {
    if (all == null) {
      all = areas.list();
    }
    return all;
  }

  /** The title of a history in the reader's language. */
  public String title(DeclaredHistory declared) {
    return declared.history().title().in(locale());
  }

  /** The history that the address names; none where there is no such. */
  public @Nullable DeclaredHistory getShown() {
    if (!looked) {
      looked = true;
      shown = areas.find(Pages.parameter("id")).orElse(null);
      if (shown == null) {
        Pages.nothingHere();
      } else {
        timeline = new AreaTimeline(shown.history());
      }
    }
    return shown;
  }

  /** The days on which something changes. */
  public List<LocalDate> getDays() {
    getShown();
    return timeline == null ? List.of() : timeline.days();
  }

  /** The day whose areas are shown: the one asked for, or today. */
  public LocalDate getOn() {
    return date("on").orElseGet(LocalDate::now);
  }

  /** The day whose codes are looked up: the one asked for, or the history's first. */
  public LocalDate getFrom() {
    return date("from").orElseGet(() -> getDays().get(0));
  }

  /** The day whose codes are found: the one asked for, or today. */
  public LocalDate getTo() {
    return date("to").orElseGet(LocalDate::now);
  }

  private static Optional<LocalDate> date(String parameter) {
    try {
      return Optional.of(LocalDate.parse(Pages.parameter(parameter)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  /** The tree of the day. */
  public List<Line> getTree() {
    getShown();
    AreaTimeline of = timeline;
    if (of == null) {
      return List.of();
    }
    Map<String, String> levels = levels(of.history());
    List<Line> lines = new ArrayList<>();
    for (AreaTree.Node node : of.tree(getOn()).nodes()) {
      lines.add(
          new Line(
              "\u2003".repeat(node.depth()),
              node.name().in(locale()),
              node.code(),
              node.extent(),
              levels.getOrDefault(node.level(), node.level())));
    }
    return lines;
  }

  private static Map<String, String> levels(AreaHistory history) {
    return history.levels().stream()
        .collect(Collectors.toMap(AreaLevel::id, level -> level.name().in(locale())));
  }

  /** The crosswalk between the two days; those that stay what they are come last. */
  public List<Move> getMoves() {
    getShown();
    AreaTimeline of = timeline;
    if (of == null) {
      return List.of();
    }
    LocalDate to = getTo();
    Map<String, String> names = new HashMap<>();
    of.tree(to).nodes().forEach(node -> names.put(node.code(), node.name().in(locale())));
    List<Move> moved = new ArrayList<>();
    List<Move> same = new ArrayList<>();
    for (Crosswalk.Row row : of.crosswalk(getFrom(), to).rows()) {
      String name = row.name().in(locale());
      if (row.destination() instanceof Crosswalk.Whole whole) {
        boolean stays = whole.code().equals(row.code());
        (stays ? same : moved)
            .add(new Move(row.code(), name, named(whole.code(), names), stays ? "SAME" : "WHOLE"));
      } else if (row.destination() instanceof Crosswalk.Unresolved unresolved) {
        String into =
            unresolved.codes().stream()
                .map(code -> named(code, names))
                .collect(Collectors.joining("; "));
        moved.add(new Move(row.code(), name, into, "UNRESOLVED"));
      }
    }
    moved.addAll(same);
    return moved;
  }

  private static String named(String code, Map<String, String> names) {
    return names.getOrDefault(code, code) + " (" + code + ")";
  }

  /** The document of what is shown. */
  public String getDocument() {
    DeclaredHistory of = getShown();
    return of == null ? "" : AreaDocument.yaml(of);
  }

  private static Locale locale() {
    return Pages.language().locale();
  }

  /** What is entered. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, Words.here());
  }

  /** Stores the document that is entered. */
  public void declare() {
    form.checkAgain();
    String text = form.required("document", Words.forms());
    if (!form.isFlawless()) {
      return;
    }
    try {
      DeclaredHistory declared = areas.declare(AreaDocument.read(text));
      notices.done(
          Words.here()
              .get(
                  "areas.declared",
                  declared.history().id(),
                  Integer.toString(declared.revision())));
      Pages.goTo("/office/area-history?id=" + declared.history().id());
    } catch (MalformedDocument refused) {
      form.refuse("document", Words.here().get("areas.unusable", refused.reason()));
    }
  }
}
