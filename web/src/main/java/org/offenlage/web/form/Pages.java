package org.offenlage.web.form;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.offenlage.web.language.Language;

/** The page being made, as backing beans need it. Only within a request for a Faces page. */
public final class Pages {

  private Pages() {}

  /** The language of the page. */
  public static Language language() {
    return Language.of((HttpServletRequest) external().getRequest());
  }

  /** A parameter of the address; empty where it is missing. */
  public static String parameter(String name) {
    String value = external().getRequestParameterMap().get(name);
    return value == null ? "" : value;
  }

  /** All values of a parameter of the address, in order. */
  public static List<String> parameters(String name) {
    String[] values = external().getRequestParameterValuesMap().get(name);
    return values == null ? List.of() : List.of(values);
  }

  /** Goes to another page, so that reloading it sends nothing twice. */
  public static void goTo(String address) {
    try {
      external().redirect(address);
      FacesContext.getCurrentInstance().responseComplete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets the browser ask for the page again by itself. By a header, which a browser without scripts
   * follows; the page must offer a way to stop it.
   */
  public static void comeAgain(int seconds) {
    external().setResponseHeader("Refresh", Integer.toString(seconds));
  }

  /** Says to programs what the page says to people: that there is nothing at this address. */
  public static void nothingHere() {
    external().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
  }

  /** A text as part of an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static ExternalContext external() {
    return FacesContext.getCurrentInstance().getExternalContext();
  }
}
