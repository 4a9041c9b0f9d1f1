package org.offenlage.web.form;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notices that this page shows: taken once, however often the page asks. */
@Named
@RequestScoped
public class Said {

  @Inject private Notices notices;

  private @Nullable List<Notices.Notice> taken;

  /** What waited to be said when the page was first asked. */
  public List<Notices.Notice> getNotices() {
    if (taken == null) {
      taken = notices.take();
    }
    return taken;
  }
}
