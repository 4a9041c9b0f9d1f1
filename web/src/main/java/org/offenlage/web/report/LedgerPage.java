package org.offenlage.web.report;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.ejb.evidence.PublicEntry;
import org.offenlage.ejb.evidence.PublicKey;
import org.offenlage.ejb.evidence.PublicLedger;
import org.offenlage.ejb.evidence.SignedCheckpoint;
import org.offenlage.web.language.Numbers;
import org.offenlage.web.language.Texts;
import org.offenlage.web.report.IndicatorPage.Fact;

/** The public ledger: what the office vouches for, its entries, and how to check it. */
public final class LedgerPage {

  private static final int ROWS = 25;
  private static final Pattern PUBLICATION =
      Pattern.compile("publication/([a-z][a-z0-9-]*@[1-9][0-9]*)");

  private final Optional<SignedCheckpoint> checkpoint;
  private final List<PublicKey> keys;
  private final List<Row> rows;
  private final long first;
  private final Texts texts;

  private LedgerPage(long before, PublicLedger ledger, Texts texts) {
    this.texts = texts;
    this.checkpoint = ledger.newest();
    this.keys = ledger.keys();
    long end = Math.min(before, checkpoint.map(SignedCheckpoint::size).orElse(0L) + 1);
    this.first = Math.max(1, end - ROWS);
    List<Row> read = new ArrayList<>();
    for (PublicEntry entry : ledger.entries(first, (int) Math.max(0, end - first))) {
      read.add(row(entry));
    }
    Collections.reverse(read);
    this.rows = List.copyOf(read);
  }

  static LedgerPage newest(PublicLedger ledger, Texts texts) {
    return new LedgerPage(Long.MAX_VALUE, ledger, texts);
  }

  static LedgerPage before(long position, PublicLedger ledger, Texts texts) {
    return new LedgerPage(position, ledger, texts);
  }

  /** An entry; a sealed one has no instant and no subject. */
  public record Row(String position, String at, String act, String subject, String url) {}

  /** Whether nothing was recorded yet. */
  public boolean isUnwritten() {
    return checkpoint.isEmpty();
  }

  /** The checkpoint as it is signed. */
  public String note() {
    return checkpoint.map(SignedCheckpoint::note).orElse("");
  }

  /** What the checkpoint says, and by which key. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    checkpoint.ifPresent(
        newest -> {
          facts.add(
              new Fact(
                  texts.get("ledger.entries"), Numbers.format(newest.size(), texts.language())));
          facts.add(new Fact(texts.get("ledger.root"), newest.root()));
        });
    keys.forEach(
        key ->
            facts.add(
                new Fact(
                    texts.get("ledger.key", Integer.toString(key.number()), day(key.since())),
                    key.text())));
    return facts;
  }

  /** The newest key, for the example of a check. */
  public String key() {
    return keys.isEmpty() ? "" : keys.get(keys.size() - 1).text();
  }

  /** Entries, newest first. */
  public List<Row> rows() {
    return rows;
  }

  /** Where older entries stand; empty at the beginning. */
  public String olderUrl() {
    return first > 1 ? "/ledger?before=" + first : "";
  }

  private Row row(PublicEntry entry) {
    JsonObject json;
    try (var reader = Json.createReader(new StringReader(entry.content()))) {
      json = reader.readObject();
    }
    String position = Numbers.format(entry.position(), texts.language());
    if (!json.containsKey("act")) {
      return new Row(position, "", texts.get("ledger.sealed"), "", "");
    }
    String key = "ledger.act." + json.getString("act");
    String subject = json.getString("subject");
    Matcher publication = PUBLICATION.matcher(subject);
    return new Row(
        position,
        Numbers.moment(Instant.parse(json.getString("at")), texts.language()),
        texts.has(key) ? texts.get(key) : json.getString("act"),
        subject,
        publication.matches() ? Addresses.indicator(publication.group(1)).replace("%40", "@") : "");
  }

  private String day(Instant at) {
    return Numbers.day(at, texts.language());
  }
}
