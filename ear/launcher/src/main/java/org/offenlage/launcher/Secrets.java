package org.offenlage.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Properties;

/**
 * Passwords and client secrets of one installation, drawn when first asked for and kept in a file
 * that only its owner can read.
 *
 * <p>They reach the servers by the environment of their processes, never by a command line, which
 * every user of the machine can see. Thread-safe.
 */
public final class Secrets {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 28;
  private static final int GROUP = 4;

  private final Path file;
  private final Properties known = new Properties();
  private final SecureRandom random = new SecureRandom();

  private Secrets(Path file) {
    this.file = file;
  }

  /** Reads the secrets of an installation, or begins with none. */
  public static Secrets in(Path file) throws IOException {
    Secrets secrets = new Secrets(file);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        secrets.known.load(reader);
      }
    }
    return secrets;
  }

  /** A secret that machines exchange: 28 letters of 32, 140 bits. */
  public String machine(String name) throws IOException {
    return get(name, LENGTH, Integer.MAX_VALUE);
  }

  /** A password that a person types: 12 letters of 32 in groups of four, 60 bits. */
  public String typed(String name) throws IOException {
    return get(name, 3 * GROUP, GROUP);
  }

  /** Sets a secret that somebody else has chosen. */
  public synchronized void set(String name, String secret) throws IOException {
    known.setProperty(name, secret);
    save();
  }

  private synchronized String get(String name, int letters, int group) throws IOException {
    String secret = known.getProperty(name);
    if (secret == null) {
      secret = draw(letters, group);
      known.setProperty(name, secret);
      save();
    }
    return secret;
  }

  private void save() throws IOException {
    StringWriter text = new StringWriter();
    known.store(text, "Secrets of this installation. Delete only together with its data.");
    PrivateFiles.write(file, text.toString());
  }

  private String draw(int letters, int group) {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      if (i > 0 && i % group == 0) {
        secret.append('-');
      }
      secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return secret.toString();
  }

  @Override
  public String toString() {
    return "Secrets[" + known.size() + "]";
  }
}
