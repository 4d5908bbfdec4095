package hocl.language.kernel;

import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.RulePlan;
import hocl.language.plan.Step;
import hocl.runtime.store.ReactingSolution;
import hocl.runtime.store.Shape;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Makes kernels. Used by the reacting thread only. */
public final class KernelCompiler {

  /** HotSpot compiles no method with more bytecodes. */
  private static final int MOST_BYTECODES = 7900;

  /** For so many shapes of atoms that one step may take there is code at most. */
  private static final int MOST_SHAPES = 3;

  private static final ClassDesc GENERATED = ClassDesc.of("hocl.language.kernel.Generated");

  private KernelCompiler() {}

  /** An occurrence that the active atom can take, with its rule's plan and shape. */
  public record Candidate(RulePlan plan, OccurrencePlan occurrence, Shape ruleShape) {}

  /**
   * A kernel for active atoms of a shape, or null if the rules use what only the nodes can do.
   *
   * @param candidates the occurrences, in the order in which the nodes try them
   * @param active the shape of the active atoms
   * @param sample the solution that is reacting: how its atoms look decides what the code is made
   *     for
   * @param accepts whether an atom of a shape can be what a step takes
   */
  public static @Nullable Kernel compile(
      List<Candidate> candidates,
      Shape active,
      ReactingSolution sample,
      BiPredicate<Step.Take, Shape> accepts) {
    for (Candidate candidate : candidates) {
      KernelCache.markHot(candidate.plan().rule());
    }
    Optional<Kernel> kernel = compile(candidates, active, sample, accepts, MOST_SHAPES);
    if (kernel.isEmpty()) {
      kernel = compile(candidates, active, sample, accepts, 1);
    }
    return kernel.orElse(null);
  }

  private static Optional<Kernel> compile(
      List<Candidate> candidates,
      Shape active,
      ReactingSolution sample,
      BiPredicate<Step.Take, Shape> accepts,
      int mostShapes) {
    Survey survey;
    try {
      survey = new Survey(candidates, active, sample, accepts, mostShapes);
    } catch (NotForKernelsException e) {
      return Optional.empty();
    }
    return KernelCache.get(survey.key(), () -> recipe(survey))
        .map(recipe -> recipe.make(sample.store().shapes()));
  }

  /** Whether the rules were worth compiling earlier in this process. */
  public static boolean isHot(List<Candidate> candidates) {
    return candidates.stream().allMatch(candidate -> KernelCache.isHot(candidate.plan().rule()));
  }

  private static Optional<Recipe> recipe(Survey survey) {
    Constants constants = new Constants(GENERATED);
    Fields fields = new Fields(GENERATED, constants, survey);
    List<Candidate> candidates = survey.candidates();
    byte[] bytes;
    try {
      bytes =
          ClassFile.of()
              .build(
                  GENERATED,
                  type -> {
                    type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                    type.withInterfaceSymbols(Names.KERNEL);
                    type.withMethodBody(
                        "run",
                        Names.LOOP,
                        ClassFile.ACC_PUBLIC,
                        code -> new LoopCode(code, GENERATED, candidates.size()).emit());
                    for (int i = 0; i < candidates.size(); i++) {
                      Candidate candidate = candidates.get(i);
                      String name = "occurrence" + i;
                      String instances = "instances" + i;
                      type.withMethodBody(
                          name,
                          Names.OCCURRENCE,
                          ClassFile.ACC_PRIVATE,
                          code ->
                              new OccurrenceCode(code, constants, fields, candidate, survey)
                                  .emit(instances));
                      type.withMethodBody(
                          instances,
                          Names.OCCURRENCE,
                          ClassFile.ACC_PRIVATE,
                          code -> fields.rules().instances(code, candidate.ruleShape(), name));
                    }
                    fields.addTo(type);
                    constants.addTo(type);
                  });
    } catch (NotForKernelsException e) {
      return Optional.empty();
    }
    if (bytes.length > MOST_BYTECODES * Math.max(1, candidates.size())) {
      return Optional.empty();
    }
    return Optional.of(new Recipe(KernelClasses.constructor(bytes), constants.values()));
  }
}
