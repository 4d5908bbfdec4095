package hocl.language.rule;

import hocl.language.core.FunctionCore;
import hocl.runtime.atom.ClosedForm;
import hocl.runtime.atom.FunctionDefinition;
import hocl.runtime.atom.RulePrinting;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The definition of a function of a program. Any thread may call it. */
public final class DefinedFunction implements FunctionDefinition {
  private final FunctionCore core;
  private volatile @Nullable String canonicalText;
  private volatile @Nullable ClosedSource closed;
  private volatile @Nullable Set<String> mentioned;

  /** The definition that the functions of one piece of source share. */
  public DefinedFunction(FunctionCore core) {
    this.core = core;
  }

  /** The resolved source. */
  public FunctionCore core() {
    return core;
  }

  @Override
  public String name() {
    return core.name();
  }

  @Override
  public boolean local() {
    return core.local();
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
  public ClosedForm closed(Object[] captured) {
    if (captured.length > 0) {
      return onDeepStack(() -> ClosedSource.of(Closing.function(core, captured)));
    }
    ClosedSource known = closed;
    if (known == null) {
      known = onDeepStack(() -> ClosedSource.of(Closing.function(core, captured)));
      closed = known;
    }
    return known;
  }

  @Override
  public void print(Object[] captured, RulePrinting out) {
    onDeepStack(() -> {
      FunctionCore function = Closing.function(core, captured);
      Naming naming = SourceNaming.avoiding(FreeNames.of(function));
      Scope scope = Scope.outermost(function.slots(), new String[0], core.name(), naming);
      Angles angles = out.enclosed() ? Angles.FREE : Angles.SOLUTION;
      new SourceWriter(out, angles).rules.function(core.name(), function, scope);
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

  private <T> T onDeepStack(Supplier<T> task) {
    return DefinedRule.onDeepStack(core.span(), task);
  }
}
