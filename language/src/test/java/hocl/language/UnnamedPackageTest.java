package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of the unnamed package, which have a name in programs without a package only. */
class UnnamedPackageTest {

  @TempDir private Path classes;

  @BeforeEach
  void writesAClassWithoutAPackage() throws IOException {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of("Plain"),
                type ->
                    type.withFlags(ClassFile.ACC_PUBLIC)
                        .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_PUBLIC,
                            code ->
                                code.aload(0)
                                    .invokespecial(
                                        ConstantDescs.CD_Object,
                                        ConstantDescs.INIT_NAME,
                                        ConstantDescs.MTD_void)
                                    .return_()));
    Files.write(classes.resolve("Plain.class"), bytes);
  }

  private List<String> codes(String text) {
    CompileOptions options =
        new CompileOptions(Map.of(), Map.of(), Map.of(), Map.of(), null, true, List.of(classes));
    return Compiler.compile(new SourceText("test.hocl", text), options).diagnostics().stream()
        .map(error -> error.code())
        .toList();
  }

  @Test
  void aProgramWithoutAPackageNamesThem() {
    assertThat(codes("<new Plain(), replace x::Plain by 1 if x instanceof Plain>")).isEmpty();
  }

  @Test
  void inAPackageThereIsNoSuchClass() {
    assertThat(codes("package demo; <new Plain()>")).containsExactly("E0902");
    assertThat(codes("package demo; import Plain; <1>")).containsExactly("E0902");
    assertThat(codes("package demo; <replace x::Plain by 1>")).containsExactly("E0308");
    assertThat(codes("package demo; <replace x by 1 if x instanceof Plain>"))
        .containsExactly("E0308");
  }
}
