package hocl.language.rule;

import hocl.grammar.DeepStack;
import hocl.grammar.source.Span;
import hocl.language.core.ReactionKind;
import hocl.language.core.RuleCore;
import hocl.runtime.atom.ClosedForm;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.atom.RulePrinting;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The definition of a rule of a program. Any thread may call it. */
public final class DefinedRule implements RuleDefinition {
  /** A source of fewer characters cannot nest so deep that a thread of its own is needed. */
  private static final int SHALLOW = 1000;

  private final RuleCore core;
  private volatile @Nullable String canonicalText;
  private volatile @Nullable RuleCore normal;
  private volatile @Nullable ClosedSource closed;

  /** The texts of the first closed form of a rule that captured something. */
  private volatile @Nullable String @Nullable [] texts;

  private volatile @Nullable Set<String> mentioned;

  /** The definition that the rules of one piece of source share. */
  public DefinedRule(RuleCore core) {
    this.core = core;
  }

  /** The resolved source. */
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
      known = onDeepStack(() -> CanonicalText.of(core));
      canonicalText = known;
    }
    return known;
  }

  @Override
  public boolean oneShot() {
    return core.kind() != ReactionKind.REPLACE;
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
  public ClosedForm closed(Object[] captured) {
    if (captured.length > 0) {
      ClosedSource form = onDeepStack(() -> ClosedSource.of(Closing.rule(normal(), captured)));
      @Nullable String[] shared = texts;
      if (shared == null) {
        texts = form.texts();
      } else {
        form.share(shared);
      }
      return form;
    }
    ClosedSource known = closed;
    if (known == null) {
      known = onDeepStack(() -> ClosedSource.of(normal()));
      closed = known;
    }
    return known;
  }

  @Override
  public void print(Object[] captured, RulePrinting out) {
    onDeepStack(() -> {
      RuleCore rule = closedCore(captured);
      Naming naming = SourceNaming.avoiding(FreeNames.of(rule));
      String label = core.label() == null ? "" : core.label();
      Scope scope = Scope.outermost(rule.slots(), new String[0], label, naming);
      Angles angles = out.enclosed() ? Angles.FREE : Angles.SOLUTION;
      new SourceWriter(out, angles).rules.atom(rule, scope);
      return true;
    });
  }

  /** The names of built-ins, functions and rules that the source itself may mention. */
  Set<String> mentioned() {
    Set<String> known = mentioned;
    if (known == null) {
      known = onDeepStack(() -> FreeNames.inside(core));
      mentioned = known;
    }
    return known;
  }

  /** The source with the captured values put in. */
  RuleCore closedCore(Object[] captured) {
    return captured.length == 0 ? normal() : Closing.rule(normal(), captured);
  }

  /** The source with what is constant in it already put in. */
  private RuleCore normal() {
    RuleCore known = normal;
    if (known == null) {
      known = Closing.rule(core, new Object[0]);
      normal = known;
    }
    return known;
  }

  private <T> T onDeepStack(Supplier<T> task) {
    return onDeepStack(core.span(), task);
  }

  /** Does what may go as deep as a source nests. */
  static <T> T onDeepStack(Span source, Supplier<T> task) {
    boolean shallow = source.end() - source.start() < SHALLOW;
    return shallow ? task.get() : DeepStack.call(task::get);
  }
}
