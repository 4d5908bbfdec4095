package hocl.language.review;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CorePattern;
import hocl.language.review.World.Written;
import java.util.ArrayList;
import java.util.List;

/** Finds patterns whose count has a value other than an Int: such patterns never match. */
final class Counts {
  private final Written written;
  private final List<Diagnostic> found = new ArrayList<>();

  private Counts(Written written) {
    this.written = written;
  }

  /** The complaints about all rules. */
  static List<Diagnostic> check(List<Written> rules) {
    List<Diagnostic> found = new ArrayList<>();
    for (Written written : rules) {
      Counts counts = new Counts(written);
      written.rule().heads().forEach(counts::pattern);
      found.addAll(counts.found);
    }
    return found;
  }

  private void pattern(CorePattern pattern) {
    switch (pattern) {
      case CorePattern.Copies p -> {
        int kinds = new GivenShapes(written.scope()).shape(p.count()).kinds();
        if (!Kinds.overlap(kinds, Kinds.INT)) {
          String reason = "the count after `^` is an Int, not " + Kinds.words(kinds);
          found.add(Diagnostic.of("W0506", p.count().span(), reason));
        }
        pattern(p.pattern());
      }
      case CorePattern.CountedCopies p -> pattern(p.pattern());
      case CorePattern.OfTuple p -> p.fields().forEach(this::pattern);
      case CorePattern.OfSolution p -> p.elements().forEach(this::pattern);
      case CorePattern.OfList p -> p.items().forEach(this::pattern);
      case CorePattern.Bind p -> {}
      case CorePattern.Labelled p -> {}
      case CorePattern.Equal p -> {}
      case CorePattern.Any p -> {}
    }
  }
}
