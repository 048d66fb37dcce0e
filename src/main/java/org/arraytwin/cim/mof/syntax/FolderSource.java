package org.arraytwin.cim.mof.syntax;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files below a folder, in UTF-8.
 *
 * @param prefix stands before each path in errors
 */
record FolderSource(Path folder, String prefix) implements MofSource {
  /** Up to here a file is read at once, which is faster before the decoder is compiled. */
  private static final long AT_ONCE = 1 << 20;

  @Override
  public @Nullable Reader open(String path) throws IOException {
    Path root = folder.toRealPath();
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    if (!file.toRealPath().startsWith(root)) {
      throw new IOException("the file lies outside the MOF folder");
    }
    long size = Files.size(file);
    if (size > MAX_FILE_BYTES) {
      throw new IOException("the file is larger than " + MAX_FILE_BYTES + " bytes");
    }
    return size <= AT_ONCE
        ? new StringReader(Files.readString(file))
        : Files.newBufferedReader(file);
  }

  @Override
  public String label(String path) {
    return prefix + path;
  }
}
