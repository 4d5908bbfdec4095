package hocl.language.kernel;

import hocl.language.plan.Fit;
import hocl.language.plan.OccurrencePlan;
import hocl.language.plan.Quotas;
import hocl.language.plan.Step;
import hocl.runtime.store.Shape;
import hocl.runtime.store.Shapes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * The shapes whose atoms are counted before a search, for each of the quotas of some occurrences.
 */
final class CountedShapes {

  /** The largest number of shapes that there is code for. */
  private static final int MOST = 48;

  private final Shapes all;
  private final IdentityHashMap<OccurrencePlan, List<Quotas.Quota>> quotas =
      new IdentityHashMap<>();
  private final IdentityHashMap<Quotas.Quota, List<Shape>> fitting = new IdentityHashMap<>();

  /** With all shapes that atoms may have. */
  CountedShapes(Shapes all) {
    this.all = all;
  }

  /**
   * Adds the quotas of an occurrence, of the reacting solution and of those that it opens.
   *
   * @return the shapes that were found, as facts that code depends on
   * @throws NotForKernelsException if they are too many to be counted one by one
   */
  List<Object> add(OccurrencePlan occurrence) {
    List<Quotas.Quota> ofHost = occurrence.quotas().list(occurrence.head());
    quotas.put(occurrence, ofHost);
    List<Object> facts = new ArrayList<>();
    ofHost.forEach(quota -> facts.add(find(quota)));
    for (Step step : occurrence.steps()) {
      if (step instanceof Step.Enough enough) {
        enough.quotas().forEach(quota -> facts.add(find(quota)));
      }
    }
    return facts;
  }

  private List<Shape.Signature> find(Quotas.Quota quota) {
    List<Shape> shapes =
        all.mayBeOf(Fit.tag(quota.pattern())).stream()
            .filter(shape -> !Survey.isEmpty(shape) && Fit.isPossible(quota.pattern(), shape))
            .sorted()
            .toList();
    if (shapes.size() > MOST) {
      throw new NotForKernelsException(quota.pattern(), "may be too many kinds of atoms");
    }
    fitting.put(quota, shapes);
    return shapes.stream().map(Shape::signature).toList();
  }

  /** The quotas of an occurrence for the reacting solution. */
  List<Quotas.Quota> quotas(OccurrencePlan occurrence) {
    return Objects.requireNonNull(quotas.get(occurrence));
  }

  /** The shapes of atoms that count for a quota. */
  List<Shape> fitting(Quotas.Quota quota) {
    return Objects.requireNonNull(fitting.get(quota));
  }
}
