package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void oneSampleIsNoRate() {
    Rate rate = new Rate();
    assertThat(rate.perSecond()).isZero();
    rate.add(5, 100);
    assertThat(rate.perSecond()).isZero();
    rate.add(5, 200);
    assertThat(rate.perSecond()).isZero();
  }

  @Test
  void onlyTheLastSecondsCount() {
    Rate rate = new Rate();
    for (int second = 0; second <= 10; second++) {
      rate.add(second * SECOND, 1000L * second);
    }
    assertThat(rate.perSecond()).isEqualTo(1000);
    for (int second = 11; second <= 20; second++) {
      rate.add(second * SECOND, 10_000);
    }
    assertThat(rate.perSecond()).isZero();
  }
}
