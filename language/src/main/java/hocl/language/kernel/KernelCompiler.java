package hocl.language.kernel;

import hocl.language.core.CoreExpr;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.RulePlan;
import hocl.language.plan.Step;
import hocl.language.rule.DefinedLiterals;
import hocl.runtime.atom.Kind;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes kernels. Used by the reacting thread only. */
public final class KernelCompiler {

  /** HotSpot compiles no method with more bytecodes. */
  private static final int MOST_BYTECODES = 7900;

  /** The largest number of attempts to make code, each for fewer shapes. */
  private static final int MOST_ATTEMPTS = 8;

  private static final ClassDesc GENERATED = ClassDesc.of("hocl.language.kernel.Generated");

  /** Builds classes that are looked at, but never loaded. */
  private static final ClassFile UNLOADED = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);

  private KernelCompiler() {}

  /**
   * An occurrence that the active atom can take.
   *
   * @param plan the plan of its rule
   * @param ruleShape the shape of that rule
   * @param followers the shapes of the rules that react at once with what it makes
   */
  public record Candidate(
      RulePlan plan, OccurrencePlan occurrence, Shape ruleShape, List<Shape> followers) {}

  /**
   * A kernel for active atoms of a shape, or null if the rules use what only the nodes can do.
   *
   * @param candidates the occurrences, in the order in which the nodes try them
   * @param active the shape of the active atoms
   * @param sample the solution that is reacting: how its atoms look decides what the code is made
   *     for
   * @param telling what the code tells of its reactions
   * @param literals the definitions of rules that are made
   * @param accepts whether an atom of a shape can be what a step takes
   */
  public static @Nullable Kernel compile(
      List<Candidate> candidates,
      Shape active,
      ReactingSolution sample,
      Telling telling,
      DefinedLiterals literals,
      BiPredicate<Step.Take, Shape> accepts) {
    if (isLeftToNodes(active)) {
      return null;
    }
    for (Candidate candidate : candidates) {
      KernelCache.heat(candidate.plan().rule()).markHot();
    }
    Shapes shapes = sample.store().shapes();
    try {
      Made made;
      Kernel kernel;
      do {
        made = recipe(candidates, active, sample, telling, literals, accepts);
        kernel = made.recipe().make(shapes);
        // what comes of a reaction may have a shape that the survey did not know and a head takes
      } while (kernel != null && !made.survey().covers(shapes));
      if (kernel != null) {
        kernel.surveyed(shapes.version());
        kernel.makesRules = candidates.stream().anyMatch(each -> makesRules(each.plan().rule()));
      }
      return kernel;
    } catch (NotForKernelsException e) {
      return null;
    }
  }

  /**
   * Why there is no kernel for active atoms of a shape, or empty if there is one; the parameters
   * are those of {@link #compile}.
   *
   * @return a clause for people
   */
  public static Optional<String> refusal(
      List<Candidate> candidates,
      Shape active,
      ReactingSolution sample,
      DefinedLiterals literals,
      BiPredicate<Step.Take, Shape> accepts) {
    if (isLeftToNodes(active)) {
      return Optional.of("an atom that is a rule is seldom tried");
    }
    try {
      attempt(
          candidates,
          active,
          sample,
          Telling.NOTHING,
          accepts,
          survey -> bytes(survey, literals, new Constants(GENERATED), UNLOADED));
      return Optional.empty();
    } catch (NotForKernelsException e) {
      return Optional.of(e.reason());
    }
  }

  private static boolean makesRules(RuleCore rule) {
    boolean[] found = new boolean[1];
    CoreWalk.ofRule(rule, expr -> found[0] |= expr instanceof CoreExpr.MakeRule);
    return found[0];
  }

  /** Code and what it was made for. */
  private record Made(Survey survey, Recipe recipe) {}

  private static boolean isLeftToNodes(Shape active) {
    return active.kind() == Kind.RULE;
  }

  private static Made recipe(
      List<Candidate> candidates,
      Shape active,
      ReactingSolution sample,
      Telling telling,
      DefinedLiterals literals,
      BiPredicate<Step.Take, Shape> accepts) {
    return attempt(
        candidates,
        active,
        sample,
        telling,
        accepts,
        survey -> new Made(survey, KernelCache.get(survey.key(), () -> recipe(survey, literals))));
  }

  /**
   * Makes something of a survey: attempts it with fewer and fewer shapes. If that does not help the
   * first refusal is thrown.
   */
  private static <T> T attempt(
      List<Candidate> candidates,
      Shape active,
      ReactingSolution sample,
      Telling telling,
      BiPredicate<Step.Take, Shape> accepts,
      Function<Survey, T> maker) {
    NotForKernelsException first = null;
    Set<Survey.Excluded> excluded = new HashSet<>();
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      try {
        return maker.apply(new Survey(candidates, active, sample, telling, accepts, excluded));
      } catch (NotForKernelsException e) {
        first = first == null ? e : first;
        if (e.exclusion() == null) {
          break;
        }
        excluded.add(e.exclusion());
      }
    }
    throw Objects.requireNonNull(first);
  }

  /** The heat of what an active atom can take: that of the first rule. */
  public static Heat heat(List<Candidate> candidates) {
    return candidates.isEmpty()
        ? new Heat()
        : KernelCache.heat(candidates.getFirst().plan().rule());
  }

  private static Recipe recipe(Survey survey, DefinedLiterals literals) {
    Constants constants = new Constants(GENERATED);
    byte[] bytes = bytes(survey, literals, constants, ClassFile.of());
    return new Recipe(KernelClasses.constructor(bytes), constants.values());
  }

  /**
   * The class file for a survey.
   *
   * @throws NotForKernelsException if there can be none
   */
  private static byte[] bytes(
      Survey survey, DefinedLiterals literals, Constants constants, ClassFile format) {
    Fields fields = new Fields(GENERATED, constants, survey);
    FunctionCode functions = new FunctionCode(GENERATED, constants, literals);
    Shape active = survey.active();
    byte[] bytes =
        build(
            format,
            type -> {
              type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
              type.withSuperclass(Names.KERNEL);
              occurrences(type, constants, functions, fields, survey);
              LoopCode.addTo(type);
              if (SettleCode.pays(active) && !survey.telling().records()) {
                type.withMethodBody(
                    "settle",
                    Names.method(Names.VOID, Names.SPECIES),
                    0,
                    code -> SettleCode.emit(code, active));
              }
              if (Streaks.possible(survey)) {
                type.withMethodBody(
                    StreakCode.NAME,
                    StreakCode.TYPE,
                    0,
                    code -> StreakCode.emit(code, constants, fields, survey));
                type.withMethodBody("streaks", Names.method(Names.BOOLEAN), 0, KernelCompiler::yes);
              }
              functions.addTo(type);
              fields.addTo(type);
              constants.addTo(type);
            });
    if (bytes.length > MOST_BYTECODES && hasLargeMethod(bytes)) {
      throw new NotForKernelsException("the code would be too long to be compiled");
    }
    return bytes;
  }

  /** Builds the class; what a class file has no room for is left to the nodes. */
  private static byte[] build(ClassFile format, Consumer<ClassBuilder> content) {
    try {
      return format.build(GENERATED, content);
    } catch (IllegalArgumentException e) {
      throw new NotForKernelsException("the code would be too long for a class");
    }
  }

  /**
   * Adds the methods that try the occurrences: two for each, with one rule and several, and one for
   * all.
   */
  private static void occurrences(
      ClassBuilder type,
      Constants constants,
      FunctionCode functions,
      Fields fields,
      Survey survey) {
    List<String> methods = new ArrayList<>();
    for (int i = 0; i < survey.candidates().size(); i++) {
      int place = i;
      String name = "occurrence" + i;
      String instances = "instances" + i;
      methods.add(name);
      type.withMethodBody(
          name,
          Names.OCCURRENCE,
          ClassFile.ACC_PRIVATE,
          code ->
              new OccurrenceCode(code, constants, functions, fields, survey, place)
                  .emit(instances));
      type.withMethodBody(
          instances,
          Names.OCCURRENCE,
          ClassFile.ACC_PRIVATE,
          code -> fields.rules().instances(code, survey.candidates().get(place).ruleShape(), name));
    }
    type.withMethodBody(
        "attempt", Names.ATTEMPT, 0, code -> new AttemptCode(code, fields, survey, methods).emit());
  }

  private static void yes(CodeBuilder code) {
    code.iconst_1();
    code.ireturn();
  }

  /** Whether HotSpot would leave a method to its interpreter. */
  private static boolean hasLargeMethod(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
        .anyMatch(code -> code.codeLength() > MOST_BYTECODES);
  }
}
