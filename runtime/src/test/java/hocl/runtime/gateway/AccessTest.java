package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final Access ACCESS = new Access("node.example", "all", "some");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:4625",
        "127.0.0.1:4625",
        "192.168.0.7",
        "[::1]:4625",
        "[::1]",
        "node.example:4625"
      })
  void itsOwnNamesAreKnown(String host) {
    assertThat(ACCESS.isOwnHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:4625",
        "4625",
        "node.example.",
        "127.0.0.1:4625:1"
      })
  void otherNamesAreTurnedAway(String host) {
    assertThat(ACCESS.isOwnHost(host)).isFalse();
    assertThat(ACCESS.isOwnHost(null)).isFalse();
  }

  @Test
  void aTokenGivesItsRight() {
    assertThat(ACCESS.right("Bearer all")).isEqualTo(Access.Right.WRITE);
    assertThat(ACCESS.right("Bearer some")).isEqualTo(Access.Right.READ);
    assertThat(ACCESS.right("Bearer al")).isEqualTo(Access.Right.NONE);
    assertThat(ACCESS.right("Bearer ")).isEqualTo(Access.Right.NONE);
    assertThat(ACCESS.right("all")).isEqualTo(Access.Right.NONE);
    assertThat(ACCESS.right("")).isEqualTo(Access.Right.NONE);
    assertThat(ACCESS.right(null)).isEqualTo(Access.Right.NONE);
  }
}
