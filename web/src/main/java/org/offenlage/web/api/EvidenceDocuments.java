package org.offenlage.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.offenlage.ejb.evidence.PublicKey;

/** Parts of documents that prove something. Member names never change their meaning. */
final class EvidenceDocuments {

  private EvidenceDocuments() {}

  /** Keys with nothing that a verifier does not check. */
  static JsonArrayBuilder keys(List<PublicKey> keys) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    keys.forEach(key -> list.add(key(key)));
    return list;
  }

  /** One key as verifiers take it. */
  static JsonObjectBuilder key(PublicKey key) {
    return Json.createObjectBuilder()
        .add("key", key.text())
        .add("fromSize", key.fromSize())
        .add("succession", key.succession());
  }

  static JsonArrayBuilder strings(List<String> texts) {
    return Json.createArrayBuilder(texts);
  }
}
