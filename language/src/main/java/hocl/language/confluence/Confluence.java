package hocl.language.confluence;

import hocl.grammar.DeepStack;
import hocl.language.program.Program;
import java.util.List;
import java.util.Set;

/**
 * Finds out for which solutions of a program the order of reactions does not matter: whatever atoms
 * without rules they start with, all runs that end inert end with the same ones, provided that none
 * fails or meets a limit. What is shown is true; much that is true is not shown. Any thread may
 * call it.
 *
 * <p>Two reactions without a common atom never disturb one another, as a guard sees the atoms of
 * its own reaction only. So it is enough to look at two that take a common atom, with the least
 * atoms for which that happens, the others being unknown: the critical pairs of Knuth and Bendix
 * ("Simple word problems in universal algebras", 1970), for multisets with guards as in
 * Abdennadher, Frühwirth, Meuss ("Confluence and semantics of constraint simplification rules",
 * Constraints 4, 1999). If each pair comes together after at most one reaction on each side, so do
 * all runs (Huet, "Confluent reductions", Journal of the ACM 27, 1980); if after more, then
 * provided that no run goes on for ever (Newman, "On theories with a combinatorial definition of
 * equivalence", 1942). Reactions in an inner solution commute with those around it, since these
 * wait until it is inert and no rule here opens it; commuting unions of confluent relations are
 * confluent (Hindley, Rosen).
 */
public final class Confluence {
  private Confluence() {}

  /**
   * The findings about the solutions of a program that start with rules.
   *
   * @return one for each set of rules, that of the outermost solution first
   */
  public static List<Finding> of(Program program) {
    return DeepStack.call(() ->
        RuleSets.of(program.core()).stream()
            .map(set -> program.usesJava() ? ofJava(set) : Judgement.of(set))
            .toList());
  }

  private static Finding ofJava(SchemeSet set) {
    return new Finding(
        set.rules().stream().map(Scheme::core).toList(),
        ConfluenceConclusion.NOT_SHOWN,
        Set.of(),
        "the program calls Java");
  }
}
