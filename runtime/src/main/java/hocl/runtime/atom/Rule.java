package hocl.runtime.atom;

/**
 * A rule: a definition with captured values. Equal to another when label and {@linkplain ClosedForm
 * closed form} are, whatever of it was captured and whatever written.
 */
public final class Rule extends Closure {
  private final RuleDefinition definition;

  private Rule(RuleDefinition definition, Object[] captured) {
    super(captured);
    this.definition = definition;
  }

  /**
   * A rule.
   *
   * @param definition what the source says
   * @param captured one atom or molecule for each slot of the definition; the array is kept and
   *     must not change afterwards
   * @throws IllegalArgumentException if the number of values is not the definition's
   */
  public static Rule of(RuleDefinition definition, Object... captured) {
    if (captured.length != definition.capturedCount()) {
      throw new IllegalArgumentException(
          "the rule captures "
              + definition.capturedCount()
              + " values, but "
              + captured.length
              + " are given");
    }
    return new Rule(definition, captured);
  }

  /** The definition, shared by all rules that come from the same piece of source. */
  public RuleDefinition definition() {
    return definition;
  }

  @Override
  String title() {
    String label = definition.label();
    return label == null ? "" : label;
  }

  @Override
  ClosedForm close() {
    return definition.closed(captured);
  }

  @Override
  Compound withParts(Object[] parts) {
    return new Rule(definition, parts);
  }
}
