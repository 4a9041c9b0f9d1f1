package org.offenlage.web.form;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to be said on the next page: that something was done, or why it was not. Outlives the
 * redirect after a form was sent.
 */
@Named
@SessionScoped
public class Notices implements Serializable {

  private static final long serialVersionUID = 1;

  private final ArrayList<Notice> waiting = new ArrayList<>();

  /** Something was done. */
  public synchronized void done(String sentence) {
    waiting.add(new Notice("success", sentence));
  }

  /** Something was not done. */
  public synchronized void refused(String sentence) {
    waiting.add(new Notice("danger", sentence));
  }

  /** Everything that waits to be said; it is said once. */
  public synchronized List<Notice> take() {
    List<Notice> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  /**
   * One notice.
   *
   * @param kind {@code success} or {@code danger}
   * @param sentence in the reader's language
   */
  public record Notice(String kind, String sentence) implements Serializable {
    public String getKind() {
      return kind;
    }

    public String getSentence() {
      return sentence;
    }
  }
}
