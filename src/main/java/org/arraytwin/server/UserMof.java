package org.arraytwin.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The user's own MOF.
 *
 * @param schema a file, folder or zip archive of classes that stand in place of the bundled ones
 * @param loads what is added to arrays, in order
 * @param say gets a line for each file loaded, and for each mistake in it
 */
public record UserMof(@Nullable Path schema, List<Load> loads, Consumer<String> say) {
  /** Only what is bundled. */
  public static final UserMof NONE = new UserMof(null, List.of(), line -> {});

  /**
   * MOF to add.
   *
   * @param path a file, folder or zip archive
   * @param array the array to add it to, or null for all
   * @param namespace where declarations go that name no namespace; null for the one in which the
   *     array's product has its classes
   */
  public record Load(Path path, @Nullable String array, @Nullable String namespace) {
    /** {@code FILE}, {@code FILE@namespace} or {@code FILE@array:namespace}. */
    public static Load parse(String text) {
      int at = text.lastIndexOf('@');
      if (at <= 0 || Files.exists(Path.of(text))) {
        return new Load(Path.of(text), null, null);
      }
      String where = text.substring(at + 1);
      int colon = where.indexOf(':');
      String namespace = where.substring(colon + 1);
      return new Load(
          Path.of(text.substring(0, at)),
          colon < 0 ? null : where.substring(0, colon),
          namespace.isEmpty() ? null : namespace);
    }
  }

  public UserMof {
    loads = List.copyOf(loads);
  }
}
