package hocl.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void placesCountFromOneInOrderOfComing() {
    TextTable table = new TextTable();
    for (int round = 0; round < 2; round++) {
      for (int i = 1; i <= 10_000; i++) {
        int expected = round == 0 ? CodecNumbers.NEW : i;
        assertThat(place(table, "text " + i)).as("text %d", i).isEqualTo(expected);
      }
    }
  }

  @Test
  void textsOfOneHashCodeHavePlacesOfTheirOwn() {
    List<String> texts = new ArrayList<>(List.of(""));
    for (int length = 0; length < 12; length++) {
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        longer.add(text + "Aa");
        longer.add(text + "BB");
      }
      texts = longer;
    }
    assertThat(texts).extracting(String::hashCode).containsOnly(texts.getFirst().hashCode());
    TextTable table = new TextTable();
    for (int i = 0; i < texts.size(); i++) {
      assertThat(place(table, texts.get(i))).isEqualTo(CodecNumbers.NEW);
      assertThat(place(table, "other " + i)).isEqualTo(CodecNumbers.NEW);
    }
    for (int i = 0; i < texts.size(); i++) {
      assertThat(place(table, texts.get(i))).isEqualTo(2 * i + 1);
      assertThat(place(table, "other " + i)).isEqualTo(2 * i + 2);
    }
  }

  private static int place(TextTable table, String text) {
    return table.place(text, TextTable.code(text));
  }
}
