package hocl.language.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a method in which evaluation may fail before anything has changed. */
final class SafeRanges {

  private final CodeBuilder code;
  private final List<Range> ranges = new ArrayList<>();
  private @Nullable Label begin;

  private record Range(Label begin, Label end) {}

  SafeRanges(CodeBuilder code) {
    this.code = code;
  }

  /** From here on nothing has been changed when an evaluation fails. */
  void open() {
    Label label = code.newLabel();
    code.labelBinding(label);
    // a range must not be empty
    code.nop();
    begin = label;
  }

  /** From here on something may have changed. */
  void close() {
    Label opened = begin;
    if (opened == null) {
      throw new IllegalStateException("no range is open");
    }
    Label end = code.newLabel();
    code.labelBinding(end);
    ranges.add(new Range(opened, end));
  }

  /** Goes to a label where an Int outgrew 64 bits or a division by zero was found. */
  void handle(Label beyond) {
    Label overflow = code.newLabel();
    code.labelBinding(overflow);
    code.pop();
    code.goto_(beyond);
    for (Range range : ranges) {
      code.exceptionCatch(
          range.begin(), range.end(), overflow, Names.of(ArithmeticException.class));
      code.exceptionCatch(
          range.begin(), range.end(), overflow, Names.of(DivisionByZeroException.class));
    }
  }
}
