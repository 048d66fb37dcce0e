package org.arraytwin.cim.mof.syntax;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where MOF texts come from. Paths use {@code /}, never start with it and never hold {@code ..}.
 */
@FunctionalInterface
public interface MofSource {
  /** The largest file that is read, in bytes. */
  long MAX_FILE_BYTES = 1L << 30;

  /**
   * Opens a file, or gives null where there is none of that path. It may be opened again, to show a
   * line of it in an error.
   *
   * @throws IOException where it cannot be read or is larger than {@link #MAX_FILE_BYTES}; the
   *     reader throws {@link java.nio.charset.CharacterCodingException} for what is not UTF-8
   */
  @Nullable Reader open(String path) throws IOException;

  /** What errors call a file. */
  default String label(String path) {
    return path;
  }

  /** The files of a folder; one that a symbolic link takes out of the folder is refused. */
  static MofSource folder(Path folder) {
    return new FolderSource(folder, "");
  }

  /**
   * The files of a folder.
   *
   * @param prefix stands before each path in errors
   */
  static MofSource folder(Path folder, String prefix) {
    return new FolderSource(folder, prefix);
  }

  /** Texts held in memory, by path. */
  static MofSource of(Map<String, String> texts) {
    return path -> {
      String text = texts.get(path);
      return text == null ? null : new StringReader(text);
    };
  }
}
