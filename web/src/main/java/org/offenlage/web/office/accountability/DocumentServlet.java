package org.offenlage.web.office.accountability;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.budget.PrivacyBudgets;
import org.offenlage.ejb.indicator.Indicators;
import org.offenlage.ejb.ledger.StaffActs;
import org.offenlage.ejb.microdata.Datasets;
import org.offenlage.ejb.microdata.Erasures;
import org.offenlage.ejb.participation.Participation;
import org.offenlage.ejb.protection.ReleaseRules;
import org.offenlage.web.asset.Assets;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;
import org.offenlage.web.office.RulePages;

/**
 * The documents of data protection: {@code /office/document/processing-record.pdf} and the like,
 * {@code .html} for the screen. Planners and data-protection officers have them; the answer to an
 * access request only officers.
 */
@WebServlet("/office/document/*")
public class DocumentServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final Pattern ADDRESS = Pattern.compile("/([a-z-]{1,40})\\.(html|pdf)");
  private static final int LONGEST_NAME = 200;

  @Inject private transient Datasets datasets;
  @Inject private transient Erasures erasures;
  @Inject private transient Indicators indicators;
  @Inject private transient ReleaseRules rules;
  @Inject private transient PrivacyBudgets budgets;
  @Inject private transient Participation participation;
  @Inject private transient StaffActs staff;
  @Inject private transient Assets assets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean officer = request.isUserInRole(Roles.DATA_PROTECTION_OFFICER);
    if (!officer && !request.isUserInRole(Roles.PLANNER)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Matcher address = ADDRESS.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
    if (!address.matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (address.group(1).equals("access-answer") && !officer) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = Language.of(request);
    Optional<OfficialDocument> document =
        document(address.group(1), request, DataWords.words(language));
    if (document.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (address.group(2).equals("pdf")) {
      send(
          "application/pdf", AccessiblePdf.of(Markup.forPrint(document.get(), language)), response);
    } else {
      send(
          "text/html; charset=UTF-8",
          Markup.forScreen(document.get(), language, assets.url("site.css"))
              .getBytes(StandardCharsets.UTF_8),
          response);
    }
  }

  private Optional<OfficialDocument> document(
      String name, HttpServletRequest request, Texts words) {
    return switch (name) {
      case "processing-record" -> Optional.of(ProcessingRecord.of(live(), words));
      case "impact-assessment" ->
          Optional.of(
              ImpactAssessment.of(
                  live(),
                  rule ->
                      RulePages.terms(rule, words.language()).stream()
                          .map(fact -> new OfficialDocument.Term(fact.name(), fact.value()))
                          .toList(),
                  words));
      case "retention-list" -> Optional.of(RetentionList.of(live(), words));
      case "access-answer" -> accessAnswer(request.getParameter("person"), words);
      default -> Optional.empty();
    };
  }

  private Optional<OfficialDocument> accessAnswer(@Nullable String person, Texts words) {
    if (person == null || person.isBlank() || person.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    String name = person.strip();
    return Optional.of(
        AccessAnswer.of(name, live(), participation.sentBy(name), staff.of(name), words));
  }

  private Live live() {
    return new Live(
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        datasets.list(),
        erasures.all(),
        indicators.list(),
        rules.all(),
        budgets.all());
  }

  private static void send(String type, byte[] content, HttpServletResponse response)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
