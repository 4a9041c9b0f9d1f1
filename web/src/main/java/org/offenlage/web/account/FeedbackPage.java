package org.offenlage.web.account;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.LocalizedText;
import org.offenlage.ejb.catalogue.PublishedDimension;
import org.offenlage.ejb.catalogue.PublishedTable;
import org.offenlage.ejb.participation.Contribution;
import org.offenlage.ejb.participation.FigureReference;
import org.offenlage.ejb.participation.Participation;
import org.offenlage.web.form.Form;
import org.offenlage.web.form.FormError;
import org.offenlage.web.form.Notices;
import org.offenlage.web.form.Pages;
import org.offenlage.web.form.RefusalText;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** Feedback on a published figure, which the page shows. */
@Named("feedbackPage")
@ViewScoped
public class FeedbackPage implements Serializable {

  private static final long serialVersionUID = 1;
  static final int LONGEST_TEXT = 4_000;

  @Inject private transient Catalogue catalogue;
  @Inject private transient Participation participation;
  @Inject private Notices notices;

  private final Form form = new Form();
  private String indicator = "";
  private int version;
  private ArrayList<String> codes = new ArrayList<>();
  private @Nullable String figure;
  private String name = "";
  private String place = "";

  /** Takes the figure from the address: indicator, version, and a code for each dimension. */
  @PostConstruct
  public void begin() {
    indicator = Pages.parameter("indicator");
    String number = Pages.parameter("version");
    codes = new ArrayList<>(Pages.parameters("codes"));
    Optional<PublishedTable> table =
        number.matches("\\d{1,6}")
            ? catalogue.version(indicator, Integer.parseInt(number))
            : Optional.empty();
    table.ifPresent(this::take);
    if (figure == null) {
      Pages.nothingHere();
    }
  }

  /** Whether the address names a published figure. */
  public boolean isFound() {
    return figure != null;
  }

  /** Name of the indicator. */
  public String getName() {
    return name;
  }

  /** The codes of the figure in words, e.g. a place and a year. */
  public String getPlace() {
    return place;
  }

  /** The figure itself, or why there is none. */
  public String getFigure() {
    return figure == null ? "" : figure;
  }

  /** The page of the figure in the report. */
  public String getReport() {
    return "/indicator/" + indicator;
  }

  /** The form. */
  public Form getForm() {
    return form;
  }

  /** All complaints, for the summary. */
  public List<FormError> getErrors() {
    return FormError.of(form, AccountWords.here());
  }

  /** Sends the feedback. */
  public void send() {
    form.checkAgain();
    String text = form.required("text", Texts.in(Pages.language()));
    if (text.length() > LONGEST_TEXT) {
      form.refuse("text", AccountWords.here().get("contribution.too-long"));
    }
    if (form.isFlawless() && figure != null) {
      Outcome<Contribution.Feedback> outcome =
          participation.giveFeedback(new FigureReference(indicator, version, codes), text);
      if (outcome instanceof Outcome.Refused<Contribution.Feedback> refused) {
        form.refuse("text", RefusalText.tell(refused.refusal(), AccountWords.here()));
      } else {
        notices.done(AccountWords.here().get("feedback.sent"));
        Pages.goTo("/account/");
      }
    }
  }

  private void take(PublishedTable table) {
    if (table.dimensions().size() != codes.size()) {
      return;
    }
    Language language = Pages.language();
    List<String> labels = new ArrayList<>();
    for (int d = 0; d < codes.size(); d++) {
      PublishedDimension dimension = table.dimensions().get(d);
      LocalizedText label = dimension.labels().get(codes.get(d));
      if (!dimension.codes().contains(codes.get(d))) {
        return;
      }
      labels.add(label == null ? codes.get(d) : label.in(language.locale()));
    }
    version = table.version();
    name = table.metadata().name().in(language.locale());
    place = String.join(", ", labels);
    figure = FigureWords.of(table.figure(codes), table.metadata(), language);
  }
}
