package org.arraytwin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * How large a class and a method may grow, as read from the sources, and what every package has.
 */
class SourceSizeTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int LINES_OF_A_CLASS = 500;
  private static final int LINES_OF_A_METHOD = 70;

  private record Part(String name, long lines) {}

  @Test
  void aClassFitsAReader() throws IOException {
    assertThat(parts(false))
        .as("classes of more than %d lines are taken apart", LINES_OF_A_CLASS)
        .hasSizeGreaterThan(100)
        .noneMatch(part -> part.lines() > LINES_OF_A_CLASS);
  }

  @Test
  void aMethodFitsAScreen() throws IOException {
    assertThat(parts(true))
        .as("methods of more than %d lines are taken apart", LINES_OF_A_METHOD)
        .hasSizeGreaterThan(1000)
        .noneMatch(part -> part.lines() > LINES_OF_A_METHOD);
  }

  @Test
  void everyPackageTellsWhatItIsAndWhereNullMayBe() throws Exception {
    List<Path> folders;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      folders =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .sorted()
              .toList();
    }
    assertThat(folders).isNotEmpty();
    for (Path folder : folders) {
      String name = SOURCES.relativize(folder).toString().replace('/', '.').replace('\\', '.');
      assertThat(folder.resolve("package-info.java"))
          .content(StandardCharsets.UTF_8)
          .as(name)
          .startsWith("/**");
      assertThat(Class.forName(name + ".package-info"))
          .as("@NullMarked lets NullAway watch " + name)
          .hasAnnotation(NullMarked.class);
    }
  }

  private static List<Part> parts(boolean methods) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        Stream<Path> walk = Files.walk(SOURCES)) {
      List<Path> sources = walk.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      List<Part> parts = new ArrayList<>();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        measure(unit, positions, methods, parts);
      }
      return parts;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void measure(
      CompilationUnitTree unit, SourcePositions positions, boolean methods, List<Part> parts) {
    String file = SOURCES.relativize(Path.of(unit.getSourceFile().getName())).toString();
    if (!methods) {
      long lines = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, unit));
      parts.add(new Part(file, lines));
      return;
    }
    new TreeScanner<Void, String>() {
      @Override
      public Void visitClass(ClassTree type, String outer) {
        return super.visitClass(type, type.getSimpleName().toString());
      }

      @Override
      public Void visitMethod(MethodTree method, String type) {
        parts.add(new Part(file + " " + type + "." + method.getName(), lines(method)));
        return super.visitMethod(method, type);
      }

      private long lines(Tree tree) {
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree)) - first + 1;
      }
    }.scan(unit, "");
  }
}
