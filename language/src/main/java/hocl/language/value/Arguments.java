package hocl.language.value;

/** Numbers of arguments in sentences. */
public final class Arguments {

  private Arguments() {}

  /** The number of arguments in words. */
  public static String counted(int number) {
    return switch (number) {
      case 0 -> "no argument";
      case 1 -> "one argument";
      case 2 -> "two arguments";
      case 3 -> "three arguments";
      default -> number + " arguments";
    };
  }
}
