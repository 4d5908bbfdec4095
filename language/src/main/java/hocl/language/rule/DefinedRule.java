package hocl.language.rule;

import hocl.grammar.DeepStack;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleKind;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.RulePrinting;
import org.jspecify.annotations.Nullable;

/** The definition of a rule of a program. Any thread may call it. */
public final class DefinedRule implements RuleDefinition {
  /** A source of fewer characters cannot nest so deep that a thread of its own is needed. */
  private static final int SHALLOW = 1000;

  private final RuleCore core;
  private volatile @Nullable String canonicalText;

  /** The definition that the rules of one piece of source share. */
  public DefinedRule(RuleCore core) {
    this.core = core;
  }

  /** What the source says. */
  public RuleCore core() {
    return core;
  }

  @Override
  public @Nullable String label() {
    return core.label();
  }

  @Override
  public String canonicalText() {
    String known = canonicalText;
    if (known == null) {
      known = DeepStack.call(() -> CanonicalText.of(core));
      canonicalText = known;
    }
    return known;
  }

  @Override
  public boolean oneShot() {
    return core.kind() != RuleKind.REPLACE;
  }

  @Override
  public boolean namesItself() {
    return SelfMentions.in(core);
  }

  @Override
  public int capturedCount() {
    return core.captured();
  }

  @Override
  public void print(Object[] captured, RulePrinting out) {
    SlotText[] texts = new SlotText[captured.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new SlotText.Valued(captured[i]);
    }
    Naming naming = SourceNaming.avoiding(core, captured);
    String label = core.label() == null ? "" : core.label();
    Scope scope = Scope.outermost(core.slots(), texts, label, naming);
    Angles angles = out.enclosed() ? Angles.FREE : Angles.SOLUTION;
    if (core.span().end() - core.span().start() < SHALLOW) {
      new SourceWriter(out, angles).rules.source(core, scope);
      return;
    }
    DeepStack.call(() -> {
      new SourceWriter(out, angles).rules.source(core, scope);
      return true;
    });
  }
}
