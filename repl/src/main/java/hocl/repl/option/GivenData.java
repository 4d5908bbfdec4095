package hocl.repl.option;

import hocl.runtime.atom.Molecule;
import hocl.runtime.data.DataException;
import hocl.runtime.data.DataFormats;
import hocl.runtime.data.DataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Atoms for parameters that come as text, from another process. */
public final class GivenData {

  private GivenData() {}

  /**
   * Reads the atoms for a parameter.
   *
   * @param name the name of the parameter
   * @param format one of those of {@code --data}, but for {@code hocl}
   * @param text in this format
   * @param settings takes an expression for the parameter, where the atoms have to be compiled
   * @param data takes the atoms otherwise
   * @throws DataRefusedException if the text does not fit the format, or the format is unknown
   */
  public static void read(
      String name,
      String format,
      String text,
      Map<String, String> settings,
      Map<String, Molecule> data) {
    RuleSource rules = new RuleSource();
    DataSource source =
        DataSource.ofStream(
            "the data of " + name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      Molecule atoms = DataFormats.standard().withRuleSource(rules::read).read(format, source);
      if (rules.isUsed()) {
        settings.put(name, RuleSource.expression(atoms));
      } else {
        data.put(name, atoms);
      }
    } catch (DataException e) {
      String line = e.line() == 0 ? "" : ", line " + e.line();
      throw new DataRefusedException(
          "`" + e.source() + "`" + line + ": " + e.sentence() + ".", e.hint());
    }
  }
}
