package hocl.runtime.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineLogTest {

  private static LineLog of(int lines, long mostBytes) {
    LineLog log = new LineLog(mostBytes);
    IntStream.rangeClosed(1, lines).forEach(i -> log.add("line " + i));
    return log;
  }

  @Test
  void linesAreNumberedFromOne() {
    LineLog log = of(5, 1000);
    assertThat(log.from(1, 10))
        .isEqualTo(new LineLog.Piece(1, List.of("line 1", "line 2", "line 3", "line 4", "line 5")));
    assertThat(log.from(4, 10).lines()).containsExactly("line 4", "line 5");
    assertThat(log.from(2, 2)).isEqualTo(new LineLog.Piece(2, List.of("line 2", "line 3")));
    assertThat(log.from(2, 2).next()).isEqualTo(4);
  }

  @Test
  void theOldestLinesGoFirst() {
    LineLog log = of(100, 400);
    LineLog.Piece left = log.from(1, 1000);
    assertThat(left.from()).isGreaterThan(90);
    assertThat(left.lines().getFirst()).isEqualTo("line " + left.from());
    assertThat(left.next()).isEqualTo(101);
    assertThat(log.count()).isEqualTo(100);
    assertThat(log.bytes()).isLessThanOrEqualTo(400);
  }

  @Test
  void theLatestLineIsKeptHoweverLong() {
    LineLog log = of(3, 10);
    assertThat(log.from(1, 10)).isEqualTo(new LineLog.Piece(3, List.of("line 3")));
  }

  @Test
  void whoIsAheadWaitsForTheNextLine() {
    LineLog log = of(3, 1000);
    assertThat(log.from(4, 10)).isEqualTo(new LineLog.Piece(4, List.of()));
    assertThat(log.from(Long.MAX_VALUE, 10)).isEqualTo(new LineLog.Piece(4, List.of()));
  }
}
