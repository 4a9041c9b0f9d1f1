package org.offenlage.web.office.upload;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Declarations that were uploaded or proposed and wait for somebody to look them over. Gone with
 * the session, for code lists hold values of files.
 */
@SessionScoped
public class Proposals implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MOST_PROPOSALS = 3;

  private final transient LinkedHashMap<String, ProposedDeclaration> proposals =
      new LinkedHashMap<>();

  /** Keeps a proposal and says under which name. */
  synchronized String keep(ProposedDeclaration proposal) {
    String name = UUID.randomUUID().toString();
    proposals.put(name, proposal);
    while (proposals.size() > MOST_PROPOSALS) {
      proposals.remove(proposals.keySet().iterator().next());
    }
    return name;
  }

  /** The proposal of this name, if it is still kept. */
  public synchronized Optional<ProposedDeclaration> find(String name) {
    return Optional.ofNullable(((Map<String, ProposedDeclaration>) proposals).get(name));
  }
}
