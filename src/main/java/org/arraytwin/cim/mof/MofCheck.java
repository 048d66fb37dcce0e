package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.mof.syntax.MofException;
import org.jspecify.annotations.Nullable;

/**
 * What a check of MOF files found.
 *
 * @param errors in the order of files, lines and columns; at one place only the first
 * @param more whether there are more errors than {@link #MAX_ERRORS}
 * @param qualifierTypes how many were declared
 * @param classes how many were declared and resolved
 * @param instances how many were declared and are right
 */
public record MofCheck(
    List<MofException> errors, boolean more, long qualifierTypes, long classes, long instances) {
  /** How many errors are kept. */
  public static final int MAX_ERRORS = 10_000;

  private record Spot(String file, int line, int column) {}

  public MofCheck {
    errors = List.copyOf(errors);
  }

  /**
   * Compiles files, keeping nothing but the mistakes.
   *
   * @param inputs what to check, as one whole
   * @param existing classes that the files may build on, in every namespace
   */
  public static MofCheck of(List<MofInput> inputs, ClassRepository existing) {
    Checking checking = new Checking(existing);
    boolean more = false;
    try {
      MofCompiler.compile(inputs, checking, checking::problem);
    } catch (TooMany e) {
      more = true;
    }
    return new MofCheck(
        checking.sorted(), more, checking.qualifierTypes, checking.classes, checking.instances);
  }

  /** Ends a compilation whose further errors nobody would read. */
  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("more than " + MAX_ERRORS + " errors", null, false, false);
    }
  }

  /** Counts what comes, and knows which instances there are. */
  private static final class Checking implements MofTarget {
    private final ClassRepository existing;
    private final Map<Spot, MofException> errors = new LinkedHashMap<>();
    private final Set<String> paths = new HashSet<>();
    private long qualifierTypes;
    private long classes;
    private long instances;

    Checking(ClassRepository existing) {
      this.existing = existing;
    }

    void problem(MofException e) {
      if (errors.size() == MAX_ERRORS) {
        throw new TooMany();
      }
      errors.putIfAbsent(new Spot(e.file(), e.line(), e.column()), e);
    }

    List<MofException> sorted() {
      Map<String, Integer> files = new HashMap<>();
      for (MofException e : errors.values()) {
        files.putIfAbsent(e.file(), files.size());
      }
      List<MofException> sorted = new ArrayList<>(errors.values());
      sorted.sort(
          Comparator.comparing((MofException e) -> files.getOrDefault(e.file(), 0))
              .thenComparingInt(MofException::line)
              .thenComparingInt(MofException::column));
      return sorted;
    }

    @Override
    public ClassRepository classes(@Nullable String namespace) {
      return existing;
    }

    @Override
    public void define(
        @Nullable String namespace, List<QualifierType> types, List<CimClass> added) {
      qualifierTypes += types.size();
      classes += added.size();
    }

    @Override
    public void instance(@Nullable String namespace, CimInstance instance) {
      String home = namespace == null ? "" : Names.fold(namespace);
      if (!paths.add(home + ':' + instance.path().canonicalKeys())) {
        throw new CimException(
            CimStatus.ALREADY_EXISTS, "there is already an instance " + instance.path());
      }
      instances++;
    }
  }
}
