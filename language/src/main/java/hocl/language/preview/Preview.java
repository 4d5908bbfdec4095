package hocl.language.preview;

import hocl.grammar.DeepStack;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleLiterals;
import hocl.language.plan.PlanPrinter;
import hocl.language.plan.Plans;
import hocl.language.plan.RulePlan;
import hocl.language.program.Program;
import java.util.ArrayList;
import java.util.List;

/** How the rules of a program will look for their atoms. Nothing is run. Any thread may call. */
public final class Preview {

  private Preview() {}

  /**
   * A text for each rule that the program's text holds, outer ones before those inside them: its
   * plan, each decision with its reason, and which parts generated code can do.
   */
  public static List<String> of(Program program) {
    return DeepStack.call(() -> texts(program));
  }

  private static List<String> texts(Program program) {
    Plans plans = new Plans(false, program.usesJava());
    Groups groups = new Groups(program.core());
    List<RuleCore> rules = RuleLiterals.of(program.core());
    Trial trial = new Trial(program.core(), rules, program.literals());
    List<String> texts = new ArrayList<>();
    for (RuleCore rule : rules) {
      RulePlan plan = plans.of(rule, groups.of(rule));
      texts.add(PlanPrinter.print(plan, occurrence -> trial.verdict(plan, occurrence)));
    }
    return texts;
  }
}
