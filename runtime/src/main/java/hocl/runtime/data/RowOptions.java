package hocl.runtime.data;

import java.util.Set;

/**
 * How rows of separated fields are read.
 *
 * @param header whether the first row holds the names of the columns instead of data
 * @param separator stands between fields; an ASCII character that no number, quote or line end has;
 *     0 for that of the format
 * @param decimalComma whether Floats have a comma in the place of the point
 * @param allText whether every field is a String
 * @param textColumns the columns, from 1, whose fields are Strings
 * @param textNames the names of such columns; only with a header
 */
public record RowOptions(
    boolean header,
    char separator,
    boolean decimalComma,
    boolean allText,
    Set<Integer> textColumns,
    Set<String> textNames) {

  /** Every row is data, and each field is what it looks like. */
  public static final RowOptions NONE =
      new RowOptions(false, '\0', false, false, Set.of(), Set.of());

  /** Copies its arguments. */
  public RowOptions {
    textColumns = Set.copyOf(textColumns);
    textNames = Set.copyOf(textNames);
  }
}
