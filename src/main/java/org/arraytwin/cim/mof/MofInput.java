package org.arraytwin.cim.mof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.arraytwin.cim.mof.syntax.MofSource;

/**
 * Something to compile.
 *
 * @param source where files are
 * @param tops the paths of those to read, in order; what they include is read, too
 */
public record MofInput(MofSource source, List<String> tops) {
  private static final String SUFFIX = ".mof";
  private static final int MAX_DEPTH = 32;

  public MofInput {
    tops = List.copyOf(tops);
  }

  /**
   * A file with what it includes from its folder, all {@code .mof} files of a folder and its
   * folders, or all of a zip archive.
   *
   * @throws IOException where there is no such file or it cannot be read; a {@link
   *     NoSuchFileException} also where there is no MOF in it
   */
  public static MofInput of(Path path) throws IOException {
    String name = path.toString();
    if (Files.isDirectory(path)) {
      MofSource source = MofSource.folder(path, name.endsWith("/") ? name : name + "/");
      return new MofInput(source, some(name, mofFiles(path)));
    }
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(name);
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      ZipSource zip = ZipSource.read(path);
      return new MofInput(zip, some(name, zip.paths()));
    }
    Path file = path.getFileName();
    Path folder = path.getParent();
    String prefix = folder == null ? "" : folder.endsWith("/") ? "/" : folder + "/";
    return new MofInput(
        MofSource.folder(folder == null ? Path.of("") : folder, prefix),
        List.of(String.valueOf(file)));
  }

  private static List<String> some(String name, List<String> paths) throws NoSuchFileException {
    if (paths.isEmpty()) {
      throw new NoSuchFileException(name, null, "there is no .mof file in it");
    }
    return paths;
  }

  private static List<String> mofFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, MAX_DEPTH, new FileVisitOption[0])) {
      return files
          .filter(f -> isMof(f.toString()) && Files.isRegularFile(f))
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static boolean isMof(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }
}
