package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.runtime.reactor.Distribution;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  @Test
  void saysHowASolutionIsDivided() {
    assertThat(PlanText.of(Distribution.gathered("a rule prints")))
        .isEqualTo("gathered on one node at a time, since a rule prints");
    assertThat(PlanText.of(Distribution.keyed(Map.of(3, 1, 2, 0))))
        .isEqualTo("divided by a key (field 1 of 2, field 2 of 3), each fragment reacts alone");
    assertThat(PlanText.of(Distribution.general(1))).isEqualTo("in fragments that react alone");
    assertThat(PlanText.of(Distribution.general(3)))
        .isEqualTo("in fragments, of which every 3 have to meet");
  }
}
