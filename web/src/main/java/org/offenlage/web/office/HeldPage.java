package org.offenlage.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.offenlage.ejb.microdata.HeldDeliveries;
import org.offenlage.ejb.microdata.HeldDelivery;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;

/** Deliveries that wait for reasons, on the page of deliveries. */
@Named("heldPage")
@ViewScoped
public class HeldPage implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MOST_CHARACTERS = 2_000;
  private static final int MOST_SHOWN = 20;

  @Inject private transient HeldDeliveries held;
  @Inject private Notices notices;

  private final ArrayList<Waiting> waiting = new ArrayList<>();

  /** One delivery with the form for its reasons. */
  public static final class Waiting implements Serializable {

    private static final long serialVersionUID = 1;

    private final UUID id;
    private final String title;
    private final ArrayList<String> changes;
    private final Form form = new Form();

    Waiting(HeldDelivery held) {
      this.id = held.delivery().id();
      this.title =
          held.delivery().fileName()
              + " · "
              + held.delivery().datasetId()
              + " · "
              + held.delivery().period();
      this.changes = new ArrayList<>();
      held.changes().forEach(change -> changes.add(change.in(Pages.language().locale())));
    }

    /** File, dataset and period. */
    public String getTitle() {
      return title;
    }

    /** In what it differs, a phrase each. */
    public List<String> getChanges() {
      return changes;
    }

    /** Its form. */
    public Form getForm() {
      return form;
    }
  }

  /** Finds what waits. */
  @PostConstruct
  public void begin() {
    held.waiting().stream().limit(MOST_SHOWN).map(Waiting::new).forEach(waiting::add);
  }

  /** What waits. */
  public List<Waiting> getWaiting() {
    return waiting;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    List<FormError> errors = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      errors.addAll(FormError.of(waiting.get(i).form, "held:" + i + ":", Words.here()));
    }
    return errors;
  }

  /** Records the reasons for one. */
  public void accept(Waiting one) {
    one.form.checkAgain();
    String reasons = one.form.text("reasons");
    if (reasons.isEmpty() || reasons.length() > MOST_CHARACTERS) {
      one.form.refuse("reasons", Words.here().get("held.reasons.needed"));
      return;
    }
    if (held.accept(one.id, reasons)) {
      notices.done(Words.here().get("held.accept.done"));
    } else {
      notices.refused(Words.here().get("held.accept.gone"));
    }
    Pages.goTo("/office/deliveries");
  }
}
