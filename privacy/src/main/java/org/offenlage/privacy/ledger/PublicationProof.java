package org.offenlage.privacy.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A publication's certificate with all that is needed to check it: signature, ledger entry,
 * inclusion proof, checkpoint, keys, and the published content itself.
 *
 * <p>Immutable. What it does not promise: that the content is true, only that the office published
 * exactly this, under this certificate, and recorded it.
 */
public final class PublicationProof {

  private static final String FORMAT = "offenlage-publication-proof-1";
  private static final String STATEMENT = "offenlage-certificate-1";

  private final JsonText.ObjectValue statement;
  private final KeySuccession keys;
  private final NoteKey signer;
  private final Checkpoint checkpoint;
  private final long position;
  private final Optional<String> content;

  private PublicationProof(
      JsonText.ObjectValue statement,
      KeySuccession keys,
      NoteKey signer,
      Checkpoint checkpoint,
      long position,
      Optional<String> content) {
    this.statement = statement;
    this.keys = keys;
    this.signer = signer;
    this.checkpoint = checkpoint;
    this.position = position;
    this.content = content;
  }

  /**
   * Reads a proof and checks all of it. O(length).
   *
   * @param trusted a key that is known to be the office's; empty where none is, so that the file
   *     vouches for itself only
   * @throws DamagedProof where something does not hold; the message says what
   */
  public static PublicationProof check(String json, Optional<NoteKey> trusted) {
    JsonText.ObjectValue file = JsonText.parse(json);
    file.withOnly("format", "certificate", "signature", "ledger", "keys", "content");
    if (!FORMAT.equals(file.text("format"))) {
      throw new DamagedProof("the file is no proof of the format " + FORMAT);
    }
    KeySuccession keys = KeySuccession.read(file);
    if (trusted.isPresent() && !keys.follows(trusted.get())) {
      throw new DamagedProof("the given key is none of the keys of this office");
    }
    String text = file.text("certificate");
    JsonText.ObjectValue statement = JsonText.parse(text);
    if (!STATEMENT.equals(statement.text("format"))) {
      throw new DamagedProof("the certificate is not of the format " + STATEMENT);
    }
    JsonText.ObjectValue ledger =
        file.object("ledger").withOnly("position", "entry", "proof", "checkpoint");
    long position = ledger.number("position");
    NoteKey signer = keys.at(position);
    if (!signer.signed(text, signature(file.text("signature")))) {
      throw new DamagedProof("the certificate is not signed by the office's key of that time");
    }
    Optional<String> content =
        file.members().containsKey("content")
            ? Optional.of(file.text("content"))
            : Optional.empty();
    requireEntry(ledger, text, statement);
    content.ifPresent(figures -> requireContent(figures, statement));
    Checkpoint checkpoint = requireInclusion(ledger, keys);
    return new PublicationProof(statement, keys, signer, checkpoint, position, content);
  }

  private static byte[] signature(String hex) {
    if (!hex.matches("([0-9a-f]{2})+")) {
      throw new DamagedProof("the signature is not hexadecimal");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static void requireEntry(
      JsonText.ObjectValue ledger, String text, JsonText.ObjectValue statement) {
    JsonText.ObjectValue entry = JsonText.parse(ledger.text("entry"));
    JsonText.ObjectValue told = JsonText.parse(entry.text("public"));
    boolean fits =
        entry.number("position") == ledger.number("position")
            && entry.text("act").equals("PUBLISHED")
            && entry.text("subject").equals("publication/" + statement.text("publication"))
            && told.text("certificate").equals(Hash.ofText(text).toString())
            && told.text("sha256").equals(contentHash(statement));
    if (!fits) {
      throw new DamagedProof("the entry of the ledger is about something else");
    }
  }

  private static void requireContent(String content, JsonText.ObjectValue statement) {
    if (!Hash.ofText(content).toString().equals(contentHash(statement))) {
      throw new DamagedProof("the figures are not those that the certificate names");
    }
  }

  /** The content is the first file; all other forms are made from it. */
  private static String contentHash(JsonText.ObjectValue statement) {
    List<JsonText.Value> files = statement.array("files").elements();
    if (files.isEmpty()) {
      throw new DamagedProof("the certificate names no file");
    }
    return Hash.parse(JsonText.object(files.get(0)).text("sha256")).toString();
  }

  private static Checkpoint requireInclusion(JsonText.ObjectValue ledger, KeySuccession keys) {
    Checkpoint checkpoint = keys.checkpoint(ledger.text("checkpoint"));
    List<Hash> path = new ArrayList<>();
    for (JsonText.Value hash : ledger.array("proof").elements()) {
      path.add(Hash.parse(JsonText.text(hash)));
    }
    Hash root =
        TreeProof.rootOfInclusion(
            Hash.ofLeaf(ledger.text("entry")),
            ledger.number("position") - 1,
            checkpoint.size(),
            path);
    if (!root.equals(checkpoint.root())) {
      throw new DamagedProof("the entry is not in the ledger that the checkpoint vouches for");
    }
    return checkpoint;
  }

  /** What is certified. */
  public JsonText.ObjectValue statement() {
    return statement;
  }

  /** The office's keys. */
  public KeySuccession keys() {
    return keys;
  }

  /** The key that signed the certificate. */
  public NoteKey signer() {
    return signer;
  }

  /** What the office vouches for. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Where it stands in the ledger. */
  public long position() {
    return position;
  }

  /** The published content, which was checked; empty where the file does not hold it. */
  public Optional<String> content() {
    return content;
  }
}
