package hocl.language.plan;

import hocl.language.core.CoreExpr;
import hocl.language.core.CorePattern;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one solution by the atoms that they take, so that the rules that take an atom are
 * found without a look at each. Not changed once it is made; any thread may read.
 */
final class Company {

  /** A rule and its place among all, so that those of two lists can be put in order. */
  private record Member(int place, RuleCore rule) {}

  /** Rules by the key of a head; under null those of which a head may take atoms of any key. */
  private static final class Directory {
    private final Map<@Nullable Object, List<Member>> members = new HashMap<>();
    private final List<Member> all = new ArrayList<>();

    void add(Member member, List<CorePattern> heads) {
      all.add(member);
      for (CorePattern head : heads) {
        List<Member> listed = members.computeIfAbsent(key(head), key -> new ArrayList<>());
        if (listed.isEmpty() || listed.getLast().place() != member.place()) {
          listed.add(member);
        }
      }
    }

    /** The rules that may take an atom, in order. */
    List<RuleCore> of(CoreExpr atom) {
      Object key = key(atom);
      if (key == null) {
        return all.stream().map(Member::rule).toList();
      }
      List<Member> some = members.getOrDefault(key, List.of());
      List<Member> others = members.getOrDefault(null, List.of());
      List<RuleCore> merged = new ArrayList<>(some.size() + others.size());
      int last = -1;
      int a = 0;
      int b = 0;
      while (a < some.size() || b < others.size()) {
        boolean first =
            b == others.size() || (a < some.size() && some.get(a).place() < others.get(b).place());
        Member next = first ? some.get(a++) : others.get(b++);
        if (next.place() != last) {
          merged.add(next.rule());
          last = next.place();
        }
      }
      return merged;
    }
  }

  private final Directory takers = new Directory();
  private final Directory followers = new Directory();

  /** The rules of one solution. */
  Company(List<RuleCore> rules) {
    for (int i = 0; i < rules.size(); i++) {
      RuleCore rule = rules.get(i);
      takers.add(new Member(i, rule), rule.heads());
      if (takesOneAlways(rule)) {
        followers.add(new Member(i, rule), rule.heads());
      }
    }
  }

  /** Whether a rule takes one atom, unconditionally. */
  private static boolean takesOneAlways(RuleCore rule) {
    return rule.kind() == ReactionKind.REPLACE
        && rule.captured() == 0
        && rule.heads().size() == 1
        && rule.guard().isEmpty()
        && rule.emptyRests().isEmpty();
  }

  /** Whether a rule other than that one takes one atom, unconditionally. */
  @SuppressWarnings("ReferenceEquality") // rules compare by content, which is slow
  boolean hasFollowersOf(RuleCore rule) {
    return followers.all.size() > 1
        || (followers.all.size() == 1 && followers.all.getFirst().rule() != rule);
  }

  /** The rules that take one atom, unconditionally, and may take this one; in order. */
  List<RuleCore> followers(CoreExpr atom) {
    return followers.of(atom);
  }

  /** The rules of which a head may take an atom; in order. */
  List<RuleCore> takers(CoreExpr atom) {
    return takers.of(atom);
  }

  /** The facts shared by all atoms that a pattern matches, or null if none is known. */
  private static @Nullable Object key(CorePattern pattern) {
    return switch (pattern) {
      case CorePattern.OfTuple tuple
          when tuple.fields().getFirst() instanceof CorePattern.Equal first
              && first.value() instanceof CoreExpr.Constant tag ->
          key(tuple.fields().size(), tag.value());
      case CorePattern.Equal(CoreExpr.Constant constant, var _) -> key(constant);
      case CorePattern.Copies copies -> key(copies.pattern());
      case CorePattern.CountedCopies copies -> key(copies.pattern());
      default -> null;
    };
  }

  private static @Nullable Object key(CoreExpr atom) {
    return switch (atom) {
      case CoreExpr.Constant(Object value, var _) ->
          value instanceof Tuple tuple ? key(tuple.arity(), tuple.get(0)) : key(1, value);
      case CoreExpr.MakeTuple tuple
          when tuple.fields().getFirst() instanceof CoreExpr.Constant tag ->
          key(tuple.fields().size(), tag.value());
      default -> null;
    };
  }

  private static Object key(int arity, Object first) {
    return List.of(arity, first);
  }
}
