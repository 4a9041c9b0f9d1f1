package org.offenlage.web.language;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Settles the language of a page: the one in the address, else that of the cookie, else German.
 *
 * <p>Everything behind it, Faces included, reads the result as the request's locale. A choice in
 * the address is kept in a cookie, the only one that a reader without an account gets.
 */
public class LanguageFilter extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final int A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Language> chosen = Language.inQuery(request);
    Language language = chosen.or(() -> Language.inCookie(request)).orElse(Language.GERMAN);
    chosen.ifPresent(choice -> response.addCookie(cookie(choice, request)));
    language.settle(request);
    chain.doFilter(new InLanguage(request, language.locale()), response);
  }

  private static Cookie cookie(Language language, HttpServletRequest request) {
    Cookie cookie = new Cookie(Language.PARAMETER, language.code());
    cookie.setPath("/");
    cookie.setMaxAge(A_YEAR_IN_SECONDS);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  private static final class InLanguage extends HttpServletRequestWrapper {

    private final Locale locale;

    InLanguage(HttpServletRequest request, Locale locale) {
      super(request);
      this.locale = locale;
    }

    @Override
    public Locale getLocale() {
      return locale;
    }

    @Override
    public Enumeration<Locale> getLocales() {
      return Collections.enumeration(List.of(locale));
    }
  }
}
