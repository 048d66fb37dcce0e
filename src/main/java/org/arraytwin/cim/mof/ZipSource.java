package org.arraytwin.cim.mof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.jspecify.annotations.Nullable;

/** The MOF files of a zip archive, held in memory. */
final class ZipSource implements MofSource {
  private static final int MAX_FILES = 100_000;
  private static final int MAX_BYTES = 128 * 1024 * 1024;

  private final Map<String, byte[]> files;
  private final String prefix;

  private ZipSource(Map<String, byte[]> files, String prefix) {
    this.files = files;
    this.prefix = prefix;
  }

  /**
   * Unpacks an archive.
   *
   * @throws IOException where it is none, or holds more than 128 MiB of MOF
   */
  static ZipSource read(Path archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    int left = MAX_BYTES;
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        if (!entry.isDirectory() && MofInput.isMof(entry.getName())) {
          byte[] bytes = zip.getInputStream(entry).readNBytes(left);
          left -= bytes.length;
          files.put(entry.getName(), bytes);
          if (left == 0 || files.size() > MAX_FILES) {
            throw new IOException(
                "the archive holds more than " + MAX_BYTES + " bytes or " + MAX_FILES + " files");
          }
        }
      }
    }
    return new ZipSource(files, archive + "!/");
  }

  List<String> paths() {
    return List.copyOf(files.keySet());
  }

  @Override
  public @Nullable Reader open(String path) {
    byte[] bytes = files.get(path);
    return bytes == null
        ? null
        : new InputStreamReader(
            new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
  }

  @Override
  public String label(String path) {
    return prefix + path;
  }
}
