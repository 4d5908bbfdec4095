package hocl.language.why;

import hocl.grammar.source.Span;
import hocl.language.core.CoreType;
import java.util.Locale;

/** Pieces of programs as they are written, on one line. */
final class Sources {

  private Sources() {}

  /** The text of a place, with its spaces and line ends as single spaces. */
  static String of(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }

  /** The name of a type as programs write it. */
  static String type(CoreType type) {
    return switch (type) {
      case CoreType.Basic basic ->
          basic.name().charAt(0) + basic.name().substring(1).toLowerCase(Locale.ROOT);
      case CoreType.Java java -> java.type().getSimpleName();
    };
  }
}
