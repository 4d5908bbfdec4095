package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CorePattern;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unfolds rules: where a rule makes an atom that only one other rule takes, alone and always, both
 * react at once, and the atom never comes in. Nothing else could have happened to that atom, so no
 * outcome is lost (unfolding of constraint handling rules: Gabbrielli, Meo, Tacchella and Wiklicky,
 * "Unfolding for CHR programs", Theory and Practice of Logic Programming 15, 2015, section 4).
 */
final class Unfolder {

  /** The largest number of rules that react after the first one: products grow with each. */
  private static final int MOST = 4;

  private final Company together;
  private final SureValues values;
  private final List<Unfolding.Follower> followers = new ArrayList<>();

  private Unfolder(Company together, SureValues values) {
    this.together = together;
    this.values = values;
  }

  /**
   * The unfolding of a rule, or null if there is none.
   *
   * @param together all definitions of rules in the solution
   */
  static @Nullable Unfolding of(RuleCore rule, Company together) {
    if (rule.kind() != ReactionKind.REPLACE
        || !rule.emptyRests().isEmpty()
        || rule.heads().stream().anyMatch(Unfolder::mayBeRule)
        || !together.hasFollowersOf(rule)) {
      return null;
    }
    SureValues values = new SureValues(rule);
    if (!values.areSure(rule.products())) {
      return null;
    }
    Unfolder unfolder = new Unfolder(together, values);
    Set<RuleCore> before = Collections.newSetFromMap(new IdentityHashMap<>());
    before.add(rule);
    List<CoreItem> products = new ArrayList<>();
    unfolder.unfold(rule.products(), before, products);
    if (unfolder.followers.isEmpty()) {
      return null;
    }
    return new Unfolding(
        new RuleCore(
            rule.label(),
            rule.kind(),
            rule.captured(),
            rule.heads(),
            rule.emptyRests(),
            rule.guard(),
            List.copyOf(products),
            rule.slots(),
            rule.source(),
            rule.span()),
        rule,
        List.copyOf(unfolder.followers));
  }

  /** Whether a head may take a rule, perhaps the one that should follow. */
  private static boolean mayBeRule(CorePattern head) {
    return switch (head) {
      case CorePattern.Bind bind -> SureValues.mayBeRule(bind.type());
      case CorePattern.Equal equal ->
          !(equal.value() instanceof CoreExpr.Constant constant)
              || constant.value() instanceof Rule;
      case CorePattern.Copies copies -> mayBeRule(copies.pattern());
      case CorePattern.CountedCopies copies -> mayBeRule(copies.pattern());
      case CorePattern.Any any -> true;
      case CorePattern.Labelled labelled -> true;
      case CorePattern.OfTuple tuple -> false;
      case CorePattern.OfSolution solution -> false;
      case CorePattern.OfList list -> false;
    };
  }

  /**
   * Adds the items that are left of some items after their followers have reacted.
   *
   * @param before the rules that made the items, which do not follow again
   * @param out the items that come in
   */
  private void unfold(List<CoreItem> items, Set<RuleCore> before, List<CoreItem> out) {
    for (CoreItem item : items) {
      CoreExpr atom = ((CoreItem.One) item).expr();
      Unfolding.Follower follower =
          followers.size() < MOST ? follower(atom, before, out.size()) : null;
      if (follower == null) {
        out.add(item);
        continue;
      }
      followers.add(follower);
      before.add(follower.rule());
      unfold(follower.made(), before, out);
      before.remove(follower.rule());
    }
  }

  /**
   * The rule that reacts with an atom if no other can, or null.
   *
   * @param place the place of the atom among the items that come in
   */
  private Unfolding.@Nullable Follower follower(CoreExpr atom, Set<RuleCore> before, int place) {
    for (RuleCore rule : together.followers(atom)) {
      Map<Integer, CoreExpr> bound = new HashMap<>();
      if (!before.contains(rule) && values.matches(rule.heads().getFirst(), atom, bound)) {
        List<CoreItem> made = made(rule, bound);
        return made == null || isTakenByOthers(atom, rule)
            ? null
            : new Unfolding.Follower(rule, atom, made, place);
      }
    }
    return null;
  }

  private @Nullable List<CoreItem> made(RuleCore rule, Map<Integer, CoreExpr> bound) {
    List<CoreItem> made = new ArrayList<>();
    for (CoreItem item : rule.products()) {
      CoreExpr expr =
          item instanceof CoreItem.One one ? SureValues.replaced(one.expr(), bound) : null;
      if (expr == null || values.type(expr) == null) {
        return null;
      }
      made.add(new CoreItem.One(expr));
    }
    return List.copyOf(made);
  }

  @SuppressWarnings("ReferenceEquality") // rules compare by content, which is slow
  private boolean isTakenByOthers(CoreExpr atom, RuleCore taker) {
    for (RuleCore rule : together.takers(atom)) {
      for (CorePattern head : rule.heads()) {
        if (rule != taker && values.mayMatch(head, atom)) {
          return true;
        }
      }
    }
    return false;
  }
}
