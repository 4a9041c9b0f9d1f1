package org.offenlage.web.office;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.examination.SensitiveCell;
import org.offenlage.ejb.review.Waiver;
import org.offenlage.ejb.review.Waivers;
import org.offenlage.ejb.review.WorkbenchItem;
import org.offenlage.web.form.Choice;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;

/** Exceptions from the release rule, on the page of the publication for which they are made. */
@Named("waiversPage")
@ViewScoped
public class WaiversPage implements Serializable {

  private static final long serialVersionUID = 1;

  @Inject private PublicationPage page;
  @Inject private transient Waivers waivers;
  @Inject private Staff staff;
  @Inject private Notices notices;

  private final Form form = new Form();
  private final Form revocation = new Form();

  private @Nullable WorkbenchItem item() {
    return page.getItem();
  }

  /** Whether there are cells, here or before, of which an exception could be told. */
  public boolean isRelevant() {
    WorkbenchItem shown = item();
    return shown != null && (!shown.examination().sensitive().isEmpty() || !getWaivers().isEmpty());
  }

  /** Whether the caller prepared the publication. */
  public boolean isOwn() {
    WorkbenchItem shown = item();
    return shown != null && shown.author().equals(staff.getName());
  }

  /** Exceptions in force for the indicator under the rule. */
  public List<Waiver> getWaivers() {
    WorkbenchItem shown = item();
    return shown == null ? List.of() : waivers.inForce(shown.metadata().id(), shown.ruleId());
  }

  /** Whether the publication shows a cell by an exception. */
  public boolean isUsed(Waiver waiver) {
    WorkbenchItem shown = item();
    return shown != null && shown.waivers().contains(waiver.id());
  }

  /** The cell of an exception in words. */
  public String cell(Waiver waiver) {
    return cell(waiver.table(), waiver.cell());
  }

  private static String cell(String table, String codes) {
    String key = "table." + table;
    return codes + " (" + (Words.here().has(key) ? Words.here().get(key) : table) + ")";
  }

  /** Sensitive cells that no exception shows yet, numbered as the examination names them. */
  public List<Choice> getCells() {
    WorkbenchItem shown = item();
    List<Choice> cells = new ArrayList<>();
    if (shown != null) {
      List<SensitiveCell> sensitive = shown.examination().sensitive();
      List<SensitiveCell> granted =
          getWaivers().stream()
              .filter(waiver -> shown.waivers().contains(waiver.id()))
              .map(waiver -> new SensitiveCell(waiver.table(), waiver.cell()))
              .toList();
      for (int cell = 0; cell < sensitive.size(); cell++) {
        SensitiveCell each = sensitive.get(cell);
        if (!granted.contains(each)) {
          cells.add(new Choice(Integer.toString(cell), cell(each.table(), each.codes())));
        }
      }
    }
    return cells;
  }

  /** What can allow to show a cell. */
  public List<Choice> getGrounds() {
    return Choice.of(
        Waiver.Ground.class, ground -> Words.here().get("waiver.ground." + ground.name()));
  }

  /** Exceptions that can be taken back. */
  public List<Choice> getChoices() {
    return getWaivers().stream()
        .map(waiver -> new Choice(waiver.id().toString(), cell(waiver)))
        .toList();
  }

  /** The form of a new exception. */
  public Form getForm() {
    return form;
  }

  /** The form that takes one back. */
  public Form getRevocation() {
    return revocation;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    List<FormError> errors = new ArrayList<>(FormError.of(form, Words.here()));
    errors.addAll(FormError.of(revocation, Words.here()));
    return errors;
  }

  /** Makes an exception. */
  public void grant() {
    form.checkAgain();
    LocalizedText reason = Localized.read(form, "exception", Words.forms());
    WorkbenchItem shown = item();
    if (form.isFlawless() && shown != null) {
      // The selection offers nothing but numbers of cells and names of grounds.
      SensitiveCell cell = shown.examination().sensitive().get(Integer.parseInt(form.text("cell")));
      tell(
          waivers.grant(
              new Waivers.Request(
                  shown.id(),
                  cell.table(),
                  cell.codes(),
                  Waiver.Ground.valueOf(form.text("ground")),
                  reason)),
          form,
          "waiver.granted");
    }
  }

  /** Takes an exception back. */
  public void revoke() {
    revocation.checkAgain();
    String reason = revocation.required("revokeReason", Words.forms());
    if (revocation.isFlawless()) {
      tell(
          waivers.revoke(UUID.fromString(revocation.text("waiver")), reason),
          revocation,
          "waiver.revoked");
    }
  }

  private void tell(Outcome<Waiver> outcome, Form asked, String done) {
    WorkbenchItem shown = item();
    if (outcome instanceof Outcome.Refused<Waiver> refused) {
      asked.refuse("", Words.refusal(refused.refusal()));
    } else if (shown != null) {
      notices.done(Words.here().get(done));
      Pages.goTo(PublicationPages.address(shown));
    }
  }
}
