package org.offenlage.ejb.microdata.rule;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offenlage.ejb.microdata.rule.Condition.Operand;
import org.offenlage.ejb.microdata.rule.Condition.Operator;

/** Reads a rule by recursive descent. For use once, by one thread. */
final class RuleParser {

  private static final int LONGEST = 1_000;
  private static final int DEEPEST = 20;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<date>\\d{4}-\\d{2}-\\d{2})|(?<number>-?\\d+(?:\\.\\d+)?)|'(?<text>[^']*)'"
              + "|`(?<quoted>[^`]+)`|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<sign><=|>=|!=|=|<|>|\\(|\\)))");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private int depth;

  private enum Kind {
    DATE,
    NUMBER,
    TEXT,
    QUOTED,
    WORD,
    SIGN,
    END
  }

  private record Token(Kind kind, String value) {
    boolean isWord(String word) {
      return kind == Kind.WORD && value.equals(word);
    }

    boolean isSign(String sign) {
      return kind == Kind.SIGN && value.equals(sign);
    }
  }

  RuleParser(String text) {
    this.text = text;
  }

  Rule parse() {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a rule has at most 1,000 characters");
    }
    tokenize();
    Optional<Condition> premise = Optional.empty();
    if (next().isWord("if")) {
      position++;
      premise = Optional.of(condition());
      if (!next().isWord("then")) {
        throw wrong("'then'");
      }
      position++;
    }
    Condition demand = condition();
    if (next().kind() != Kind.END) {
      throw wrong("the end");
    }
    return new Rule(text, premise, demand);
  }

  private void tokenize() {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (!text.substring(at).isBlank()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException(
            "the rule '" + text + "' cannot be read from its character " + (at + 1) + " on");
      }
      for (Kind kind : Kind.values()) {
        String value =
            kind == Kind.END ? null : matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
        if (value != null) {
          tokens.add(new Token(kind, value));
        }
      }
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, ""));
  }

  private Condition condition() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("a rule has at most 20 brackets within one another");
    }
    List<Condition> parts = new ArrayList<>();
    parts.add(all());
    while (next().isWord("or")) {
      position++;
      parts.add(all());
    }
    depth--;
    return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
  }

  private Condition all() {
    List<Condition> parts = new ArrayList<>();
    parts.add(part());
    while (next().isWord("and")) {
      position++;
      parts.add(part());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
  }

  private Condition part() {
    if (next().isSign("(")) {
      position++;
      Condition inner = condition();
      if (!next().isSign(")")) {
        throw wrong("')'");
      }
      position++;
      return inner;
    }
    Operand left = operand();
    if (left instanceof Operand.OfColumn column && next().isWord("is")) {
      position++;
      Token state = next();
      position++;
      if (state.isWord("empty")) {
        return new Condition.Presence(column.column(), Condition.Cell.EMPTY);
      }
      if (state.isWord("filled")) {
        return new Condition.Presence(column.column(), Condition.Cell.FILLED);
      }
      position--;
      throw wrong("'empty' or 'filled'");
    }
    for (Operator operator : Operator.values()) {
      if (next().isSign(operator.sign())) {
        position++;
        return new Condition.Comparison(left, operator, operand());
      }
    }
    throw wrong("one of = != < <= > >=");
  }

  private Operand operand() {
    Token token = next();
    Operand operand =
        switch (token.kind()) {
          case DATE -> new Operand.Day(day(token.value()));
          case NUMBER -> new Operand.Number(new BigDecimal(token.value()));
          case TEXT -> new Operand.Text(token.value());
          case QUOTED, WORD -> new Operand.OfColumn(token.value());
          case SIGN, END -> throw wrong("a column or a value");
        };
    position++;
    return operand;
  }

  private LocalDate day(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("the rule '" + text + "' names a date that never was", e);
    }
  }

  private Token next() {
    return tokens.get(position);
  }

  private IllegalArgumentException wrong(String expected) {
    Token found = next();
    return new IllegalArgumentException(
        "the rule '"
            + text
            + "' should have "
            + expected
            + (found.kind() == Kind.END ? " at its end" : " in place of '" + found.value() + "'"));
  }
}
