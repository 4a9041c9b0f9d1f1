package org.offenlage.web.form;

import java.util.Map;
import org.offenlage.ejb.access.Refusal;
import org.offenlage.web.language.Texts;

/** Tells a refusal in the reader's language. Stateless. */
public final class RefusalText {

  private RefusalText() {}

  /**
   * A sentence for people. The text {@code refusal.CODE} may mention the refusal's parameters as
   * {@code {name}}; a value that has a text {@code NAME.VALUE} is told by it. A refusal without a
   * text of its own is told by its kind, with its English detail.
   */
  public static String tell(Refusal refusal, Texts texts) {
    String key = "refusal." + refusal.code();
    if (!texts.has(key)) {
      return texts.get("refusal.kind." + refusal.kind().name()) + " (" + refusal.detail() + ")";
    }
    String sentence = texts.get(key);
    for (Map.Entry<String, String> parameter : refusal.parameters().entrySet()) {
      String value = parameter.getKey() + "." + parameter.getValue();
      sentence =
          sentence.replace(
              "{" + parameter.getKey() + "}",
              texts.has(value) ? texts.get(value) : parameter.getValue());
    }
    return sentence;
  }
}
