package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.language.plan.Fit;
import hocl.language.plan.Step;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.Symbol;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import hocl.runtime.store.Species;
import hocl.runtime.store.TagSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The facts about the solution at hand that the code of a kernel depends on. */
final class Survey {

  private final List<KernelCompiler.Candidate> candidates;
  private final Shape active;
  private final Set<Excluded> excluded;
  private final Shapes shapes;
  private final ReactingSolution sample;
  private final Map<Step.Take, Target> targets = new HashMap<>();
  private final Map<Shape, List<SlotLocals.Held>> captured = new HashMap<>();
  private final Map<Shape, List<@Nullable Shape>> capturedShapes = new HashMap<>();
  private final Map<Shape, KnownFunctions> functions = new HashMap<>();
  private final Set<Narrowed> narrowed = new HashSet<>();

  /** The slots that are bound to Ints of 64 bits by the steps so far. */
  private final BitSet ints = new BitSet();

  private final List<Object> facts = new ArrayList<>();
  private final CountedShapes counted;
  private final BiPredicate<Step.Take, Shape> accepts;
  private final Telling telling;

  /** How many shapes there were. */
  private final int known;

  /** The largest number of shapes, of the atoms that one step may take, that there is code for. */
  private static final int MOST_SHAPES = 3;

  /** In opened solutions each other shape is looked for anew, which pays for few only. */
  private static final int MOST_OTHERS = 4;

  /** The largest number of heads of a rule that there is code for. */
  private static final int MOST_HEADS = 40;

  /** The code relies on the value that rules of a shape captured in a slot having one shape. */
  private record Narrowed(Shape ruleShape, int slot, Shape only) {}

  /**
   * The shapes that a step can take.
   *
   * @param shapes those that there is code for, in the order in which they are tried
   * @param before the other ones that must be absent before these are tried
   * @param after the other ones that would have to be tried after these
   */
  record Target(List<Shape> shapes, List<Shape> before, List<Shape> after) {}

  /**
   * A shape that there is no code for.
   *
   * @param candidate the place of the occurrence
   * @param take the number of the step
   */
  record Excluded(int candidate, int take, Shape.Signature shape) {}

  /** Code for two surveys with equal keys is the same. */
  record Key(Shape.Signature active, TagSet tags, List<Object> facts) {
    /** Whether the code is for a rule, perhaps among others. */
    boolean speaksOf(RuleCore rule) {
      return facts.contains(new SameRule(rule));
    }
  }

  Survey(
      List<KernelCompiler.Candidate> candidates,
      Shape active,
      ReactingSolution sample,
      Telling telling,
      BiPredicate<Step.Take, Shape> accepts,
      Set<Excluded> excluded) {
    this.excluded = excluded;
    this.telling = telling;
    facts.add(telling);
    this.candidates = candidates;
    this.active = active;
    this.shapes = sample.store().shapes();
    this.sample = sample;
    this.counted = new CountedShapes(shapes);
    this.accepts = accepts;
    this.known = shapes.count();
    for (KernelCompiler.Candidate candidate : candidates) {
      if (candidate.plan().rule().heads().size() > MOST_HEADS) {
        throw new NotForKernelsException("the rule has too many heads");
      }
      facts.add(new SameRule(candidate.plan().rule()));
      facts.add(candidate.occurrence().head());
      facts.add(hasFollowers(candidate.followers()));
      captured(candidate, sample);
      Map<Integer, ReactingSolution> containers = new HashMap<>();
      containers.put(Step.HOST, sample);
      ints.clear();
      facts.addAll(counted.add(candidate.occurrence()));
      for (Step step : candidate.occurrence().steps()) {
        if (step instanceof Step.Take take) {
          ReactingSolution container = containers.get(take.container());
          List<Shape> tried = List.of(active);
          if (!take.active()) {
            target(take, candidate, container);
            tried = target(take).shapes();
          }
          opened(take, tried.getFirst(), container, containers);
          if (tried.size() == 1) {
            bindInts(take.pattern(), tried.getFirst());
          }
        }
      }
    }
  }

  CountedShapes counted() {
    return counted;
  }

  /** Notes the slots that are bound to Ints of 64 bits. */
  private void bindInts(CorePattern pattern, Shape shape) {
    if (pattern instanceof CorePattern.OfTuple tuple) {
      for (int field = 0; field < tuple.fields().size(); field++) {
        int column = shape.columnOfField(field);
        if (tuple.fields().get(field) instanceof CorePattern.Bind bind
            && column >= 0
            && shape.column(column) == Shape.Column.LONG) {
          ints.set(bind.slot());
        }
      }
    } else if (pattern instanceof CorePattern.Bind bind && shape == shapes.ints()) {
      ints.set(bind.slot());
    }
  }

