package hocl.language.explore;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.core.RuleCore;
import hocl.language.rule.DefinedRule;
import hocl.language.value.EvaluationException;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.reactor.Effort;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Executable rules confirm only reactions that the matcher and the evaluator confirm, too. */
class DirectRuleTest {

  private static final long SEED = 20261128;
  private static final int TRIES = 4000;

  private static final List<String> RULES =
      List.of(
          "replace x, y by x if x >= y",
          "replace x::Int, y::Int by y, x if y % x == 0 && x != y",
          "replace i::Int:v, j::Int:w by i:w, j:v if i < j && v > w",
          "replace x:y:a, y:z:b by x:z:(a + b), b if a + 1 < a + b + 2",
          "replace k::Symbol:x, k:y by k:(x - y):(x * y) if not x < y || x == 0",
          "replace A:x::Num, _ by x / 2, x mod 3, x ** 2 if x <= 7",
          "replace x, x by x:x",
          "replace 3:x by x + \"s\", 3");

  private static final List<Object> VALUES =
      List.of(
          0L,
          1L,
          2L,
          3L,
          7L,
          -5L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          BigInteger.TWO.pow(70),
          2.0,
          2.5,
          "s",
          true,
          Symbol.of("A"),
          Symbol.of("B"));

  private static Object atom(Random random, int depth) {
    if (depth > 0 && random.nextInt(4) > 0) {
      Object[] fields = new Object[2 + random.nextInt(2)];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = atom(random, 0);
      }
      return Tuple.of(fields);
    }
    int bound = random.nextBoolean() ? 5 : VALUES.size();
    return VALUES.get(random.nextInt(bound));
  }

  /** The products as the matcher and the evaluator find them, null if they find no reaction. */
  private static @Nullable List<Object> slowly(RuleCore core, Rule rule, List<Object> input) {
    ExplorationMeter meter = new ExplorationMeter(Effort.unlimited());
    OracleEvaluator evaluator = new OracleEvaluator(meter);
    List<List<Object>> found = new ArrayList<>();
    Matcher.match(
        core,
        rule,
        input,
        evaluator,
        meter,
        new Matcher.Listener() {
          @Override
          public void matched(SlotValues scope) {
            if (Oracle.guardHolds(core, scope.copy(), evaluator)) {
              try {
                found.add(evaluator.items(core.products(), scope.copy(), false));
              } catch (EvaluationException noValue) {
                // a guard or product without a value makes no reaction
              }
            }
          }

          @Override
          public void failed(EvaluationException failure) {}
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  @Test
  void whatItConfirmsIsSo() {
    Random random = new Random(SEED);
    for (String text : RULES) {
      Rule rule = (Rule) Machine.instantiate(Programs.of(text)).molecule().atoms().getFirst();
      RuleCore core = ((DefinedRule) rule.definition()).core();
      DirectRule direct = DirectRule.of(core);
      assertThat(direct).as(text).isNotNull();
      int confirmed = 0;
      for (int i = 0; i < TRIES; i++) {
        List<Object> input = new ArrayList<>();
        core.heads().forEach(head -> input.add(atom(random, 1)));
        List<Object> made = new ArrayList<>();
        boolean is = Objects.requireNonNull(direct).react(rule, input, true, made);
        List<Object> expected = slowly(core, rule, input);
        assertThat(is).as("seed %d: %s of %s", SEED, text, input).isEqualTo(expected != null);
        if (is) {
          confirmed++;
          assertThat(made).hasSameSizeAs(Objects.requireNonNull(expected));
          for (int j = 0; j < made.size(); j++) {
            assertThat(Atoms.equal(made.get(j), expected.get(j)))
                .as("%s of %s", text, input)
                .isTrue();
          }
        } else {
          assertThat(made).isEmpty();
        }
      }
      assertThat(confirmed).as(text).isPositive();
    }
  }

  @Test
  void whatLooksIntoSolutionsIsLeftToTheMatcher() {
    for (String text :
        List.of(
            "replace <x, ?w> by w",
            "replace [x, ?w] by x",
            "replace x by print(x)",
            "replace x^2 by x")) {
      Rule rule = (Rule) Machine.instantiate(Programs.of(text)).molecule().atoms().getFirst();
      assertThat(DirectRule.of(((DefinedRule) rule.definition()).core())).as(text).isNull();
    }
  }
}
