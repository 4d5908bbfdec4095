package hocl.grammar.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {
  @Test
  void offsetsHaveLinesAndColumns() {
    SourceText text = new SourceText("t", "ab\ncd\r\ne\rf");
    assertThat(text.lineCount()).isEqualTo(4);
    assertThat(text.lineOf(0)).isEqualTo(1);
    assertThat(text.lineOf(2)).isEqualTo(1);
    assertThat(text.lineOf(3)).isEqualTo(2);
    assertThat(text.lineOf(7)).isEqualTo(3);
    assertThat(text.lineOf(99)).isEqualTo(4);
    assertThat(text.columnOf(4)).isEqualTo(2);
    assertThat(text.lineText(2)).isEqualTo("cd");
    assertThat(text.lineText(4)).isEqualTo("f");
    assertThat(text.lineStart(3)).isEqualTo(7);
  }

  @Test
  void columnsCountCharacters() {
    SourceText text = new SourceText("t", "\ud83d\ude00x");
    assertThat(text.columnOf(2)).isEqualTo(2);
    assertThat(text.span(2, 3).column()).isEqualTo(2);
  }

  @Test
  void spansAreCutAndJoined() {
    SourceText text = new SourceText("t", "hello");
    Span span = text.span(1, 3).to(text.span(4, 99));
    assertThat(span.text()).isEqualTo("ello");
    assertThat(span).hasToString("t:1:2");
    assertThat(new SourceText("e", "").wholeSpan().line()).isEqualTo(1);
  }
}
