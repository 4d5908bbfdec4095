package hocl.language.polyglot;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.Option;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.instrumentation.ProvidedTags;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.source.Source;
import org.graalvm.options.OptionCategory;
import org.graalvm.options.OptionDescriptors;
import org.graalvm.options.OptionKey;
import org.graalvm.options.OptionStability;

/**
 * hocl as a language of the polyglot API, id {@code hocl}. This is the place to begin a tour of how
 * a program becomes reactions; each stop names the class to read.
 *
 * <p><b>Text to program.</b> {@link #parse} hands a text to {@link hocl.language.Compiler}. {@link
 * hocl.grammar.Parser} makes a syntax tree, {@link hocl.language.resolve.Linker} resolves its names
 * and gives {@link hocl.language.core.CoreProgram Core}: the language without names and synonyms.
 * Whatever can be refused is refused here, as {@link hocl.grammar.diagnostic.Diagnostic}s, which a
 * context throws as {@link HoclException}s with a place in the text.
 *
 * <p><b>Program to plans.</b> {@link hocl.language.plan.Planner} decides for each head of each rule
 * in which order the other heads are found when an atom has arrived that fits it. Plans are values;
 * {@code hocl explain} prints them.
 *
 * <p><b>Plans to nodes.</b> {@link hocl.language.node.TruffleRules} makes Truffle nodes of the
 * plans of all rules in a solution. Their root tries active atoms in batches; below it each step of
 * a plan is a node that calls the next, and the last one lets the reaction happen. What is hot also
 * becomes bytecode, by {@link hocl.language.kernel.KernelCompiler}, from the same plans.
 *
 * <p><b>Reactions.</b> {@link hocl.runtime.reactor.Vessel} holds the solution and drives it until
 * it is inert. {@link hocl.runtime.store.Species} keeps its atoms, those of one shape in columns.
 *
 * <p><b>What tools see.</b> A common run makes none of the nodes that follow. In a context, {@link
 * hocl.language.node.Watch} stands for it, and {@link hocl.language.node.TruffleRules} makes each
 * rule a root of its own, with the rule's place in the text:
 *
 * <ul>
 *   <li>a rule is a {@link StandardTags.RootTag root}, entered for each atom that might react, so
 *       that a profiler names rules and counts the time of their searches, too
 *   <li>a reaction is a {@link StandardTags.StatementTag statement}: a debugger stops there when
 *       all atoms are found and nothing has changed yet
 *   <li>a part of a guard is an {@link StandardTags.ExpressionTag expression}, and so is a {@link
 *       StandardTags.CallTag call}
 *   <li>a function is a root, and its body a statement
 * </ul>
 *
 * <p>Generated code has no such nodes. It gives way where an instrument is attached to one of the
 * rules that an atom is tried with, and nowhere else; the reactions are the same.
 *
 * <p><b>Values.</b> {@link InteropValues} maps atoms to values of the interop protocol and back. A
 * program gives its {@link SolutionObject}, which lives on: more can be injected, and it reacts
 * again.
 */
@TruffleLanguage.Registration(
    id = HoclLanguage.ID,
    name = "hocl",
    implementationName = "hocl",
    defaultMimeType = HoclLanguage.MIME_TYPE,
    characterMimeTypes = HoclLanguage.MIME_TYPE,
    contextPolicy = TruffleLanguage.ContextPolicy.EXCLUSIVE,
    fileTypeDetectors = HoclFileDetector.class)
@ProvidedTags({
  StandardTags.RootTag.class,
  StandardTags.RootBodyTag.class,
  StandardTags.StatementTag.class,
  StandardTags.ExpressionTag.class,
  StandardTags.CallTag.class
})
public final class HoclLanguage extends TruffleLanguage<HoclContext> {

  /** The name of the language in the polyglot API. */
  public static final String ID = "hocl";

  /** The type of program texts. */
  public static final String MIME_TYPE = "application/x-hocl";

  @Option(
      help = "Draws every choice at random, the same for the same number.",
      usageSyntax = "<number>",
      category = OptionCategory.USER,
      stability = OptionStability.STABLE)
  static final OptionKey<String> Seed = new OptionKey<>("");

  @Option(
      help = "The largest number of reactions of one run.",
      usageSyntax = "<number>",
      category = OptionCategory.USER,
      stability = OptionStability.STABLE)
  static final OptionKey<Long> MaxReactions = new OptionKey<>(Long.MAX_VALUE);

  @Option(
      help = "The longest time of one run in milliseconds; 0 for no limit.",
      usageSyntax = "<number>",
      category = OptionCategory.USER,
      stability = OptionStability.STABLE)
  static final OptionKey<Long> MaxMillis = new OptionKey<>(0L);

  @Option(
      help = "Lets nodes do everything, so that a profiler which attaches to none sees all rules.",
      category = OptionCategory.USER,
      stability = OptionStability.STABLE)
  static final OptionKey<Boolean> Nodes = new OptionKey<>(false);

  private static final ContextReference<HoclContext> CURRENT =
      ContextReference.create(HoclLanguage.class);

  /** Called by the polyglot API. */
  public HoclLanguage() {}

  /** The context that the calling thread is in. */
  static HoclContext context() {
    return CURRENT.get(null);
  }

  @Override
  protected HoclContext createContext(Env env) {
    return new HoclContext(this, env);
  }

  /** Compiles a program; to call the target runs it and gives its {@link SolutionObject}. */
  @Override
  protected CallTarget parse(ParsingRequest request) {
    Source source = request.getSource();
    context().compile(source);
    return new ProgramNode(this, source).getCallTarget();
  }

  @Override
  protected Object getScope(HoclContext context) {
    return context.names();
  }

  /** A run takes place on a thread of its own, and the host may have several. */
  @Override
  protected boolean isThreadAccessAllowed(Thread thread, boolean singleThreaded) {
    return true;
  }

  @Override
  protected OptionDescriptors getOptionDescriptors() {
    return new HoclLanguageOptionDescriptors();
  }
}
