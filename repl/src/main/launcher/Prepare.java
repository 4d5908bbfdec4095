import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Rewrites the jars of a folder so that the JDK's ahead-of-time cache can hold more of them. What
 * the classes do stays the same.
 *
 * <ul>
 *   <li>Classes older than version 50 cannot be cached: they get a newer version, and the stack
 *       maps that it asks for.
 *   <li>A {@code switch} over types makes a hidden class at run time, which cannot be cached: it
 *       becomes a call of a method that tests the types in the same order.
 *   <li>So do {@code equals} and {@code hashCode} of records, which take milliseconds when they are
 *       first called: they become calls of methods that look at the components.
 * </ul>
 */
final class Prepare {
  private static final int FIRST_CACHED_VERSION = 50;

  private static final int VERSION_WITH_STACK_MAPS = 52;

  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  private final ClassFile classFile;

  private Prepare(ClassLoader classes) {
    classFile =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes)
                    .orElse(ClassHierarchyResolver.defaultResolver())),
            StackMapsOption.GENERATE_STACK_MAPS);
  }

  /** Rewrites the jars of the one folder named. */
  public static void main(String[] arguments) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    List<Path> rewritten = new ArrayList<>();
    try (URLClassLoader classes = new URLClassLoader(urls)) {
      Prepare prepare = new Prepare(classes);
      for (Path jar : jars) {
        String name = jar.getFileName().toString();
        if (name.startsWith("hocl-") || name.startsWith("picocli-")) {
          prepare.rewrite(jar, beside(jar));
          rewritten.add(jar);
        }
      }
    }
    for (Path jar : rewritten) {
      Files.move(beside(jar), jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path beside(Path jar) {
    return jar.resolveSibling(jar.getFileName() + ".new");
  }

  private void rewrite(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] bytes;
        try (var in = jar.getInputStream(entry)) {
          bytes = in.readAllBytes();
        }
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? rewrite(bytes) : bytes);
        out.closeEntry();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private byte[] rewrite(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    boolean old = model.majorVersion() < FIRST_CACHED_VERSION;
    if (!old && model.methods().stream().noneMatch(Prepare::hasReplaced)) {
      return bytes;
    }
    List<InvokeDynamicInstruction> replaced = new ArrayList<>();
    return classFile.build(
        model.thisClass().asSymbol(),
        to -> {
          for (ClassElement element : model) {
            switch (element) {
              case ClassFileVersion _ when old -> to.withVersion(VERSION_WITH_STACK_MAPS, 0);
              case MethodModel method -> copy(method, model, replaced, to);
              default -> to.with(element);
            }
          }
          for (int i = 0; i < replaced.size(); i++) {
            InvokeDynamicInstruction call = replaced.get(i);
            to.withMethodBody(
                name(i),
                call.typeSymbol(),
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                at -> {
                  if (RecordMethods.isOne(call)) {
                    RecordMethods.write(call, at);
                  } else {
                    writeSwitch(call, at);
                  }
                });
          }
        });
  }

  private static boolean hasReplaced(MethodModel method) {
    return method
        .code()
        .map(code -> code.elementStream().anyMatch(Prepare::isReplaced))
        .orElse(false);
  }

  private static boolean isReplaced(CodeElement element) {
    return isSwitchOverTypes(element)
        || (element instanceof InvokeDynamicInstruction call && RecordMethods.isOne(call));
  }

  private static boolean isSwitchOverTypes(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && call.bootstrapMethod().owner().equals(SWITCHES)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  private static void copy(
      MethodModel method,
      ClassModel owner,
      List<InvokeDynamicInstruction> replaced,
      ClassBuilder to) {
    boolean isInterface = (owner.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    to.transformMethod(
        method,
        (building, part) -> {
          if (part instanceof CodeModel code) {
            building.transformCode(
                code,
                (at, element) -> {
                  if (isReplaced(element)) {
                    InvokeDynamicInstruction call = (InvokeDynamicInstruction) element;
                    at.invokestatic(
                        owner.thisClass().asSymbol(),
                        name(replaced.size()),
                        call.typeSymbol(),
                        isInterface);
                    replaced.add(call);
                  } else {
                    at.with(element);
                  }
                });
          } else {
            building.with(part);
          }
        });
  }

  private static String name(int number) {
    return "$prepared$" + number;
  }

  /** The meaning of {@code SwitchBootstraps.typeSwitch}, for labels that are all types. */
  private static void writeSwitch(InvokeDynamicInstruction call, CodeBuilder at) {
    Label present = at.newLabel();
    at.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
    List<ConstantDesc> labels = call.bootstrapArgs();
    for (int i = 0; i < labels.size(); i++) {
      testLabel((ClassDesc) labels.get(i), i, at);
    }
    at.loadConstant(labels.size()).ireturn();
  }

  private static void testLabel(ClassDesc label, int index, CodeBuilder at) {
    Label next = at.newLabel();
    at.iload(1).loadConstant(index).if_icmpgt(next);
    at.aload(0).instanceOf(label).ifeq(next);
    at.loadConstant(index).ireturn().labelBinding(next);
  }
}
