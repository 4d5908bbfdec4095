package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.RuleCore;
import java.util.List;

/**
 * Several reactions that happen at once: that of a rule, then those of rules that take its
 * products. Immutable.
 *
 * @param rule all reactions together, as one rule
 * @param plain the rule that reacts first; it has the same heads, slots and guard
 * @param followers the others, in order, at least one
 */
public record Unfolding(RuleCore rule, RuleCore plain, List<Follower> followers) {

  /**
   * A rule that takes one atom, which was made just before.
   *
   * @param rule the rule
   * @param atom that atom; an expression over the slots of the first rule
   * @param made the products of the rule, over the same slots
   * @param place the place of that atom among all products, when the rules before have reacted
   */
  public record Follower(RuleCore rule, CoreExpr atom, List<CoreItem> made, int place) {}

  /** Whether another unfolding of the same rule has the same followers. */
  @SuppressWarnings("ReferenceEquality") // rules compare by content, which is slow
  boolean hasFollowersOf(Unfolding other) {
    boolean same = followers.size() == other.followers.size();
    for (int i = 0; same && i < followers.size(); i++) {
      Follower one = followers.get(i);
      Follower two = other.followers.get(i);
      same = one.rule() == two.rule() && one.atom().equals(two.atom());
    }
    return same;
  }

  /** The number of reactions that happen at once. */
  public int reactions() {
    return 1 + followers.size();
  }
}
