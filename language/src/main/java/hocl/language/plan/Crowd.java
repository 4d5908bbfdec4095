package hocl.language.plan;

import hocl.language.core.CorePattern;
import hocl.language.core.CoreType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several heads that look for any atom of one type. Before their atoms are searched one by one, in
 * every order, it pays to ask whether there are enough of them at all.
 *
 * @param type the type
 * @param atoms how many passive atoms of it the steps of the occurrence take
 */
public record Crowd(CoreType type, int atoms) {

  /** From this size on asking pays. */
  private static final int LEAST = 3;

  /** The crowds of an occurrence, perhaps none. */
  public static List<Crowd> of(OccurrencePlan occurrence) {
    Map<CoreType, Integer> byType = new LinkedHashMap<>();
    for (Step step : occurrence.steps()) {
      if (step instanceof Step.Take take
          && !take.active()
          && take.container() == Step.HOST
          && take.copies() == null
          && take.pattern() instanceof CorePattern.Bind bind) {
        byType.merge(bind.type(), 1, Integer::sum);
      }
    }
    List<Crowd> crowds = new ArrayList<>();
    byType.forEach((type, atoms) -> {
      if (atoms >= LEAST) {
        crowds.add(new Crowd(type, atoms));
      }
    });
    return crowds;
  }
}
