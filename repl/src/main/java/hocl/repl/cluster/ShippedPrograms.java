package hocl.repl.cluster;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.diagnostic.Label;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.language.Compilation;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.cluster.ProgramBytes;
import hocl.runtime.codec.ByteSink;
import hocl.runtime.codec.ByteSource;
import hocl.runtime.codec.CodecException;
import hocl.runtime.ledger.Bytes;
import hocl.runtime.reactor.Chemistry;
import hocl.runtime.reactor.ReactionFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles programs that were shipped, and ships the diagnostics of their failures. */
public final class ShippedPrograms implements ProgramBytes {

  private static final int ROOM = 256;
  private static final int SHORTEST_TEXT = 1;

  @Override
  public Chemistry compile(byte[] program) {
    ShippedProgram shipped = ShippedProgram.decode(program);
    Compilation compilation = Compiler.compile(shipped.source(), shipped.options());
    Program compiled = compilation.program();
    if (compiled == null) {
      throw new IllegalArgumentException(String.valueOf(compilation.diagnostics().getFirst()));
    }
    return Machine.chemistry(compiled, RunOptions.plain());
  }

  @Override
  public Bytes write(ReactionFailure failure) {
    Diagnostic diagnostic =
        failure instanceof RunFailure run
            ? run.diagnostic()
            : Diagnostic.of("E0714", Span.none(), String.valueOf(failure.getMessage()));
    try {
      ByteSink out = new ByteSink(ROOM);
      out.text(diagnostic.code());
      write(diagnostic.span(), out);
      out.number(diagnostic.arguments().size());
      for (String argument : diagnostic.arguments()) {
        out.text(argument);
      }
      out.number(diagnostic.labels().size());
      for (Label label : diagnostic.labels()) {
        write(label.span(), out);
        out.text(label.text());
      }
      Optional<String> hint = diagnostic.hintOverride();
      out.put(hint.isPresent() ? 1 : 0);
      out.text(hint.orElse(""));
      return Bytes.of(out.finish());
    } catch (CodecException e) {
      throw new IllegalStateException("a diagnostic is larger than an array can be", e);
    }
  }

  private static void write(Span span, ByteSink out) throws CodecException {
    out.text(span.source().name());
    out.text(span.source().text());
    out.number(span.start());
    out.number(span.end());
  }

  @Override
  public ReactionFailure read(Bytes failure) {
    try {
      ByteSource in = new ByteSource(failure.get());
      String code = in.text();
      List<SourceText> sources = new ArrayList<>();
      Span span = span(in, sources);
      List<String> arguments = new ArrayList<>();
      int count = in.count(SHORTEST_TEXT);
      for (int i = 0; i < count; i++) {
        arguments.add(in.text());
      }
      List<Label> labels = new ArrayList<>();
      count = in.count(SHORTEST_TEXT);
      for (int i = 0; i < count; i++) {
        labels.add(new Label(span(in, sources), in.text()));
      }
      boolean hint = in.next() != 0;
      String text = in.text();
      return new RunFailure(
          new Diagnostic(
              code, span, arguments, labels, hint ? Optional.of(text) : Optional.empty()));
    } catch (CodecException e) {
      throw new IllegalStateException("a node reports a failure in an unknown way", e);
    }
  }

  /** Places in one text share its object, so that they are shown together. */
  private static Span span(ByteSource in, List<SourceText> sources) throws CodecException {
    String name = in.text();
    String text = in.text();
    SourceText source =
        sources.stream()
            .filter(known -> known.name().equals(name) && known.text().equals(text))
            .findFirst()
            .orElseGet(() -> new SourceText(name, text));
    sources.add(source);
    return source.span((int) in.number(), (int) in.number());
  }
}
