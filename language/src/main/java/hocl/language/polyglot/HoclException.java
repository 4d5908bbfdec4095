package hocl.language.polyglot;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.interop.ExceptionType;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.source.SourceSection;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Severity;
import hocl.grammar.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that is refused, or fails, for the host. Its members are {@code code}, and {@code hint}
 * where there is advice.
 */
@ExportLibrary(InteropLibrary.class)
final class HoclException extends AbstractTruffleException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable SourceSection section;
  private final transient @Nullable Diagnostic diagnostic;
  private final boolean refused;

  /** A failure with a sentence, and a place if there is one. */
  HoclException(String sentence, @Nullable SourceSection section) {
    this(sentence, section, null, false);
  }

  private HoclException(
      String sentence,
      @Nullable SourceSection section,
      @Nullable Diagnostic diagnostic,
      boolean refused) {
    super(sentence);
    this.section = section;
    this.diagnostic = diagnostic;
    this.refused = refused;
  }

  /**
   * An exception that says the first error, and how many more there are.
   *
   * @param refused whether the program does not run at all
   */
  static HoclException of(List<Diagnostic> all, ContextWatch watch, boolean refused) {
    List<Diagnostic> errors =
        all.stream().filter(diagnostic -> diagnostic.severity() == Severity.ERROR).toList();
    Diagnostic first = errors.getFirst();
    StringBuilder text = new StringBuilder(first.code()).append(": ").append(first.message());
    first.hint().ifPresent(hint -> text.append(' ').append(hint));
    if (errors.size() > 1) {
      text.append(" (").append(errors.size() - 1).append(" more)");
    }
    Span span = first.span();
    SourceSection place =
        span.source().length() == 0
            ? null
            : watch.source(span.source()).createSection(span.start(), span.end() - span.start());
    return new HoclException(text.toString(), place, first, refused);
  }

  @ExportMessage
  boolean isException() {
    return true;
  }

  @ExportMessage
  RuntimeException throwException() {
    throw this;
  }

  @ExportMessage
  ExceptionType getExceptionType() {
    return refused ? ExceptionType.PARSE_ERROR : ExceptionType.RUNTIME_ERROR;
  }

  @ExportMessage
  boolean hasSourceLocation() {
    return section != null;
  }

  @ExportMessage(name = "getSourceLocation")
  SourceSection sourceLocation() throws UnsupportedMessageException {
    if (section == null) {
      throw UnsupportedMessageException.create();
    }
    return section;
  }

  @ExportMessage
  boolean hasMembers() {
    return true;
  }

  @ExportMessage
  Object getMembers(boolean internal) {
    return ListObject.ofTexts(
        diagnostic == null
            ? List.of()
            : diagnostic.hint().isPresent() ? List.of("code", "hint") : List.of("code"));
  }

  @ExportMessage
  boolean isMemberReadable(String member) {
    return diagnostic != null
        && (member.equals("code") || (member.equals("hint") && diagnostic.hint().isPresent()));
  }

  @ExportMessage
  Object readMember(String member) throws UnknownIdentifierException {
    if (diagnostic == null || !isMemberReadable(member)) {
      throw UnknownIdentifierException.create(member);
    }
    return member.equals("code") ? diagnostic.code() : diagnostic.hint().orElse("");
  }
}
