package org.offenlage.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import org.offenlage.ejb.evidence.PublicKey;

/** Parts of documents that prove something. Member names never change their meaning. */
final class EvidenceDocuments {

  private EvidenceDocuments() {}

  static JsonArrayBuilder keys(List<PublicKey> keys) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (PublicKey key : keys) {
      list.add(
          Json.createObjectBuilder()
              .add("number", key.number())
              .add("key", key.text())
              .add("fromSize", key.fromSize())
              .add("since", key.since().toString())
              .add("succession", key.succession()));
    }
    return list;
  }

  static JsonArrayBuilder strings(List<String> texts) {
    return Json.createArrayBuilder(texts);
  }
}
