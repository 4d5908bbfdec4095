package hocl.language.preview;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import hocl.language.kernel.KernelCompiler;
import hocl.language.node.TruffleRules;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.RuleNeeds;
import hocl.language.plan.RulePlan;
import hocl.language.plan.Step;
import hocl.language.plan.Unfolding;
import hocl.language.rule.DefinedLiterals;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Tuple;
import hocl.runtime.store.Needs;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which occurrences code can be generated for, by generating it for made-up atoms: no
 * condition of the generator is known here.
 */
final class Trial {

  private final Needs needs;
  private final DefinedLiterals literals;
  private final List<Guess> guesses;

  /** A kind of atom, with samples, for a place where the program leaves the kind open. */
  private record Guess(String kind, Samples samples) {}

  /** The result of generating code for a guess; no refusal if there is code. */
  private record Result(String kind, Optional<String> refusal) {}

  Trial(CoreProgram program, List<RuleCore> rules, DefinedLiterals literals) {
    this.needs = RuleNeeds.of(rules);
    this.literals = literals;
    this.guesses =
        List.of(
            new Guess("Ints", new Samples(program, rules, 1L)),
            new Guess("Floats", new Samples(program, rules, 1.5)),
            new Guess("Strings", new Samples(program, rules, "")));
  }

  /** Whether code can be generated for an occurrence, or why not; a clause for people. */
  String verdict(RulePlan plan, OccurrencePlan occurrence) {
    List<Result> results = new ArrayList<>();
    Set<Samples.Sample> tried = new HashSet<>();
    for (Guess guess : guesses) {
      Samples.Sample sample = guess.samples().of(plan.plain());
      if (tried.add(sample)) {
        result(guess.kind(), guess.samples(), plan, occurrence).ifPresent(results::add);
      }
    }
    List<String> kinds =
        results.stream().filter(each -> each.refusal().isEmpty()).map(Result::kind).toList();
    List<String> reasons =
        results.stream().flatMap(each -> each.refusal().stream()).distinct().toList();
    if (results.isEmpty()) {
      return "depends on the data: no atom could be made up to try it with";
    }
    if (reasons.isEmpty()) {
      return "by generated code, once it is hot";
    }
    if (kinds.isEmpty()) {
      return "not by generated code: " + String.join("; ", reasons);
    }
    return "by generated code, once it is hot, for "
        + String.join(" and ", kinds)
        + results.stream()
            .filter(each -> each.refusal().isPresent())
            .map(each -> "; not for " + each.kind() + ": " + each.refusal().get())
            .collect(Collectors.joining());
  }

  /** Empty if the atoms that were made up cannot be what the occurrence is about. */
  private Optional<Result> result(
      String kind, Samples samples, RulePlan plan, OccurrencePlan occurrence) {
    Samples.Sample sample = samples.of(plan.plain());
    Store store = new Store();
    store.keep(needsAbout(plan, sample));
    ReactingSolution host = new ReactingSolution(store);
    host.add(sample.rule());
    if (plan.unfolding() != null) {
      for (Unfolding.Follower follower : plan.unfolding().followers()) {
        host.add(samples.of(follower.rule()).rule());
      }
    }
    sample.heads().forEach(host::add);
    host.settleAll();
    sample.heads().forEach(atom -> meet(atom, store));
    for (Step step : occurrence.steps()) {
      if (step instanceof Step.Take take
          && take.container() == Step.HOST
          && !TruffleRules.accepts(take, store.shapes().of(sample.heads().get(take.head())))) {
        return Optional.empty();
      }
    }
    Shape ruleShape = store.shapes().of(sample.rule());
    List<Shape> followers = new ArrayList<>();
    if (plan.unfolding() != null) {
      for (Unfolding.Follower follower : plan.unfolding().followers()) {
        followers.add(store.shapes().of(samples.of(follower.rule()).rule()));
      }
    }
    return Optional.of(
        new Result(
            kind,
            KernelCompiler.refusal(
                List.of(new KernelCompiler.Candidate(plan, occurrence, ruleShape, followers)),
                store.shapes().of(sample.heads().get(occurrence.head())),
                host,
                literals,
                TruffleRules::accepts)));
  }

  /**
   * The needs of all rules, with those tags only that a plan's rules or their sample name: a rule
   * of a large program is not slowed down by the tags of all others.
   */
  private Needs needsAbout(RulePlan plan, Samples.Sample sample) {
    Set<String> tags = new HashSet<>();
    List<RuleCore> together = new ArrayList<>(List.of(plan.plain()));
    if (plan.unfolding() != null) {
      plan.unfolding().followers().forEach(follower -> together.add(follower.rule()));
    }
    for (RuleCore rule : together) {
      CoreWalk.ofRule(
          rule,
          expr -> {
            if (expr instanceof CoreExpr.Constant constant) {
              addTags(constant.value(), tags);
            }
          });
    }
    sample.heads().forEach(atom -> addTags(atom, tags));
    return new Needs(tags, needs.arrivals());
  }

  /** Adds the tags of all rules that are in an atom. */
  private void addTags(Object atom, Set<String> out) {
    switch (atom) {
      case String text when needs.tags().contains(text) -> out.add(text);
      case Tuple tuple -> {
        for (int i = 0; i < tuple.arity(); i++) {
          addTags(tuple.get(i), out);
        }
      }
      case Solution solution -> solution.forEach(inner -> addTags(inner, out));
      case ListAtom list -> list.forEach(inner -> addTags(inner, out));
      default -> {}
    }
  }

  /** The store has seen atoms such as those inside of an atom. */
  private static void meet(Object atom, Store store) {
    store.shapes().of(atom);
    switch (atom) {
      case Tuple tuple -> {
        for (int i = 0; i < tuple.arity(); i++) {
          meet(tuple.get(i), store);
        }
      }
      case Solution solution -> solution.forEach(inner -> meet(inner, store));
      default -> {}
    }
  }
}
