package org.arraytwin.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.arraytwin.cim.Names;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Namespaces made of views. All that is read from one moment comes from one snapshot.
 *
 * @param <S> the snapshot
 */
public final class ViewModel<S> implements Model {
  /**
   * A namespace.
   *
   * @param home of the instances served there
   * @param associations served there
   * @param aliases other names that lead there; answers carry the real one
   */
  public record Space<S>(
      Home home, List<AssociationView<S, ?>> associations, List<String> aliases) {
    public Space {
      associations = List.copyOf(associations);
      aliases = List.copyOf(aliases);
    }
  }

  private record Served<S>(Home home, ViewCatalog<S> catalog) {}

  private final Map<String, Served<S>> served = new LinkedHashMap<>();
  private final List<String> names;
  private final Supplier<S> snapshots;
  private final @Nullable Commands commands;

  /**
   * @param elements of all namespaces, so that associations can lead across
   * @param spaces the namespaces
   * @param snapshots gives the present moment
   * @param commands where clients' writes go; null for a model that is read only
   */
  public ViewModel(
      List<ElementView<S, ?>> elements,
      List<Space<S>> spaces,
      Supplier<S> snapshots,
      @Nullable Commands commands) {
    this.commands = commands;
    for (Space<S> space : spaces) {
      String name = space.home().namespace();
      Served<S> one =
          new Served<>(space.home(), new ViewCatalog<>(name, elements, space.associations()));
      served.put(Names.fold(name), one);
      space.aliases().forEach(alias -> served.putIfAbsent(Names.fold(alias), one));
    }
    this.names = spaces.stream().map(space -> space.home().namespace()).toList();
    this.snapshots = snapshots;
  }

  @Override
  public Moment open() {
    S snapshot = snapshots.get();
    return new Moment() {
      @Override
      public List<String> namespaces() {
        return names;
      }

      @Override
      public @Nullable Instances namespace(String name) {
        Served<S> found = served.get(Names.fold(name));
        return found == null
            ? null
            : new ViewInstances<>(found.home(), found.catalog(), snapshot, commands);
      }
    };
  }
}
