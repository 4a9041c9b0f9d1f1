package org.offenlage.ejb.participation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.offenlage.ejb.access.Caller;
import org.offenlage.ejb.access.Outcome;
import org.offenlage.ejb.access.Roles;
import org.offenlage.ejb.access.SecretKeys;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.PublishedTable;

/**
 * Sends, lists and answers contributions of citizens.
 *
 * <p>Authors are kept as pseudonyms only; nothing here says who sent what, but to the author. What
 * was sent and answered is never changed.
 */
@Stateless
public class Participation {

  /** The most contributions that are taken from one author in an hour. */
  public static final int MOST_PER_HOUR = 20;

  private static final int LONGEST_TEXT = 4000;
  private static final int LONGEST_TITLE = 200;

  @PersistenceContext(unitName = "public")
  @SuppressWarnings("NullAway.Init")
  EntityManager entities;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Caller caller;

  @Inject
  @SuppressWarnings("NullAway.Init")
  SecretKeys keys;

  @Inject
  @SuppressWarnings("NullAway.Init")
  Catalogue catalogue;

  /**
   * Records feedback of the calling citizen on a published figure.
   *
   * @param text 1 to 4,000 characters
   */
  @RolesAllowed(Roles.CITIZEN)
  public Outcome<Contribution.Feedback> giveFeedback(FigureReference figure, String text) {
    Optional<ParticipationRefusal> refusal =
        Texts.check("text", text, LONGEST_TEXT).or(() -> unknown(figure)).or(this::tooMany);
    if (refusal.isPresent()) {
      return new Outcome.Refused<>(refusal.get());
    }
    ContributionRow row =
        ContributionRow.feedback(
            UUID.randomUUID(), caller.pseudonym(), now(), figure, text.strip());
    entities.persist(row);
    return new Outcome.Done<>(row.feedback(Optional.empty()));
  }

  /**
   * Records a proposal of the calling citizen.
   *
   * @param title 1 to 200 characters
   * @param reason 1 to 4,000 characters
   */
  @RolesAllowed(Roles.CITIZEN)
  public Outcome<Contribution.Proposal> propose(String title, String reason) {
    Optional<ParticipationRefusal> refusal =
        Texts.check("title", title, LONGEST_TITLE)
            .or(() -> Texts.check("reason", reason, LONGEST_TEXT))
            .or(this::tooMany);
    if (refusal.isPresent()) {
      return new Outcome.Refused<>(refusal.get());
    }
    ContributionRow row =
        ContributionRow.proposal(
            UUID.randomUUID(), caller.pseudonym(), now(), title.strip(), reason.strip());
    entities.persist(row);
    return new Outcome.Done<>(row.proposal(Optional.empty()));
  }

  /** What the caller sent, newest first. */
  @RolesAllowed(Roles.CITIZEN)
  public List<Contribution> mine() {
    return withAnswers(
        entities
            .createQuery(
                "select c from ContributionRow c where c.author = :author order by c.sentAt desc",
                ContributionRow.class)
            .setParameter("author", caller.pseudonym())
            .getResultList());
  }

  /**
   * What somebody sent, newest first, for the answer to a request of theirs (Art. 15 GDPR).
   *
   * @param loginName with which they log in
   */
  @RolesAllowed(Roles.DATA_PROTECTION_OFFICER)
  public List<Contribution> sentBy(String loginName) {
    return withAnswers(
        entities
            .createQuery(
                "select c from ContributionRow c where c.author = :author order by c.sentAt desc",
                ContributionRow.class)
            .setParameter("author", keys.pseudonym(loginName))
            .getResultList());
  }

  /** Everything that citizens sent, newest first; never says who. */
  @RolesAllowed(Roles.PLANNER)
  public List<Contribution> all() {
    return withAnswers(
        entities
            .createQuery(
                "select c from ContributionRow c order by c.sentAt desc", ContributionRow.class)
            .getResultList());
  }

  /**
   * Answers a contribution; a second answer replaces the first for readers, both are kept.
   *
   * @param text 1 to 4,000 characters
   */
  @RolesAllowed(Roles.PLANNER)
  public Outcome<Contribution.Answer> answer(UUID contribution, String text) {
    Optional<ParticipationRefusal> refusal = Texts.check("text", text, LONGEST_TEXT);
    if (refusal.isPresent()) {
      return new Outcome.Refused<>(refusal.get());
    }
    if (entities.find(ContributionRow.class, contribution) == null) {
      return new Outcome.Refused<>(new ParticipationRefusal.UnknownContribution());
    }
    waitFor("answer/" + contribution);
    Integer newest =
        entities
            .createQuery(
                "select max(a.revision) from AnswerRow a where a.contributionId = :id",
                Integer.class)
            .setParameter("id", contribution)
            .getSingleResult();
    Contribution.Answer answer = new Contribution.Answer(text.strip(), now());
    entities.persist(new AnswerRow(contribution, newest == null ? 1 : newest + 1, answer));
    return new Outcome.Done<>(answer);
  }

  private List<Contribution> withAnswers(List<ContributionRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, Contribution.Answer> newest = new HashMap<>();
    entities
        .createQuery(
            "select a from AnswerRow a where a.contributionId in :ids order by a.revision",
            AnswerRow.class)
        .setParameter("ids", rows.stream().map(ContributionRow::id).toList())
        .getResultStream()
        .forEach(answer -> newest.put(answer.contributionId(), answer.answer()));
    return rows.stream()
        .map(row -> row.contribution(Optional.ofNullable(newest.get(row.id()))))
        .toList();
  }

  private Optional<ParticipationRefusal> unknown(FigureReference figure) {
    return catalogue
            .version(figure.indicatorId(), figure.version())
            .filter(table -> hasCell(table, figure.codes()))
            .isPresent()
        ? Optional.empty()
        : Optional.of(new ParticipationRefusal.UnknownFigure());
  }

  private static boolean hasCell(PublishedTable table, List<String> codes) {
    if (table.dimensions().size() != codes.size()) {
      return false;
    }
    for (int d = 0; d < codes.size(); d++) {
      if (!table.dimensions().get(d).codes().contains(codes.get(d))) {
        return false;
      }
    }
    return true;
  }

  private Optional<ParticipationRefusal> tooMany() {
    // One author's contributions are taken one after the other, so that the limit holds.
    waitFor("author/" + caller.pseudonym());
    Long sent =
        entities
            .createQuery(
                "select count(c) from ContributionRow c where c.author = :author"
                    + " and c.sentAt > :since",
                Long.class)
            .setParameter("author", caller.pseudonym())
            .setParameter("since", now().minus(Duration.ofHours(1)))
            .getSingleResult();
    return sent < MOST_PER_HOUR
        ? Optional.empty()
        : Optional.of(new ParticipationRefusal.TooMany(MOST_PER_HOUR));
  }

  private void waitFor(String name) {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(:name))")
        .setParameter("name", "participation/" + name)
        .getSingleResult();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
