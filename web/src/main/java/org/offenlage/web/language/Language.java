package org.offenlage.web.language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the report; German is authoritative and the default. */
public enum Language {
  GERMAN("de", Locale.GERMANY),
  ENGLISH("en", Locale.UK);

  /** The query parameter and the cookie in which a reader's choice stands. */
  public static final String PARAMETER = "lang";

  private static final String ATTRIBUTE = Language.class.getName();

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** BCP 47 code, as in the {@code lang} attribute. */
  public String code() {
    return code;
  }

  /** Locale for numbers, dates and texts. */
  public Locale locale() {
    return locale;
  }

  /** The other one, for the link that switches. */
  public Language other() {
    return switch (this) {
      case GERMAN -> ENGLISH;
      case ENGLISH -> GERMAN;
    };
  }

  /** The language of this code, if the report speaks it. */
  public static Optional<Language> ofCode(@Nullable String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The language in which the page that answers this request is written. */
  public static Language of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Language language ? language : GERMAN;
  }

  /** Settles the language of the page that answers this request. */
  void settle(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The choice in the address, if there is one. Leaves the body of the request unread. */
  static Optional<Language> inQuery(HttpServletRequest request) {
    String query = request.getQueryString();
    if (query == null) {
      return Optional.empty();
    }
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(PARAMETER + "=")) {
        return ofCode(pair.substring(PARAMETER.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** The choice of an earlier visit, if there is one. */
  static Optional<Language> inCookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(PARAMETER)) {
        return ofCode(cookie.getValue());
      }
    }
    return Optional.empty();
  }
}
