package hocl.language.why;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.RuleCore;
import hocl.language.explore.BoundSlots;
import hocl.language.explore.HeadMatches;
import hocl.language.plan.Fit;
import hocl.language.plan.Mentions;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says in facts what stopped a search for a match. */
final class Explained {

  /** Of atoms that fit but for values, this many are compared: most are as near as any other. */
  private static final int MOST_COMPARED = 100_000;

  private final RuleCore core;
  private final Object[] atoms;
  private final int own;
  private final FittingAtoms[] candidates;
  private final HeadOrder order;
  private final HeadMatches matches;
  private final Inertness inertness;

  Explained(
      RuleCore core,
      Object[] atoms,
      int own,
      FittingAtoms[] candidates,
      HeadOrder order,
      HeadMatches matches,
      Inertness inertness) {
    this.core = core;
    this.atoms = atoms;
    this.own = own;
    this.candidates = candidates;
    this.order = order;
    this.matches = matches;
    this.inertness = inertness;
  }

  Hindrance hindrance(Standing at, boolean callsJava) {
    List<Hindrance.Taken> taken = taken(at);
    HeadMatches.Truth truth = at.truth();
    if (truth != null) {
      return guard(at, truth, taken);
    }
    if (at.level() < order.levels().size()) {
      return noAtom(at, taken);
    }
    return callsJava ? new Hindrance.GuardCallsJava(taken) : new Hindrance.None(taken);
  }

  private List<Hindrance.Taken> taken(Standing at) {
    List<Hindrance.Taken> taken = new ArrayList<>();
    for (int head = 0; head < core.heads().size(); head++) {
      int[] places = at.held().get(head);
      if (places.length > 0) {
        taken.add(new Hindrance.Taken(head + 1, source(head), atoms[places[0]], places.length));
      }
    }
    return taken;
  }

  private String source(int head) {
    return Sources.of(core.heads().get(head).span());
  }

  private Hindrance guard(Standing at, HeadMatches.Truth truth, List<Hindrance.Taken> taken) {
    CoreExpr part = core.guard().get(at.part());
    List<Hindrance.Named> variables = new ArrayList<>();
    Mentions.in(part).stream()
        .forEach(slot -> {
          Object value = at.values().getOrDefault(slot, valueOfCaptured(slot));
          variables.add(new Hindrance.Named(core.slots().get(slot).name(), value));
        });
    boolean whole = at.level() == order.levels().size() || at.level() + 1 == order.levels().size();
    HeadMatches.Fails fails =
        truth instanceof HeadMatches.Fails found ? found : new HeadMatches.Fails(null, null);
    Diagnostic reason = truth instanceof HeadMatches.NoValue none ? none.reason() : null;
    return new Hindrance.GuardFails(
        taken,
        whole,
        Sources.of(part.span()),
        at.part() + 1,
        core.guard().size(),
        fails.left(),
        fails.right(),
        reason,
        List.copyOf(variables));
  }

  private Object valueOfCaptured(int slot) {
    Object value = matches.value(slot);
    return value == null ? Molecule.EMPTY : value;
  }

  private Hindrance noAtom(Standing at, List<Hindrance.Taken> taken) {
    int head = order.levels().get(at.level()).head();
    CorePattern pattern = core.heads().get(head);
    List<Integer> slots = new ArrayList<>();
    BoundSlots.addOf(List.of(pattern), slots);
    Map<Integer, Object> known = new HashMap<>();
    List<Hindrance.Named> named = new ArrayList<>();
    for (int slot : slots) {
      Object value = at.values().get(slot);
      if (value != null && known.put(slot, value) == null) {
        named.add(new Hindrance.Named(core.slots().get(slot).name(), value));
      }
    }
    FittingAtoms fitting = candidates[head];
    Hindrance.Lack lack =
        fitting.size() == 0 ? nothingFits(head) : noneLeft(at, head, pattern, known);
    return new Hindrance.NoAtom(
        taken, head + 1, source(head), fitting.size(), lack, List.copyOf(named));
  }

  private Hindrance.Lack nothingFits(int head) {
    CorePattern pattern = core.heads().get(head);
    int[] active = candidates[head].notInert();
    if (active.length > 0) {
      Object atom = atoms[active[0]];
      return new Hindrance.NotInert(atom, inertness.activeIn(atom));
    }
    if (new HeadTest(pattern, matches).fits(atoms[own])) {
      return new Hindrance.OnlyItself();
    }
    Nearness nearness = new Nearness(matches, Map.of());
    // where no rule fits they are all equally far, and the first one stands for the others
    boolean oneRule = !Fit.canBe(pattern, Kind.RULE);
    boolean looked = false;
    for (int place = 0; place < atoms.length; place++) {
      if (place != own && !(looked && oneRule && atoms[place] instanceof Rule)) {
        looked |= atoms[place] instanceof Rule;
        nearness.look(HeadTest.inner(pattern), atoms[place]);
      }
    }
    Mismatch nearest = nearness.nearest();
    return nearest == null ? new Hindrance.NothingThere() : new Hindrance.Differs(nearest);
  }

  private Hindrance.Lack noneLeft(
      Standing at, int head, CorePattern pattern, Map<Integer, Object> known) {
    boolean[] used = new boolean[atoms.length];
    for (int[] places : at.held()) {
      for (int place : places) {
        used[place] = true;
      }
    }
    Nearness nearness = new Nearness(matches, known);
    int[] fitting = candidates[head].places();
    for (int i = 0; i < Math.min(fitting.length, MOST_COMPARED); i++) {
      if (!used[fitting[i]]) {
        nearness.look(HeadTest.inner(pattern), atoms[fitting[i]]);
      }
    }
    Mismatch nearest = nearness.nearest();
    if (nearest != null) {
      return new Hindrance.OtherValues(nearest);
    }
    int wanted = pattern instanceof CorePattern.Copies copies ? matches.number(copies) : 1;
    int there = 0;
    if (pattern instanceof CorePattern.Copies) {
      for (int[] group : candidates[head].equal()) {
        int free = 0;
        for (int place : group) {
          free += used[place] ? 0 : 1;
        }
        there = Math.max(there, free);
      }
    }
    return new Hindrance.TooFew(wanted, there);
  }
}