  /** Notes an example of each solution that a step opens. */
  private static void opened(
      Step.Take take,
      Shape shape,
      @Nullable ReactingSolution container,
      Map<Integer, ReactingSolution> out) {
    Species species = container == null ? null : container.speciesOrNull(shape);
    int row = species == null ? -1 : species.example();
    if (species == null || row < 0) {
      return;
    }
    for (Step.Opened opened : take.opened()) {
      int column = PatternCode.columnOf(take.pattern(), opened.pattern(), shape);
      if (column >= 0
          && shape.column(column) == Shape.Column.OBJECT
          && species.get(column, row) instanceof ReactingSolution inner
          && inner.inert()) {
        inner.open();
        out.put(opened.slot(), inner);
      }
    }
  }

  private void captured(KernelCompiler.Candidate candidate, ReactingSolution sample) {
    List<SlotLocals.Held> held = new ArrayList<>();
    List<@Nullable Shape> kinds = new ArrayList<>();
    int count = candidate.plan().rule().captured();
    if (count > 0) {
      Species there = sample.speciesOrNull(candidate.ruleShape());
      if (there == null || there.passive() == 0) {
        throw new NotForKernelsException("the rule is not there yet");
      }
      Rule rule = (Rule) there.get(0, there.first());
      KnownFunctions called = KnownFunctions.of(candidate.plan().rule(), rule);
      functions.put(candidate.ruleShape(), called);
      facts.add(called.facts());
      for (int slot = 0; slot < count; slot++) {
        held.add(held(rule.captured(slot)));
        kinds.add(kind(rule.captured(slot)));
      }
    }
    captured.put(candidate.ruleShape(), held);
    capturedShapes.put(candidate.ruleShape(), kinds);
    facts.add(held);
  }

  private static SlotLocals.Held held(Object value) {
    if (value instanceof Molecule) {
      throw new NotForKernelsException("the rule keeps a molecule from where it was made");
    }
    return SlotLocals.Held.of(value);
  }

  /**
   * The shape of a captured value, which is that of all atoms equal to it unless it is a rule; or
   * null if that is not worth knowing.
   */
  private @Nullable Shape kind(Object value) {
    return switch (value) {
      case Long v -> shapes.ints();
      case Double v -> shapes.floats();
      case Rule v -> shapes.of(v);
      case Symbol v -> shapes.of(v);
      case String v -> shapes.of(v);
      case Boolean v -> shapes.of(v);
      default -> null;
    };
  }

  /** Symbols, rules and tuples all have shapes of their own. */
  static boolean isEmpty(Shape shape) {
    return switch (shape.kind()) {
      case SYMBOL, RULE -> shape.tag() == null;
      case TUPLE -> shape.arity() == 1;
      case BOOL, INT, FLOAT, STRING, FUNCTION, LIST, SOLUTION, JAVA -> false;
    };
  }

  /** Whether atoms of a shape can be what a step takes. */
  private boolean possible(
      Step.Take take, KernelCompiler.Candidate candidate, Shape shape, BitSet ints) {
    if (isEmpty(shape) || !accepts.test(take, shape)) {
      return false;
    }
    if (take.pattern() instanceof CorePattern.Labelled labelled) {
      return shape.tag() instanceof RuleDefinition definition
          && labelled.label().equals(definition.label());
    }
    if (take.pattern() instanceof CorePattern.Bind bind && ints.get(bind.slot())) {
      return shape == shapes.ints();
    }
    if (take.pattern() instanceof CorePattern.Equal equal
        && equal.value() instanceof CoreExpr.Local local
        && local.slot() < candidate.plan().rule().captured()) {
      Shape only = capturedShapes(candidate.ruleShape()).get(local.slot());
      if (only != null) {
        narrowed.add(new Narrowed(candidate.ruleShape(), local.slot(), only));
        return shape == only || SameRule.mayBeEqual(shape, only);
      }
    }
    return true;
  }

  private boolean isExcluded(Step.Take take, KernelCompiler.Candidate candidate, Shape shape) {
    return !excluded.isEmpty()
        && excluded.contains(
            new Excluded(candidates.indexOf(candidate), take.number(), shape.signature()));
  }

