package hocl.language.kernel;

import hocl.language.core.RuleCore;
import hocl.language.plan.Step;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import hocl.runtime.store.Species;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a kernel is to be made for: everything about the solution at hand that the code depends on.
 */
final class Survey {

  private final List<KernelCompiler.Candidate> candidates;
  private final Shape active;
  private final Shapes shapes;
  private final Map<Step.Take, Target> targets = new HashMap<>();
  private final Map<Shape, List<Variables.Held>> captured = new HashMap<>();
  private final List<Object> facts = new ArrayList<>();

  /** Of the shapes that a step can take, the one that the code is for, and the others. */
  record Target(Shape main, List<Shape> others) {}

  /** Compares rules by identity. */
  private record Same(RuleCore rule) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Same same && same.rule == rule;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(rule);
    }
  }

  /** Code for two surveys with equal keys is the same. */
  record Key(Shape.Signature active, Set<String> tags, List<Object> facts) {}

  Survey(
      List<KernelCompiler.Candidate> candidates,
      Shape active,
      ReactingSolution sample,
      BiPredicate<Step.Take, Shape> accepts) {
    this.candidates = candidates;
    this.active = active;
    this.shapes = sample.store().shapes();
    for (KernelCompiler.Candidate candidate : candidates) {
      facts.add(new Same(candidate.plan().rule()));
      facts.add(candidate.occurrence().head());
      captured(candidate, sample);
      for (Step step : candidate.occurrence().steps()) {
        if (step instanceof Step.Take take && !take.active() && take.container() == Step.HOST) {
          target(take, sample, accepts);
        }
      }
    }
  }

  private void captured(KernelCompiler.Candidate candidate, ReactingSolution sample) {
    List<Variables.Held> held = new ArrayList<>();
    int count = candidate.plan().rule().captured();
    if (count > 0) {
      Species there = sample.speciesOrNull(candidate.ruleShape());
      if (there == null || there.passive() == 0) {
        throw new NotForKernelsException("a rule that is not there");
      }
      Rule rule = (Rule) there.get(0, there.first());
      for (int slot = 0; slot < count; slot++) {
        held.add(held(rule.captured(slot)));
      }
    }
    captured.put(candidate.ruleShape(), held);
    facts.add(held);
  }

  private static Variables.Held held(Object value) {
    if (value instanceof Double || value instanceof Molecule) {
      throw new NotForKernelsException("a captured Float or molecule");
    }
    return value instanceof Long ? Variables.Held.LONG : Variables.Held.OBJECT;
  }

  private void target(
      Step.Take take, ReactingSolution sample, BiPredicate<Step.Take, Shape> accepts) {
    Shape main = null;
    int most = -1;
    List<Shape> others = new ArrayList<>();
    for (Shape shape : shapes.all()) {
      if (!accepts.test(take, shape)) {
        continue;
      }
      Species species = sample.speciesOrNull(shape);
      int size = species == null ? 0 : species.size();
      if (size > most && PatternCode.fits(shape)) {
        main = shape;
        most = size;
      }
      others.add(shape);
    }
    if (main == null) {
      throw new NotForKernelsException("no shape in columns");
    }
    if (main.kind() == Kind.RULE) {
      throw new NotForKernelsException("a rule as an atom");
    }
    others.remove(main);
    if (others.contains(active)) {
      throw new NotForKernelsException("atoms of several shapes");
    }
    facts.add(main.signature());
    others.forEach(shape -> facts.add(shape.signature()));
    targets.put(take, new Target(main, others));
  }

  List<KernelCompiler.Candidate> candidates() {
    return candidates;
  }

  /** The shape of the active atoms. */
  Shape active() {
    return active;
  }

  Shapes shapes() {
    return shapes;
  }

  Target target(Step.Take take) {
    return Objects.requireNonNull(targets.get(take));
  }

  /** How the values are held that rules of a shape have captured. */
  List<Variables.Held> captured(Shape ruleShape) {
    return Objects.requireNonNull(captured.get(ruleShape));
  }

  Key key() {
    return new Key(active.signature(), Set.copyOf(shapes.tags()), List.copyOf(facts));
  }
}
