package hocl.language.explore;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreExpr;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The products of a rule for the atoms that its heads match. They depend on these atoms alone, so
 * where each head takes one atom the products are found once and remembered. For one thread.
 */
final class Makings {

  /**
   * The largest number of choices of atoms for the heads that are remembered: at some 100 bytes
   * each, they take a fortieth of the memory at most.
   */
  private static final long MOST_REMEMBERED =
      Math.min(1 << 20, Runtime.getRuntime().maxMemory() / (1 << 12));

  /** The products of one match, or the failure in their place. */
  static final class Made {
    private final int[] produced;
    private final @Nullable Diagnostic failure;

    private Made(int[] produced, @Nullable Diagnostic failure) {
      this.produced = produced;
      this.failure = failure;
    }

    /** The sorted numbers of the atoms that come in; not to be changed. */
    int[] produced() {
      return produced;
    }

    /** The reason and place of the failure; null if the match has products. */
    @Nullable Diagnostic failure() {
      return failure;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Made made
          && Arrays.equals(produced, made.produced)
          && Objects.equals(failure, made.failure);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(produced) + Objects.hashCode(failure);
    }
  }

  private final Rule rule;
  private final RuleCore core;
  private final AtomNumbers numbers;
  private final OracleEvaluator evaluator;
  private final ExplorationMeter meter;
  private final Sequences tried = new Sequences();
  private final List<Made[]> results = new ArrayList<>();

  Makings(Rule rule, AtomNumbers numbers, OracleEvaluator evaluator, ExplorationMeter meter) {
    this.rule = rule;
    this.core = ((DefinedRule) rule.definition()).core();
    this.numbers = numbers;
    this.evaluator = evaluator;
    this.meter = meter;
  }

  /**
   * The products of atoms for every way in which they match, equal ones once.
   *
   * @param atoms the number of an atom for each head
   */
  Made[] of(int[] atoms) {
    int known = tried.find(atoms, atoms.length);
    if (known >= 0) {
      return results.get(known);
    }
    Made[] found = new Matches(numbers.atoms(atoms)).all();
    if (tried.size() < MOST_REMEMBERED) {
      results.add(found);
      tried.add(atoms.clone());
    }
    return found;
  }

  /** The products of one match, or null if the guard does not hold. */
  @Nullable Made of(SlotValues scope, List<Object> matched) {
    try {
      if (!holds(scope)) {
        return null;
      }
    } catch (EvaluationException noValue) {
      return noValue.isLimit()
          ? failed(FailureMessages.inGuard(core, molecule(matched), noValue))
          : null;
    }
    try {
      List<Object> produced = new ArrayList<>();
      for (Object atom : evaluator.items(core.products(), scope.copy(), false)) {
        produced.add(Atoms.freeze(atom));
      }
      return new Made(numbers.of(produced), null);
    } catch (EvaluationException failure) {
      return failed(matched, failure);
    }
  }

  private boolean holds(SlotValues scope) {
    SlotValues values = scope.copy();
    for (CoreExpr conjunct : core.guard()) {
      if (!evaluator.holds(conjunct, values)) {
        return false;
      }
    }
    return true;
  }

  /** The failure of atoms that match but for a count that is negative. */
  Made failed(List<Object> matched, EvaluationException failure) {
    return failed(FailureMessages.inRule(core, molecule(matched), failure));
  }

  private static Made failed(Diagnostic diagnostic) {
    return new Made(new int[0], diagnostic);
  }

  /** Atoms in canonical order. */
  static Molecule molecule(List<Object> atoms) {
    return Molecule.of(Atoms.sorted(atoms));
  }

  /** The ways in which the heads match one atom each. */
  private final class Matches implements Matcher.Listener {
    private final List<Object> matched;
    private final Set<Made> found = new LinkedHashSet<>();

    Matches(List<Object> matched) {
      this.matched = matched;
    }

    Made[] all() {
      Matcher.match(core, rule, matched, evaluator, meter, this);
      return found.toArray(Made[]::new);
    }

    @Override
    public void matched(SlotValues scope) {
      Made made = of(scope, matched);
      if (made != null) {
        found.add(made);
      }
    }

    @Override
    public void failed(EvaluationException failure) {
      found.add(Makings.this.failed(matched, failure));
    }
  }
}
