package org.arraytwin.product.threepar.cim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.mof.MofCompiler;
import org.arraytwin.cim.mof.MofDeclarations;
import org.arraytwin.cim.mof.syntax.MofSource;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.product.threepar.cim.state.Triple;
import org.arraytwin.product.threepar.copy.CopyData;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.profile.Protocol;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.MethodResult;
import org.arraytwin.wbem.Model;

/** The CIM servers of two arrays, asked without a network. */
final class TwoServers {
  static final ProductConfig CONFIG =
      new ProviderConfig(Path.of("provider-config")).product("threepar");
  static final ClassRepository CLASSES;
  static final ClassRepository INTEROP_CLASSES;

  static {
    MofDeclarations mof = MofCompiler.parse(MofSource.folder(Path.of("mof")), CONFIG.mof());
    CLASSES = mof.repository();
    INTEROP_CLASSES = mof.repository(ThreeparCim.INTEROP_CLASSES);
  }

  private final TwoSites sites;
  private final List<Model> servers = new ArrayList<>();

  TwoServers(TwoSites sites) {
    this.sites = sites;
    for (int array : new int[] {TwoSites.LONDON, TwoSites.PARIS}) {
      servers.add(
          new ThreeparCim(
                  new CopyDesk(
                      () -> new FleetAt(sites.fleet(), sites.fleet().now()),
                      command -> Outcome.execute(sites.fleet(), command, sites.fleet().now()),
                      array,
                      CopyData.read(Path.of("provider-config"), CONFIG)),
                  CONFIG,
                  new Protocol(Set.of(), 0, false, false),
                  CLASSES,
                  INTEROP_CLASSES)
              .model());
    }
  }

  TwoSites sites() {
    return sites;
  }

  Model model(int array) {
    return servers.get(array);
  }

  Instances tpd(int array) {
    return namespace(array, CONFIG.implementationNamespace());
  }

  Instances interop(int array) {
    return namespace(array, CONFIG.interopNamespace());
  }

  private Instances namespace(int array, String name) {
    return Objects.requireNonNull(servers.get(array).open().namespace(name));
  }

  static CimClass classOf(Instances namespace, String name) {
    CimClass found = namespace.classes().get(name);
    assertThat(found).as(name).isNotNull();
    return found;
  }

  static <T> List<T> list(Iterator<T> iterator) {
    List<T> all = new ArrayList<>();
    iterator.forEachRemaining(all::add);
    return all;
  }

  static List<CimInstance> enumerate(Instances namespace, String className) {
    return list(namespace.enumerate(classOf(namespace, className)));
  }

  List<CimInstance> enumerate(int array, String className) {
    return enumerate(tpd(array), className);
  }

  CimInstance named(int array, String className, String elementName) {
    return enumerate(array, className).stream()
        .filter(i -> elementName.equals(i.get("ElementName")))
        .findFirst()
        .orElseThrow();
  }

  CimInstance volume(int array, String name) {
    return named(array, "TPD_StorageVolume", name);
  }

  /** The pair of a local volume. */
  CimInstance pairOf(int array, String volume) {
    List<CimInstance> pairs = pairs(array, volume(array, volume).path());
    assertThat(pairs).hasSize(1);
    return pairs.get(0);
  }

  List<CimInstance> pairs(int array, ObjectPath element) {
    List<CimInstance> found = new ArrayList<>();
    for (String role : List.of("SystemElement", "SyncedElement")) {
      found.addAll(references(array, element, "TPD_RemoteStorageSynchronized", role));
    }
    return found;
  }

  List<CimInstance> references(int array, ObjectPath element, String association, String role) {
    Instances instances = tpd(array);
    return list(instances.references(element, classOf(tpd(array), association), role));
  }

  static Triple triple(CimInstance pair) {
    return new Triple(
        number(pair, "CopyState"), number(pair, "SyncState"), number(pair, "ProgressStatus"));
  }

  static int number(CimInstance instance, String property) {
    Object value = instance.get(property);
    assertThat(value).as(property).isInstanceOf(Long.class);
    return ((Long) value).intValue();
  }

  static ObjectPath reference(CimInstance association, String role) {
    return (ObjectPath) association.get(role);
  }

  MethodResult invoke(int array, String className, String method, Map<String, Object> in) {
    CimInstance object = enumerate(array, className).get(0);
    return tpd(array).invoke(object.path(), classOf(tpd(array), className).method(method), in);
  }
}
