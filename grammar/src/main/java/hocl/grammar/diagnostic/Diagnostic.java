package hocl.grammar.diagnostic;

import hocl.grammar.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A message for a person, as facts: the words come from the {@link Catalogue}.
 *
 * <p>Codes: E01xx lexical, E02xx syntax, E03xx names, E04xx static checks, W05xx warnings, E06xx
 * data and params, E07xx running, E08xx limits, E09xx modules and Java.
 *
 * @param code the code, which the catalogue must know
 * @param span the place; {@link Span#none()} if there is none
 * @param arguments the facts that the words mention, in the catalogue's order
 * @param labels further places
 * @param hintOverride a hint to show instead of the catalogue's
 * @param ownFixes changes that do what the hint says, as far as they are known where it is made
 */
public record Diagnostic(
    String code,
    Span span,
    List<String> arguments,
    List<Label> labels,
    Optional<String> hintOverride,
    List<Fix> ownFixes) {

  /** The order in which diagnostics are shown: by place, then by code. */
  public static final Comparator<Diagnostic> BY_PLACE = Diagnostic::compareByPlace;

  /** Copies the lists, so that the value is immutable. */
  public Diagnostic {
    arguments = List.copyOf(arguments);
    labels = List.copyOf(labels);
    ownFixes = List.copyOf(ownFixes);
  }

  /** A diagnostic without changes of its own. */
  public Diagnostic(
      String code,
      Span span,
      List<String> arguments,
      List<Label> labels,
      Optional<String> hintOverride) {
    this(code, span, arguments, labels, hintOverride, List.of());
  }

  // the comparators that the JDK combines could not be kept ready in a cache of the launcher
  private static int compareByPlace(Diagnostic a, Diagnostic b) {
    int sources = a.span.source().name().compareTo(b.span.source().name());
    int starts = sources != 0 ? sources : Integer.compare(a.span.start(), b.span.start());
    int ends = starts != 0 ? starts : Integer.compare(a.span.end(), b.span.end());
    return ends != 0 ? ends : a.code.compareTo(b.code);
  }

  /**
   * A diagnostic without further places.
   *
   * @param code the code
   * @param span the place
   * @param arguments the facts; anything but a String is shown by its {@code toString}
   */
  public static Diagnostic of(String code, Span span, Object... arguments) {
    return new Diagnostic(
        code,
        span,
        Arrays.stream(arguments).map(String::valueOf).toList(),
        List.of(),
        Optional.empty());
  }

  /** The same with another hint than the catalogue's. */
  public Diagnostic withHint(String hint) {
    return new Diagnostic(code, span, arguments, labels, Optional.of(hint), ownFixes);
  }

  /** The same with the question whether a word was meant, if there is one near enough. */
  public Diagnostic suggesting(Optional<String> near) {
    return near.map(word -> withHint("Did you mean `" + word + "`?").withFix(span, word))
        .orElse(this);
  }

  /** The same with a change that does what the hint says. */
  public Diagnostic withFix(Span place, String text) {
    List<Fix> more = new ArrayList<>(ownFixes);
    more.add(new Fix(place, text));
    return new Diagnostic(code, span, arguments, labels, hintOverride, more);
  }

  /** The same with one more place. */
  public Diagnostic withLabel(Span place, String text) {
    List<Label> more = new ArrayList<>(labels);
    more.add(new Label(place, text));
    return new Diagnostic(code, span, arguments, more, hintOverride, ownFixes);
  }

  /** Error or warning, told by the first letter of the code. */
  public Severity severity() {
    return code.startsWith("W") ? Severity.WARNING : Severity.ERROR;
  }

  /** The one main sentence. */
  public String message() {
    return Catalogue.standard().entry(code).message(arguments);
  }

  /** The advice that goes with the message, if there is any. */
  public Optional<String> hint() {
    return hintOverride.or(() -> Catalogue.standard().entry(code).hint(arguments));
  }

  /** The changes of which each alone does what the hint says; none where it says none. */
  public List<Fix> fixes() {
    return ownFixes.isEmpty() ? Fixes.of(this) : ownFixes;
  }

  /**
   * {@code name:line:column: code: message}, for logs and tests; people are shown more by the
   * presenter.
   */
  @Override
  public String toString() {
    return span + ": " + code + ": " + message();
  }
}
