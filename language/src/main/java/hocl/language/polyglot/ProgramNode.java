package hocl.language.polyglot;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.Source;

/** The root of a program: each call runs it anew, with the names that the context has then. */
final class ProgramNode extends RootNode {

  private final Source source;

  ProgramNode(HoclLanguage language, Source source) {
    super(language);
    this.source = source;
  }

  @Override
  public Object execute(VirtualFrame frame) {
    return run();
  }

  @TruffleBoundary
  private SolutionObject run() {
    return HoclLanguage.context().run(source);
  }

  @Override
  public String getName() {
    return source.getName();
  }

  @Override
  public boolean isInternal() {
    return true;
  }
}
