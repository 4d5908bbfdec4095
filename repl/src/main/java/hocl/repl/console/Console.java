package hocl.repl.console;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The streams of a call and what surrounds it. Standard output carries results and what programs
 * print, nothing else; everything said to the person at the keyboard goes to standard error. One
 * thread at a time.
 */
public final class Console {

  private final InputStream in;
  private final OutputStream outBytes;
  private final TextOutput out;
  private final TextOutput err;
  private final Environment environment;

  /** A console over the given streams; they stay open. */
  public Console(InputStream in, OutputStream out, OutputStream err, Environment environment) {
    this.in = in;
    this.outBytes = out;
    this.out = new TextOutput(out, environment.outTerminal());
    this.err = new TextOutput(err, true);
    this.environment = environment;
  }

  /** Standard input, as bytes. */
  public InputStream in() {
    return in;
  }

  /** Standard output. */
  public TextOutput out() {
    return out;
  }

  /** Standard output as bytes, for a command that speaks a protocol there and writes no text. */
  public OutputStream outBytes() {
    out.flush();
    return outBytes;
  }

  /** Standard error; what was written to standard output before is seen before. */
  public TextOutput err() {
    out.flush();
    return err;
  }

  /** The surroundings of the call. */
  public Environment environment() {
    return environment;
  }

  /** How to colour what goes to standard output. */
  public Palette outPalette() {
    return Palette.of(environment.outTerminal() && environment.wantsColour());
  }

  /** How to colour what goes to standard error. */
  public Palette errPalette() {
    return Palette.of(environment.errTerminal() && environment.wantsColour());
  }

  /** The number of columns of the terminal behind standard error; 0 if it is not known. */
  public int errColumns() {
    return environment.columns();
  }
}
