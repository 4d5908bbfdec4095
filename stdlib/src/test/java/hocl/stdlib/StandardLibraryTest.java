package hocl.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StandardLibraryTest {
  @Test
  void aModuleIsFoundByItsDottedName() {
    assertThat(StandardLibrary.source("hocl.order"))
        .hasValueSatisfying(text -> assertThat(text).contains("let max ="));
  }

  @Test
  void aNameTheLibraryDoesNotHoldGivesNothing() {
    assertThat(StandardLibrary.source("hocl.nowhere")).isEmpty();
    assertThat(StandardLibrary.source("java.lang.Object")).isEmpty();
    assertThat(StandardLibrary.source("hocl/order")).isEmpty();
    assertThat(StandardLibrary.source("hocl...order")).isEmpty();
  }
}
