package org.offenlage.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.catalogue.Catalogue;
import org.offenlage.ejb.catalogue.IndicatorMetadata;
import org.offenlage.ejb.catalogue.IndicatorMetadata.DataOrigin;
import org.offenlage.web.language.Language;
import org.offenlage.web.language.Texts;

/** What the frame around every page says: language, who is logged in, whether figures are real. */
@Named
@RequestScoped
public class Layout {

  private static final Logger LOG = System.getLogger(Layout.class.getName());
  private static final List<String> STAFF =
      List.of("planner", "data-protection-officer", "administrator");

  private @Nullable Boolean synthetic;

  @Inject private HttpServletRequest request;
  @Inject private Catalogue catalogue;

  /** The language of the page, as in the {@code lang} attribute. */
  public String getLanguage() {
    return Language.of(request).code();
  }

  /** A text of the report with its places filled in. */
  public String say(String key, String... values) {
    return Texts.in(Language.of(request)).get(key, values);
  }

  /** The address of this page in the other language. */
  public String getOtherLanguageUrl() {
    return otherLanguageUrl(originalPath(), originalQuery(), Language.of(request).other());
  }

  static String otherLanguageUrl(String path, @Nullable String query, Language other) {
    List<String> pairs = new ArrayList<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        if (!pair.isEmpty() && !pair.startsWith(Language.PARAMETER + "=")) {
          pairs.add(pair);
        }
      }
    }
    pairs.add(Language.PARAMETER + "=" + other.code());
    return path + "?" + String.join("&", pairs);
  }

  /**
   * Whether the page's address begins so; marks the entry of the navigation where the reader is.
   */
  public boolean isAt(String prefix) {
    String path = originalPath();
    return prefix.equals("/") ? path.equals("/") : path.startsWith(prefix);
  }

  /** Where logging in begins, so that it ends on this page. */
  public String getLoginUrl() {
    String query = originalQuery();
    return "/login?to="
        + URLEncoder.encode(
            originalPath() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
  }

  /** Whether somebody is logged in. */
  public boolean isLoggedIn() {
    return request.getUserPrincipal() != null;
  }

  /** The name with which the reader logged in; empty for a guest. */
  public String getUserName() {
    Principal user = request.getUserPrincipal();
    return user == null ? "" : user.getName();
  }

  /** Whether the reader works in the office, whatever the role. */
  public boolean isStaff() {
    return STAFF.stream().anyMatch(request::isUserInRole);
  }

  /**
   * Whether any published figure was invented for demonstration. When it cannot be known, the
   * notice is shown: to call real figures invented is the smaller harm.
   */
  public boolean isSynthetic() {
    if (synthetic == null) {
      synthetic = readSynthetic();
    }
    return synthetic;
  }

  private boolean readSynthetic() {
    try {
      List<IndicatorMetadata> indicators = catalogue.indicators();
      return indicators.isEmpty()
          || indicators.stream().anyMatch(each -> each.origin() == DataOrigin.SYNTHETIC);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The catalogue cannot be read", e);
      return true;
    }
  }

  private String originalPath() {
    return original(RequestDispatcher.ERROR_REQUEST_URI)
        .or(() -> original(RequestDispatcher.FORWARD_REQUEST_URI))
        .orElse(request.getRequestURI());
  }

  private @Nullable String originalQuery() {
    if (original(RequestDispatcher.ERROR_REQUEST_URI).isPresent()) {
      return null;
    }
    return original(RequestDispatcher.FORWARD_REQUEST_URI).isPresent()
        ? original(RequestDispatcher.FORWARD_QUERY_STRING).orElse(null)
        : request.getQueryString();
  }

  private Optional<String> original(String attribute) {
    return Optional.ofNullable((String) request.getAttribute(attribute));
  }
}
