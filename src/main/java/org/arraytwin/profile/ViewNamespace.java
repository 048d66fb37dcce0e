package org.arraytwin.profile;

import java.util.List;
import java.util.function.Supplier;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.Namespace;

/**
 * A namespace made of views.
 *
 * @param <S> the snapshot that all answers of one {@link Instances} are read from
 */
public final class ViewNamespace<S> implements Namespace {
  private final Home home;
  private final ViewCatalog<S> catalog;
  private final Supplier<S> snapshots;

  /**
   * @param home of the instances served here
   * @param elements of all namespaces of the server, so that associations can lead across
   * @param associations served here
   * @param snapshots gives the present moment
   */
  public ViewNamespace(
      Home home,
      List<ElementView<S, ?>> elements,
      List<AssociationView<S, ?>> associations,
      Supplier<S> snapshots) {
    this.home = home;
    this.catalog = new ViewCatalog<>(home.namespace(), elements, associations);
    this.snapshots = snapshots;
  }

  @Override
  public String name() {
    return home.namespace();
  }

  @Override
  public ClassRepository classes() {
    return home.classes();
  }

  @Override
  public Instances open() {
    return new ViewInstances<>(catalog, snapshots.get());
  }
}