  private void target(
      Step.Take take, KernelCompiler.Candidate candidate, @Nullable ReactingSolution sample) {
    boolean inHost = take.container() == Step.HOST;
    List<Shape> all = new ArrayList<>();
    Map<Shape, Integer> sizes = new HashMap<>();
    for (Shape shape : shapes.mayBeOf(Fit.tag(take.pattern()))) {
      if (possible(take, candidate, shape, ints)) {
        all.add(shape);
        Species species = sample == null ? null : sample.speciesOrNull(shape);
        if (PatternCode.matches(shape) && !isExcluded(take, candidate, shape)) {
          sizes.put(shape, species == null ? 0 : species.size());
        }
      }
    }
    List<Shape> tried = new ArrayList<>(sizes.keySet());
    tried.sort((a, b) -> {
      if (inHost && a != b && (a == active || b == active)) {
        return a == active ? -1 : 1;
      }
      int bySize = Integer.compare(sizes.getOrDefault(b, 0), sizes.getOrDefault(a, 0));
      return bySize != 0 ? bySize : a.compareTo(b);
    });
    if (tried.isEmpty()) {
      throw new NotForKernelsException(
          take.pattern(), "matches nothing that generated code can find");
    }
    int wanted = 1;
    while (inHost
        && wanted < MOST_SHAPES
        && wanted < tried.size()
        && sizes.getOrDefault(tried.get(wanted), 0) > 0) {
      wanted++;
    }
    tried = new ArrayList<>(tried.subList(0, wanted));
    Collections.sort(tried);
    all.removeAll(tried);
    Collections.sort(all);
    if (inHost && tried.stream().anyMatch(shape -> shape.kind() == Kind.RULE)) {
      throw new NotForKernelsException(take.pattern(), "may be a rule");
    }
    if (!inHost && all.size() > MOST_OTHERS) {
      throw new NotForKernelsException(
          take.pattern(), "may be too many kinds of atoms of an inner solution");
    }
    if (inHost && all.contains(active)) {
      throw new NotForKernelsException(take.pattern(), "may be too many kinds of atoms");
    }
    Shape last = tried.getLast();
    Target target =
        new Target(
            tried,
            all.stream().filter(shape -> !inHost || shape.compareTo(last) < 0).toList(),
            all.stream().filter(shape -> inHost && shape.compareTo(last) > 0).toList());
    facts.add(tried.stream().map(Shape::signature).toList());
    facts.add(target.before().stream().map(Shape::signature).toList());
    facts.add(target.after().stream().map(Shape::signature).toList());
    targets.put(take, target);
  }

  /**
   * Whether code for this survey takes account of every shape there is by now: no step that looks
   * for an atom could take one of a shape that came after the survey.
   */
  boolean covers(Shapes now) {
    BitSet nothing = new BitSet();
    for (Shape shape : now.all().subList(known, now.count())) {
      for (KernelCompiler.Candidate candidate : candidates) {
        for (Step step : candidate.occurrence().steps()) {
          if (step instanceof Step.Take take
              && !take.active()
              && possible(take, candidate, shape, nothing)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  List<KernelCompiler.Candidate> candidates() {
    return candidates;
  }

  /** Whether all rules of some shapes are there. */
  boolean hasFollowers(List<Shape> ruleShapes) {
    return ruleShapes.stream().allMatch(shape -> KernelSupport.filled(sample, shape) != null);
  }

  /** The events of reactions that the kernel reports. */
  Telling telling() {
    return telling;
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

  /** The shape that a rule's captured value must have, because the code relies on it; or null. */
  @Nullable Shape narrowed(Shape ruleShape, int slot) {
    for (Narrowed each : narrowed) {
      if (each.ruleShape() == ruleShape && each.slot() == slot) {
        return each.only();
      }
    }
    return null;
  }

  private List<@Nullable Shape> capturedShapes(Shape ruleShape) {
    return Objects.requireNonNull(capturedShapes.get(ruleShape));
  }

  /** The functions that rules of a shape have captured and call. */
  KnownFunctions functions(Shape ruleShape) {
    return functions.getOrDefault(ruleShape, KnownFunctions.NONE);
  }

  /** How the values are held that rules of a shape have captured. */
  List<SlotLocals.Held> captured(Shape ruleShape) {
    return Objects.requireNonNull(captured.get(ruleShape));
  }

  Key key() {
    return new Key(active.signature(), shapes.tags(), List.copyOf(facts));
  }
}
