package org.offenlage.privacy.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** An office of the tests that keeps a ledger. Its keys are derived from their numbers. */
final class InventedOffice {

  static final String NAME = "office.example/ledger";

  private final List<String> entries = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private int key = 1;
  private String previous = "0".repeat(64);

  InventedOffice() {
    keys.add(key(1, 1, ""));
  }

  private static Ed25519PrivateKeyParameters secret(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    return new Ed25519PrivateKeyParameters(seed);
  }

  static NoteKey publicKey(int number) {
    byte[] key = secret(number).generatePublicKey().getEncoded();
    byte[] typed = ByteBuffer.allocate(33).put((byte) 1).put(key).array();
    byte[] named =
        ByteBuffer.allocate(NAME.length() + 34)
            .put((NAME + "\n").getBytes(StandardCharsets.UTF_8))
            .put(typed)
            .array();
    String id = sha256(named).substring(0, 8);
    return NoteKey.parse(NAME + "+" + id + "+" + Base64.getEncoder().encodeToString(typed));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sign(int number, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, secret(number));
    signer.update(bytes, 0, bytes.length);
    return signer.generateSignature();
  }

  static String note(String text, int... numbers) {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (int number : numbers) {
      byte[] bytes =
          ByteBuffer.allocate(68).put(publicKey(number).id()).put(sign(number, text)).array();
      note.append("— ").append(NAME).append(' ');
      note.append(Base64.getEncoder().encodeToString(bytes)).append('\n');
    }
    return note.toString();
  }

  /** Appends an open entry whose public part is a JSON object. */
  InventedOffice act(String act, String subject, String publicPart) {
    String entry =
        "{\"act\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\",\"commitment\":\"%s\",\"position\":%d,"
                .formatted(act, "c".repeat(64), entries.size() + 1)
            + "\"previous\":\"%s\",\"public\":%s,\"subject\":\"%s\"}"
                .formatted(previous, quoted(publicPart), subject);
    entries.add(entry);
    previous = Hash.ofText(entry).toString();
    return this;
  }

  /** Appends a sealed entry. */
  InventedOffice sealed() {
    previous = Hash.ofText("a sealed entry at " + entries.size()).toString();
    entries.add("{\"hash\":\"" + previous + "\",\"position\":" + (entries.size() + 1) + "}");
    return this;
  }

  /** A new key takes over from the next entry on, and the old one signs that. */
  InventedOffice newKey(int... signers) {
    key++;
    long from = entries.size() + 1;
    String text =
        NAME
            + "/key-succession\n"
            + key
            + "\n"
            + publicKey(key - 1)
            + "\n"
            + publicKey(key)
            + "\n"
            + from
            + "\n";
    keys.add(key(key, from, note(text, signers)));
    return act("SIGNING_KEY_CHANGED", "signing-key/" + key, "{}");
  }

  private static String key(int number, long from, String succession) {
    return "{\"fromSize\":%d,\"key\":\"%s\",\"succession\":%s}"
        .formatted(from, publicKey(number), quoted(succession));
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  List<String> entries() {
    return entries;
  }

  List<Hash> leaves() {
    return entries.stream().map(Hash::ofLeaf).toList();
  }

  String keysJson() {
    return "[" + String.join(",", keys) + "]";
  }

  String checkpoint() {
    return checkpoint(entries.size(), key);
  }

  String checkpoint(int size, int signer) {
    String root = ReferenceTree.root(leaves().subList(0, size)).base64();
    return note(NAME + "\n" + size + "\n" + root + "\n", signer);
  }

  /** The ledger as it is downloaded. */
  String file() {
    return file(checkpoint(), entries);
  }

  String file(String checkpoint, List<String> lines) {
    return "{\"checkpoint\":%s,\"format\":\"offenlage-ledger-1\",\"keys\":%s}\n"
            .formatted(quoted(checkpoint), keysJson())
        + String.join("\n", lines)
        + "\n";
  }
}
