package org.arraytwin.cim.mof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where MOF texts come from. Paths use {@code /}, never start with it and never hold {@code ..}.
 */
@FunctionalInterface
public interface MofSource {
  /** The largest file that is read, in bytes. */
  int MAX_FILE_BYTES = 8 * 1024 * 1024;

  /**
   * The text of a file, or null where there is none of that path.
   *
   * @throws IOException where it cannot be read, is not UTF-8 or is larger than {@link
   *     #MAX_FILE_BYTES}
   */
  @Nullable String read(String path) throws IOException;

  /** The files of a folder; one that a symbolic link takes out of the folder is refused. */
  static MofSource folder(Path folder) {
    return path -> {
      Path root = folder.toRealPath();
      Path file = root.resolve(path);
      if (!Files.isRegularFile(file)) {
        return null;
      }
      if (!file.toRealPath().startsWith(root)) {
        throw new IOException("the file lies outside the MOF folder");
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new IOException("the file is larger than " + MAX_FILE_BYTES + " bytes");
      }
      return Files.readString(file);
    };
  }

  /** Texts held in memory, by path. */
  static MofSource of(Map<String, String> texts) {
    return texts::get;
  }
}
