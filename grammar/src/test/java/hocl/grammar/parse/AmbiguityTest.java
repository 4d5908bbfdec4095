package hocl.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.DeepStack;
import hocl.grammar.TreeMaker;
import hocl.grammar.antlr.HoclParser;
import hocl.grammar.diagnostic.DiagnosticCollector;
import hocl.grammar.format.Formatter;
import hocl.grammar.lex.TokenReader;
import hocl.grammar.lex.Tokens;
import hocl.grammar.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;

class AmbiguityTest {
  @Test
  void noProgramOfTheRepositoryIsAmbiguous() throws IOException {
    Path root = Path.of("..").toAbsolutePath().normalize();
    List<Path> programs;
    try (Stream<Path> files = Files.walk(root)) {
      programs =
          files
              .filter(file -> file.toString().endsWith(".hocl"))
              .filter(file -> !file.toString().contains("target"))
              .toList();
    }
    for (Path program : programs) {
      assertThat(ambiguities(Files.readString(program))).as(program.toString()).isEmpty();
    }
  }

  @Test
  void noGeneratedProgramIsAmbiguous() {
    for (long seed = 0; seed < 300; seed++) {
      String text = Formatter.format(new TreeMaker(seed).program());
      assertThat(ambiguities(text)).as("seed %d: %s", seed, text).isEmpty();
    }
  }

  @Test
  void programsOfBothNotationsAreReadInTheFastMode() {
    String text =
        "let f = replace-one \"a\":<?w>, x::Int^2, (f = r) by w, <x, \u03c9>^2 if !(x > 1) || c "
            + "in \u27e8f, (int) 3, f(1).g, A:B:-1, let d = if a then b else c in d\u27e9";
    assertThat(ambiguities(text)).isEmpty();
  }

  /** The ambiguities that the parser reports when it looks for all of them. */
  private static List<String> ambiguities(String text) {
    List<String> found = new ArrayList<>();
    DiagnosticCollector problems = new DiagnosticCollector();
    Tokens tokens =
        TokenReader.read(new SourceText("test", text), TokenReader.Ending.PLAIN, problems);
    if (!tokens.sound()) {
      return found;
    }
    return DeepStack.call(() -> {
      HoclParser parser = ParserRun.newParser(tokens.tokens());
      parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
      parser.addErrorListener(new Listener(found));
      parser.program();
      return found;
    });
  }

  private static final class Listener extends BaseErrorListener {
    private final List<String> found;

    Listener(List<String> found) {
      this.found = found;
    }

    @Override
    public void reportAmbiguity(
        Parser recognizer,
        DFA dfa,
        int startIndex,
        int stopIndex,
        boolean exact,
        BitSet ambiguousAlternatives,
        ATNConfigSet configurations) {
      found.add(
          recognizer.getRuleNames()[dfa.atnStartState.ruleIndex]
              + " at tokens "
              + startIndex
              + " to "
              + stopIndex);
    }
  }
}
